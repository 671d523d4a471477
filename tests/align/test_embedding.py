"""A sentence-transformers model helps the aligner, and is loaded safely."""

from pathlib import Path

import pytest

import translaudit
from translaudit.align.embedding import load_embedder
from translaudit.config import Config

GERMAN, ENGLISH = "Der Minister kam am Montag.", "The minister came on Monday."


@pytest.fixture(scope="module")
def tiny_embedder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of random weights with a vocabulary of letters, saved as sentence-transformers saves models."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("embedder")
    letters = "abcdefghijklmnopqrstuvwxyz."
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), "utf-8")
    BertTokenizer(vocab=str(folder / "vocab.txt")).save_pretrained(folder / "bert")
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    BertModel(config).save_pretrained(folder / "bert")
    word_vectors = Transformer(str(folder / "bert"))
    SentenceTransformer(modules=[word_vectors, Pooling(16)]).save(str(folder / "model"))
    return folder / "model"


def test_texts_become_unit_vectors_of_one_size(tiny_embedder: Path) -> None:
    vectors = load_embedder(str(tiny_embedder), offline=True)([GERMAN, ENGLISH])
    assert vectors.shape == (2, 16)
    assert (vectors**2).sum(axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_an_audit_names_the_embeddings_among_its_aligners(tiny_embedder: Path) -> None:
    config = Config(embeddings=str(tiny_embedder), offline=True, select=("FLU802",))
    assert "embedding" in translaudit.audit(GERMAN, ENGLISH, model="none", config=config).signature
    assert (
        "embedding" not in translaudit.audit(GERMAN, ENGLISH, model="none", config=Config(select=("FLU802",))).signature
    )


def test_a_model_that_is_not_there_is_one_line() -> None:
    with pytest.raises(translaudit.ModelError, match="cannot be loaded") as caught:
        load_embedder("nobody/nothing", offline=True)
    assert "\n" not in str(caught.value)
