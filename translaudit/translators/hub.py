"""Models from the Hugging Face hub: found in its cache, downloaded when allowed, and never more than is needed."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from logging import ERROR
from pathlib import Path

import msgspec

from translaudit.errors import ModelError
from translaudit.languages import has_topic, load_topic

PROBE_SECONDS = 5.0
"""How long the hub may take to say that it is there."""
FILES = (
    "config.json",
    "generation_config.json",
    "model.safetensors",
    "source.spm",
    "target.spm",
    "vocab.json",
    "target_vocab.json",
    "tokenizer_config.json",
    "README.md",
    "LICENSE*",
)
_ID = re.compile(r"(?P<id>[\w.-]+/[\w.-]+)(?:@(?P<revision>[\w./-]+))?")


class PairModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The hub model for a language pair, with the commit that has safetensors where the main branch has none.

    `own_translations_believed` says whether the model that ships translates well enough for its re-translations to be
    believed; else they are only scored against, and what it says of published words is heard.
    """

    hub: str
    revision: str | None = None
    own_translations_believed: bool = True


class HubModel(msgspec.Struct, frozen=True):
    """A model on the hub: `Helsinki-NLP/opus-mt-de-en`, or with `@` and a branch, tag or commit."""

    id: str
    revision: str | None = None

    def __str__(self) -> str:
        """As one writes it on the command line."""
        return self.id if self.revision is None else f"{self.id}@{self.revision}"


class CachedModel(msgspec.Struct, frozen=True):
    """A MarianMT model in the hub's cache: its commit, bytes on disk, and licence as its card states it."""

    id: str
    commit: str
    bytes: int
    licence: str | None
    folder: str


def parse_hub_id(spec: str) -> HubModel | None:
    """Read `owner/name` or `owner/name@revision`; None where it is neither."""
    match = _ID.fullmatch(spec)
    return HubModel(match["id"], match["revision"] or _known_revision(match["id"])) if match else None


def model_for_pair(source_lang: str, target_lang: str) -> HubModel:
    """The model that `auto` means for two languages."""
    known = _pair_model(source_lang, target_lang)
    return HubModel(known.hub, known.revision)


def own_translations_believed(source_lang: str, target_lang: str) -> bool:
    """Whether re-translations by the model that ships for two languages are believed."""
    return _pair_model(source_lang, target_lang).own_translations_believed


def _pair_model(source_lang: str, target_lang: str) -> PairModel:
    pair = f"{source_lang}-{target_lang}"
    return (
        load_topic(pair, "models", PairModel)
        if has_topic(pair, "models")
        else PairModel(f"Helsinki-NLP/opus-mt-{pair}")
    )


def cached_folder(model: HubModel) -> Path | None:
    """The model's folder in the hub's cache, if it is there with its weights; no network."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(model.id, revision=model.revision, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        return None
    needed = ("config.json", "model.safetensors", "source.spm", "target.spm", "vocab.json")
    return folder if all((folder / name).is_file() for name in needed) else None


def pull(model: HubModel) -> Path:
    """Download a model, with a progress bar on a terminal, and return its folder.

    Raises:
        ModelError: the hub cannot be reached, has no such model or revision, or has it only as pickle.
    """
    from huggingface_hub import HfApi, snapshot_download

    with _plain_errors(model), _quiet_client():
        info = HfApi().model_info(model.id, revision=model.revision, timeout=PROBE_SECONDS)
        names = {sibling.rfilename for sibling in info.siblings or ()}
        if "model.safetensors" not in names:
            raise ModelError(
                f"{model} has no safetensors weights on the hub: name a revision that has them (owner/name@revision)"
            )
        return Path(snapshot_download(model.id, revision=info.sha, allow_patterns=list(FILES)))


def cached_models() -> list[CachedModel]:
    """The MarianMT models in the hub's cache, by name."""
    from huggingface_hub import constants, scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    try:
        repositories = scan_cache_dir(constants.HF_HUB_CACHE).repos
    except CacheNotFound:
        return []
    found = [
        CachedModel(repo.repo_id, revision.commit_hash, revision.size_on_disk, licence(folder), str(folder))
        for repo in repositories
        for revision in repo.revisions
        if (folder := Path(revision.snapshot_path)) and _is_marian(folder)
    ]
    return sorted(found, key=lambda model: (model.id, model.commit))


def licence(folder: Path) -> str | None:
    """The licence in the front matter of a model's card."""
    card = folder / "README.md"
    if not card.is_file():
        return None
    match = re.search(r"\A---\s*\n(?:.*\n)*?license:\s*(\S+)", card.read_text(encoding="utf-8", errors="replace"))
    return match[1] if match else None


def network_forbidden() -> bool:
    """Whether the hub's own switches (`HF_HUB_OFFLINE`, `TRANSFORMERS_OFFLINE`) forbid the network."""
    return any(os.environ.get(name, "").upper() in {"1", "ON", "YES", "TRUE"} for name in _SWITCHES)


_SWITCHES = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


def _is_marian(folder: Path) -> bool:
    try:
        return b'"marian"' in (folder / "config.json").read_bytes()
    except OSError:
        return False


@cache
def _known_revision(model_id: str) -> str | None:
    pairs = (entry.name for entry in files("translaudit.languages").iterdir() if has_topic(entry.name, "models"))
    known = (load_topic(pair, "models", PairModel) for pair in pairs)
    return next((model.revision for model in known if model.hub == model_id), None)


@contextmanager
def _quiet_client() -> Iterator[None]:
    """The hub's client without its advice, and without progress bars where nobody watches."""
    from huggingface_hub.utils import logging
    from huggingface_hub.utils.tqdm import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

    verbosity, silent = logging.get_verbosity(), are_progress_bars_disabled()
    logging.set_verbosity(ERROR)
    if not sys.stderr.isatty():
        disable_progress_bars()
    try:
        yield
    finally:
        logging.set_verbosity(verbosity)
        if not silent:
            enable_progress_bars()


@contextmanager
def _plain_errors(model: HubModel) -> Iterator[None]:
    from huggingface_hub import errors

    try:
        yield
    except ModelError:
        raise
    except (errors.RepositoryNotFoundError, errors.RevisionNotFoundError, errors.HFValidationError):
        raise ModelError(f"the hub has no model {model}: check the spelling, or give a folder") from None
    except Exception as error:  # noqa: BLE001 (the hub's client raises what its HTTP library of the day raises)
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelError(
            f"the hub cannot be reached for {model} ({reason[:120]}): check the network, or give a folder"
        ) from None
