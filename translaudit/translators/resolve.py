"""From what the user calls a model to a translator: `auto`, `own`, a hub id, a folder, `recorded:FILE.tsv` or `none`.

Nothing heavy is imported here until a model is really loaded.
"""

from importlib.util import find_spec
from pathlib import Path

import msgspec

from translaudit.errors import ModelError
from translaudit.translators.base import Translator
from translaudit.translators.decoding import DecodingSettings
from translaudit.translators.engine import Engine
from translaudit.translators.folders import FolderKind, bundled_folder, folder_kind, weights_hash
from translaudit.translators.health import Languages
from translaudit.translators.hub import (
    HubModel,
    cached_folder,
    model_for_pair,
    network_forbidden,
    own_translations_believed,
    parse_hub_id,
    pull,
)
from translaudit.user_cache import cache_folder

ENGINES = ("auto", "transformers", "ctranslate2")


class _Request(msgspec.Struct, frozen=True):
    languages: Languages
    device: str
    settings: DecodingSettings
    offline: bool
    cache: bool
    engine: str


def load_translator(
    spec: str = "auto",
    *,
    device: str = "auto",
    beam: int = 4,
    offline: bool = False,
    cache: bool = True,
    source_lang: str = "de",
    target_lang: str = "en",
    engine: str = "auto",
) -> tuple[Translator | None, str | None]:
    """Load a witness.

    Args:
        spec: `auto` (the hub's model for the language pair, else the model that ships with translaudit, else none), a
            hub id with an optional `@revision`, a Transformers or CTranslate2 folder, `own` (the model that ships with
            translaudit), `recorded:FILE.tsv`, or `none`.
        device: `auto`, `cpu`, `cuda` or `cuda:N`.
        beam: beam size of the re-translation.
        offline: never use the network, as with `HF_HUB_OFFLINE=1`.
        cache: keep model outputs on disk.
        source_lang: ISO 639-1 code of the language translated from.
        target_lang: ISO 639-1 code of the language translated to.
        engine: what runs a Transformers folder, one of `ENGINES`; `auto` takes CTranslate2 where it is installed and
            would give the same translations.

    Returns:
        The translator, or None where there is no model, and a note for the report where it is not what was asked for.

    Raises:
        ModelError: what was named cannot be found, trusted or loaded; or `auto` found a model that does not load.
    """
    if engine not in ENGINES:
        raise ModelError(f"'{engine}' is no engine: use {', '.join(ENGINES[:-1])} or {ENGINES[-1]}")
    request = _Request(
        Languages(source_lang, target_lang),
        device,
        DecodingSettings(beam=beam),
        offline or network_forbidden(),
        cache,
        engine,
    )
    if spec == "none":
        return None, None
    if spec == "auto":
        return _automatic(request)
    if spec == "own":
        return _own(request), None
    kind, _, path = spec.partition(":")
    if kind == "recorded":
        from translaudit.translators.recorded import RecordedTranslator

        return RecordedTranslator(Path(path).expanduser(), request.languages), None
    if spec and (folder := Path(spec).expanduser()).is_dir():
        return _open(folder, str(folder), request), None
    model = parse_hub_id(spec)
    if model is None or spec.startswith((".", "~", "/")):
        raise ModelError(
            f"'{spec}' is no model: name a folder, a hub id such as {model_for_pair(source_lang, target_lang).id}, "
            "recorded:FILE.tsv, auto or none"
        )
    return _open(_fetch(model, offline=request.offline), str(model), request), None


def _own(request: _Request) -> Translator:
    pair = request.languages
    folder = bundled_folder(pair.source, pair.target)
    if folder is None:
        raise ModelError(
            f"translaudit ships no model for {pair.source}-{pair.target}: "
            "use auto, a hub id, a folder, recorded:FILE.tsv or none"
        )
    return _open_bundled(folder, "own", request)


def _automatic(request: _Request) -> tuple[Translator | None, str | None]:
    model = model_for_pair(request.languages.source, request.languages.target)
    try:
        folder = _fetch(model, offline=request.offline)
    except ModelError as error:
        bundled = bundled_folder(request.languages.source, request.languages.target)
        if bundled is None:
            return None, f"no model ({error}): name one with --model, a hub id, a folder or recorded:FILE.tsv"
        name = "translaudit's own model"
        return _open_bundled(bundled, name, request), f"{name} is used, because {error}"
    return _open(folder, str(model), request), None


def _fetch(model: HubModel, *, offline: bool) -> Path:
    if folder := cached_folder(model):
        return folder
    if offline:
        raise ModelError(
            f"{model} is not in the hub's cache, and the network is not to be used: run once without --offline"
        )
    return pull(model)


def _open_bundled(folder: Path, name: str, request: _Request) -> Translator:
    pair = request.languages
    believed = own_translations_believed(pair.source, pair.target)
    return _open(folder, name, request, translations_believed=believed)


def _open(folder: Path, name: str, request: _Request, *, translations_believed: bool = True) -> Translator:
    from translaudit.translators.testimony import ModelTranslator

    engine = _load_engine(folder, request)
    shown = folder.name if Path(name).is_dir() else name
    translator = ModelTranslator(
        engine,
        name=name,
        identity=f"{shown}|weights:{weights_hash(folder)}",
        languages=request.languages,
        settings=request.settings,
        translations_believed=translations_believed,
    )
    if not request.cache:
        return translator
    from translaudit.translators.cache import AnswerStore, CachedTranslator

    return CachedTranslator(translator, AnswerStore(cache_folder() / "answers.sqlite"))


def _load_engine(folder: Path, request: _Request) -> Engine:
    from translaudit.translators.ct2 import (
        Ct2Engine,
        Scorer,
        convert,
        default_precision,
        is_convertible,
        scoring_precision,
    )
    from translaudit.translators.marian import MarianEngine

    if folder_kind(folder) is FolderKind.CTRANSLATE2:
        return Ct2Engine(folder, device=request.device)
    if request.engine == "transformers" or (request.engine == "auto" and not find_spec("ctranslate2")):
        return MarianEngine(folder, device=request.device)
    if not is_convertible(folder):
        if request.engine == "auto":
            return MarianEngine(folder, device=request.device)
        raise ModelError(f"{folder} would translate differently in CTranslate2: use engine 'transformers'")
    precision = default_precision(request.device)
    converted = convert(folder, cache_folder() / "converted" / f"{weights_hash(folder)}-{precision}", precision)
    scoring = scoring_precision(request.device)
    scorer = Scorer(scoring, lambda: MarianEngine(folder, device=request.device, precision=scoring))
    return Ct2Engine(converted, device=request.device, precision=precision, scorer=scorer)
