"""Sentence embeddings as a witness for the aligner: a model of sentence-transformers, by hub id or folder.

LaBSE (Feng et al. 2022, doi 10.18653/v1/2022.acl-long.62) covers 109 languages: `sentence-transformers/LaBSE`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translaudit.align.profiles import Embed
from translaudit.errors import ModelError


def load_embedder(name: str, *, offline: bool = False) -> Embed:
    """Load an embedding model; only safetensors weights, no code from the hub.

    Args:
        name: hub id or folder of a sentence-transformers model.
        offline: never use the network.

    Raises:
        ModelError: the `embed` extra is not installed, or the model cannot be found or loaded.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError:
        raise ModelError("embeddings need sentence-transformers: pip install 'translaudit[embed]'") from None
    try:
        model = SentenceTransformer(
            name,
            trust_remote_code=False,
            local_files_only=offline or Path(name).is_dir(),
            model_kwargs={"use_safetensors": True},
        )
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(f"embedding model '{name}' cannot be loaded: {reason}") from None

    def embed(texts: Sequence[str]) -> Any:
        return model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)

    return embed
