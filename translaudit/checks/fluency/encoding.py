"""Characters garbled on the way: text decoded with the wrong character set, HTML entities, replacement characters.

Finds “fÃ¼r” for “für”, “â€œ” for a quotation mark, “&amp;quot;” left in running text, and the character � that stands
where something was lost; it suggests the original where the damage can be undone. A single word in another script
(“new выборы”) was left standing on the way through a third language.

Why it matters: garbled text is never right, it usually appears all over an article, and on the source side it also
spoils the translation that was made of it.

Known false positives: articles about character sets; text in a language whose letters look like garbling, which the
ftfy library knows how to tell apart almost always.
"""

from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Severity, Suspicion
from translaudit.fluency.encoding import find_foreign_script, find_garbles
from translaudit.fluency.suspicions import suspect


def _find(article: Article, case: Case) -> Iterator[Suspicion]:
    for garble in find_garbles(article):
        words = article.text[garble.start : garble.end]
        if garble.mended is None:
            message = f"‘{words}’ has lost a character: it was decoded with the wrong character set."
        elif words.startswith("&"):
            message = f"‘{words}’ is the HTML code of ‘{garble.mended}’: decode the text, or give it as an .html file."
        else:
            message = (
                f"‘{words}’ is garbled: it was ‘{garble.mended}’ before it was decoded with the wrong character set."
            )
        yield suspect(
            article,
            garble.start,
            garble.end,
            message=message,
            confidence=0.95,
            suggestions=(garble.mended,) if garble.mended else (),
        )
    for start, end in find_foreign_script(article, case.target if article is case.source else case.source):
        message = f"‘{article.text[start:end]}’ is in another script: a word of a third language was left standing."
        yield suspect(article, start, end, message=message, confidence=0.85)


CHECK = TextCheck(
    code="FLU803",
    name="encoding",
    mqm="linguistic-conventions/character-encoding",
    severity=Severity.MINOR,
    examples=(
        Example(target="The train to MÃ¼nchen was late.", accused=("MÃ¼nchen",), suggestion="München"),
        Example(target="The chancellorâ€™s office was silent.", accused=("chancellorâ€™s",)),
        Example(target="She called it &quot;a gift.", accused=("&quot;",), suggestion='"'),
        Example(target="He spoke.", source="Die T\ufffdr war zu.", accused=("T\ufffdr",)),
        Example(target="Ångström, naïve, São Paulo, Łódź, Señor, £5, 20 °C, ½ and “façade” … are fine."),
        Example(target="The leader called for new выборы in the spring.", accused=("выборы",)),
        Example(target="The word is перемирие (“truce”), in Greek (εκεχειρία)."),
        Example(target="The company H&M; the AT&T case."),
    ),
    find=_find,
)
