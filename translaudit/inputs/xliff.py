"""XLIFF 1.2 and 2.x: what translation tools exchange.

Read are the `source` and `target` of units and segments; suggestions (`alt-trans`, matches), notes, code that inline
elements hold, and what is marked `translate="no"` are left out.
http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html, https://docs.oasis-open.org/xliff/xliff-core/v2.1/
"""

from translaudit.errors import InputError
from translaudit.inputs.extraction import Bilingual, PairedExtraction, Pieces, check_language
from translaudit.inputs.flow import Flow
from translaudit.inputs.xml_text import XmlReader, read_xml

_UNITS = frozenset({"trans-unit", "segment"})
_CODE = frozenset({"ph", "bpt", "ept", "it", "x", "bx", "ex", "sc", "ec", "cp"})


def read_xliff(data: bytes, path: str, source_lang: str, target_lang: str) -> Bilingual:
    """Read both sides of an XLIFF file.

    Raises:
        InputError: the file is broken, is not XLIFF, has no units, or is in other languages than the settings say.
    """
    reader = _Xliff(source_lang, target_lang)
    read_xml(data, path, reader)
    return reader.paired.bilingual(source_lang, target_lang, what="unit")


class _Xliff(XmlReader):
    def __init__(self, source_lang: str, target_lang: str) -> None:
        self._languages = source_lang, target_lang
        self._open: list[tuple[str, bool]] = []
        self._sides: dict[str, Pieces] = {}
        self._flow: Flow | None = None
        self._depth = self._code = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open:
            self._begin(name)
        parent, wanted = self._open[-1] if self._open else ("", True)
        wanted = {"no": False, "yes": True}.get(attributes.get("translate", ""), wanted)
        self._open.append((name, wanted))
        if self._flow is not None:
            self._code += name in _CODE or self._code > 0
        elif name in _UNITS:
            self._sides = {"source": Pieces(), "target": Pieces()}
        elif name in self._sides and parent in _UNITS and wanted:
            self._flow = Flow(self._sides[name].add, collapse=False)
            self._depth = len(self._open)
        elif name in {"xliff", "file"}:
            self._check(attributes)

    def end(self, name: str) -> None:
        self._code -= self._code > 0
        if self._flow is not None and len(self._open) == self._depth:
            self._flow = None
        elif name in _UNITS:
            self.paired.add(self._sides["source"], self._sides["target"])
        self._open.pop()

    def characters(self, text: str, start: int, end: int) -> None:
        if self._flow is not None and not self._code:
            self._flow.add(text, start, end)

    def comment(self, start: int, end: int) -> None:
        if self._flow is not None:
            self._flow.solid(self.file.text[start:end], start, end)

    def _begin(self, name: str) -> None:
        if name != "xliff":
            raise InputError(f"{self.file.path} is not XLIFF: its outermost element is <{name}>")
        self.paired = PairedExtraction(self.file)

    def _check(self, attributes: dict[str, str]) -> None:
        for keys, lang, side in zip(
            (("source-language", "srcLang"), ("target-language", "trgLang")),
            self._languages,
            ("source", "translation"),
            strict=True,
        ):
            check_language(self.file, next((attributes[key] for key in keys if key in attributes), None), lang, side)
