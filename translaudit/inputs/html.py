"""HTML: the words that a reader of the article sees, without scripts, styles, navigation, forms and hidden parts.

Of a page with one `article`, or else with a `main`, only that is read. Every block element is a paragraph; `br` breaks
a line; white space is collapsed as browsers do, soft hyphens are left out. Comments that speak to translaudit stay.
"""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import msgspec

from translaudit.documents import Document
from translaudit.errors import InputError
from translaudit.inputs.decoding import HTML_CHARSET, decode
from translaudit.inputs.extraction import PARAGRAPH, Extraction, File, check_language
from translaudit.inputs.flow import Flow


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LEFT_OUT = _names(
    "head title script style template noscript nav footer aside form button select textarea svg math iframe object "
    "audio video canvas dialog"
)
_UNSEEN = _names("script style template noscript")
"""Elements that take no room on the page: the words before and after them are one sentence."""
_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small "
    "source span strike strong sub sup time tt u var wbr"
)
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_MAY_STAY_OPEN = _names("li dt dd p rb rt rp optgroup option colgroup thead tbody tfoot tr td th")
_DIRECTIVE = re.compile(r"<!--\s*translaudit:")
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+|#[0-9]+|[A-Za-z][A-Za-z0-9]*);?")
_BROKEN_TAG = re.compile("<[A-Za-z/!?]")
_MOST_BROKEN_TAGS = 50
"""Each costs html.parser a walk to the end of the page, so that many would take for ever."""
_SOFT_HYPHEN = "\u00ad"
_PART = re.compile(f"[^{_SOFT_HYPHEN}]+")


def read_html(data: bytes, path: str, lang: str) -> Document:
    """Take the article out of an HTML page.

    Raises:
        InputError: the page is empty or has no text, is in an unknown encoding, or says that it is in another language.
    """
    file = decode(data, path, HTML_CHARSET)
    page = _Page(file)
    page.feed(file.text)
    page.close()
    check_language(file, page.lang, lang, "article")
    extraction = Extraction(file)
    flow = Flow(extraction.decoded, extraction.inserted, collapse=True)
    for event in _article(page.events):
        if event.separator:
            flow.end_block(event.separator)
        elif event.directive:
            flow.solid(event.text, event.start, event.end)
        else:
            flow.add(event.text, event.start, event.end)
    return extraction.document(lang)


class _Event(msgspec.Struct, frozen=True):
    """Text of the page, or (with a separator) the edge of a block; `place` is `article` or `main` at their edges."""

    text: str = ""
    start: int = 0
    end: int = 0
    separator: str = ""
    directive: bool = False
    place: str = ""
    opens: bool = False


class _Page(HTMLParser):
    """Everything on the page that is seen, in order."""

    def __init__(self, file: File) -> None:
        super().__init__(convert_charrefs=False)
        self._text, self._path = file.text, file.path
        self._broken = 0
        self._lines = [0, *(match.end() for match in re.finditer("\n", file.text))]
        self._hidden: list[str] = []
        self.events: list[_Event] = []
        self.lang: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.lang = given.get("lang") or given.get("xml:lang")
        if tag in _VOID:
            if tag == "br" and not self._hidden:
                self.events.append(_Event(separator="\n"))
            elif tag == "hr":
                self._edge()
            return
        if tag not in _INLINE:
            self._edge(tag, opens=True)
        if self._hidden:
            if tag == self._hidden[0]:
                self._hidden.append(tag)
        elif tag in _LEFT_OUT or (tag not in _MAY_STAY_OPEN and _is_hidden(given)):
            self._hidden.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in {"svg", "math"} or "svg" in self._hidden or "math" in self._hidden:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        if tag not in _INLINE and tag not in _VOID:
            self._edge(tag)

    def handle_data(self, data: str) -> None:
        if _BROKEN_TAG.match(data) and not self._hidden:
            self._broken += 1
            if self._broken > _MOST_BROKEN_TAGS:
                raise InputError(f"{self._path} has more than {_MOST_BROKEN_TAGS} tags without an end: is it HTML?")
        self._say(data, len(data))

    def handle_entityref(self, name: str) -> None:  # noqa: ARG002
        self._refer()

    def handle_charref(self, name: str) -> None:  # noqa: ARG002
        self._refer()

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        start = self._position()
        end = self._text.find("-->", start) + 3
        if _DIRECTIVE.match(self._text, start) and end > start and not self._hidden:
            self.events.append(_Event(self._text[start:end], start, end, directive=True))

    def parse_html_declaration(self, i: int) -> int:
        """Skip `<![...>` as browsers do; html.parser stops at some of it."""
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    def _refer(self) -> None:
        reference = _REFERENCE.match(self._text, self._position())
        if reference:
            self._say(html.unescape(reference[0]), len(reference[0]))

    def _say(self, text: str, width: int) -> None:
        if self._hidden:
            return
        start = self._position()
        if len(text) != width:
            if text != _SOFT_HYPHEN:
                self.events.append(_Event(text, start, start + width))
            return
        self.events += [_Event(part[0], start + part.start(), start + part.end()) for part in _PART.finditer(text)]

    def _edge(self, tag: str = "", *, opens: bool = False) -> None:
        if tag in _UNSEEN or (self._hidden and self._hidden[0] in _UNSEEN):
            return
        self.events.append(
            _Event(
                separator=PARAGRAPH, place=tag if tag in {"article", "main"} and not self._hidden else "", opens=opens
            )
        )

    def _position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _article(events: list[_Event]) -> Iterator[_Event]:
    openings = [event.place for event in events if event.opens and event.place]
    place = "article" if openings.count("article") == 1 else "main" if "main" in openings else ""
    depth = 0
    for event in events:
        if place and event.place == place:
            depth = depth + 1 if event.opens else max(depth - 1, 0)
        if depth or not place or event.separator:
            yield event


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or attributes.get("aria-hidden") == "true" or attributes.get("role") == "navigation"
