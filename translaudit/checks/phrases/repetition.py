"""Words, phrases or clauses that are said again for no reason.

Neural translation sometimes loops: it writes a word or a clause twice, or until the sentence is full. A copy and
paste slip in editing leaves the same trace. The reader sees at once that nobody has read the text. A repetition is
accused when the same words follow one another at once, or when five or more words in the same order come twice in one
sentence, unless the source repeats itself in the same place.

Known false positives: rhetoric that only the translator chose to repeat ("day after day" is safe, "on and on and on"
is not), and song lyrics. Words that good text may double ("had had") are listed for each language; numbers are left
alone, and so are names of doubled words ("Duran Duran") that the other article doubles too.
"""

from collections import Counter
from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Evidence, Severity, Side, Suspicion
from translaudit.lexicon.table import translation_table
from translaudit.phrases.repetition import Repetition, repeats_itself, repetitions
from translaudit.phrases.words import words_of

_RENDERS = 0.1
"""Probability, either way, from which a published word renders one that the source says twice."""


def find(article: Article, case: Case) -> Iterator[Suspicion]:
    """Repetitions within the segments of one article."""
    for index, segment in enumerate(article.segments):
        found = list(repetitions(article.segment_text(index), article.lang))
        if found and not _other_side_repeats(article, case, index):
            for repetition in found:
                if not _source_repeats_its_word(article, case, index, repetition.phrase):
                    yield _suspicion(article, segment.start, repetition)


def _other_side_repeats(article: Article, case: Case, index: int) -> bool:
    if article.side is Side.TARGET:
        bead = case.alignment.bead_of_target(index)
        other, indices = case.source, bead.source if bead else ()
    else:
        bead = case.alignment.bead_of_source(index)
        other, indices = case.target, bead.target if bead else ()
    return any(repeats_itself(other.segment_text(one), other.lang) for one in indices)


def _source_repeats_its_word(article: Article, case: Case, index: int, phrase: str) -> bool:
    """Whether a published phrase has a word that its source sentence says twice as well: "no rain, no harvest"."""
    table, bead = translation_table(case.language_pair), case.alignment.bead_of_target(index)
    if table is None or bead is None or article.side is Side.SOURCE:
        return False
    said = [word for one in bead.source for word in words_of(case.source.segment_text(one), case.source.lang)]
    forms = Counter(word.form for word in said if not word.grammatical)
    return any(
        forms[word.form] > 1 and table.link(word.text, other.text) >= _RENDERS
        for word in said
        for other in words_of(phrase, article.lang)
        if not other.grammatical
    )


def _suspicion(article: Article, offset: int, repetition: Repetition) -> Suspicion:
    span = article.span(offset + repetition.start, offset + repetition.end)
    times = "twice" if repetition.times == 2 else f"{repetition.times} times"
    single = len(repetition.phrase.split()) == 1
    return Suspicion(
        message=f"‘{repetition.phrase}’ is said {times}",
        confidence=0.85 if single or repetition.times > 2 else 0.8,
        target=(span,) if article.side is Side.TARGET else (),
        source=(span,) if article.side is Side.SOURCE else (),
        evidence=(Evidence("text", f"the same {'word' if single else 'words'} {times} in one sentence"),),
        severity=Severity.MINOR if single and repetition.times == 2 else Severity.MAJOR,
    )


CHECK = TextCheck(
    code="PHR402",
    name="repetition",
    mqm="fluency/duplication",
    severity=Severity.MAJOR,
    yields_to=frozenset({"FLU802"}),
    find=find,
    examples=(
        Example(
            target="The minister told the the press that talks would go on.",
            source="Der Minister sagte der Presse, die Gespräche gingen weiter.",
            accused=("the",),
        ),
        Example(
            target="She thanked the helpers, she thanked the helpers, and left for Geneva.",
            source="Sie dankte den Helfern und reiste nach Genf ab.",
            accused=("she thanked the helpers",),
        ),
        Example(
            target="The dam broke broke broke broke on Tuesday.",
            source="Der Damm brach am Dienstag.",
            accused=("broke broke broke",),
        ),
        Example(
            target="The court rejected the appeal of the firm on Friday as the court rejected the appeal of the firm.",
            source="Das Gericht wies die Berufung der Firma am Freitag zurück.",
            accused=("the court rejected the appeal of the firm",),
        ),
        Example(
            target="By then he had had enough of the talks.",
            source="Da hatte er von den Gesprächen schon genug gehabt.",
        ),
        Example(target="It was very, very cold in the tents.", source="In den Zelten war es sehr, sehr kalt."),
        Example(
            target="The band Duran Duran played in Baden-Baden.", source="Die Band Duran Duran spielte in Baden-Baden."
        ),
        Example(
            target="No water, no harvest; no harvest, no bread.",
            source="Ohne Wasser gibt es keine Ernte, und ohne Ernte kein Brot.",
        ),
        Example(
            target="When it rained it rained for days, the farmer said.",
            source="Wenn Regen fiel, dann gleich tagelang, sagte der Bauer.",
        ),
        Example(target="The tie-break ended 7-6, 7-6.", source="Beide Sätze endeten 7:6, 7:6."),
        Example(
            target="Wait, wait, wait, the old man shouted.",
            source="Warten Sie, warten Sie, warten Sie, rief der alte Mann.",
        ),
    ),
)
