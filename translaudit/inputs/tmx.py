"""TMX 1.4: translation memories. Of each unit, the variants in the source's and the target's language are read.

https://www.gala-global.org/tmx-14b
"""

from translaudit.errors import InputError
from translaudit.inputs.extraction import Bilingual, PairedExtraction, Pieces, primary
from translaudit.inputs.flow import Flow
from translaudit.inputs.xml_text import XmlReader, read_xml

_CODE = frozenset({"ph", "bpt", "ept", "it", "ut"})


def read_tmx(data: bytes, path: str, source_lang: str, target_lang: str) -> Bilingual:
    """Read the units of a translation memory that have both languages; of several variants, the first.

    Raises:
        InputError: the file is broken, is not TMX, or has no unit in both languages.
    """
    reader = _Tmx(source_lang, target_lang)
    read_xml(data, path, reader)
    if not reader.units and reader.languages:
        found = ", ".join(sorted(reader.languages))
        raise InputError(f"{path} has no unit in '{source_lang}' and '{target_lang}': its languages are {found}")
    return reader.paired.bilingual(source_lang, target_lang, what="unit")


class _Tmx(XmlReader):
    def __init__(self, source_lang: str, target_lang: str) -> None:
        self._wanted = source_lang, target_lang
        self._sides: dict[str, Pieces] = {}
        self._lang = ""
        self._flow: Flow | None = None
        self._depth = self._code = 0
        self.languages: set[str] = set()
        self.units = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            if name != "tmx":
                raise InputError(f"{self.file.path} is not TMX: its outermost element is <{name}>")
            self.paired = PairedExtraction(self.file)
        elif self._flow is not None:
            self._code += name in _CODE or self._code > 0
        elif name == "tu":
            self._sides = {}
        elif name == "tuv":
            self._lang = primary(attributes.get("xml:lang", attributes.get("lang", "")))
            self.languages.add(self._lang)
        elif name == "seg":
            pieces = Pieces()
            self._sides.setdefault(self._lang, pieces)
            self._flow = Flow(pieces.add, collapse=False)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._code -= self._code > 0
        if name == "seg":
            self._flow = None
        elif name == "tu" and all(lang in self._sides for lang in self._wanted):
            self.units += 1
            self.paired.add(*(self._sides[lang] for lang in self._wanted))

    def characters(self, text: str, start: int, end: int) -> None:
        if self._flow is not None and not self._code:
            self._flow.add(text, start, end)

    def comment(self, start: int, end: int) -> None:
        if self._flow is not None:
            self._flow.solid(self.file.text[start:end], start, end)
