"""Ask the model about many articles at once, and hand to each article's audit what it will ask."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from translaudit.align.profiles import Embed
from translaudit.articles import Article, read_article
from translaudit.batch.rows import PairRow
from translaudit.checks import select_checks
from translaudit.config import Config
from translaudit.documents import document_from_text
from translaudit.errors import TranslauditError
from translaudit.findings import Side
from translaudit.flow import align_articles
from translaudit.testimony import pairs_to_contrast, pairs_to_hear, signals_to_ask, texts_to_translate
from translaudit.translators.base import Capability, Contrast, ForcedDecoding, Retranslation, TextPair, Translator
from translaudit.translators.prefetched import Prefetched

REMEMBERED = 20_000
"""Answers of each kind that are kept: agency copy repeats within the day. A few tens of megabytes."""

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")


class Memory(Generic[Question, Answer]):
    """Answers by question. Each different question is asked once; of too many answers the oldest go."""

    def __init__(self, ask: Callable[[list[Question]], Sequence[Answer]]) -> None:
        """Know nothing."""
        self._ask = ask
        self._known: dict[Question, Answer] = {}

    def answer(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        """The answer to each different question."""
        wanted = list(dict.fromkeys(questions))
        new = [question for question in wanted if question not in self._known]
        if new:
            self._known.update(zip(new, self._ask(new), strict=True))
        answers = {question: self._known[question] for question in wanted}
        for question in list(self._known)[: max(0, len(self._known) - REMEMBERED)]:
            del self._known[question]
        return answers


class Witness:
    """The model of a batch, asked about a window of articles at a time: it sorts their segments by length itself."""

    def __init__(self, translator: Translator, config: Config, embed: Embed | None = None) -> None:
        """Take a loaded model, and the sentence embeddings that help the audits to align."""
        self._translator = translator
        self._config = config
        self._embed = embed
        self._signals = signals_to_ask(translator, select_checks(config.select, config.ignore))
        self._translations = Memory[str, Retranslation](translator.translate)
        self._forced = Memory[TextPair, ForcedDecoding](translator.force)
        self._contrasts = Memory[TextPair, Contrast](translator.contrast)

    def hear(self, rows: Sequence[PairRow]) -> list[Prefetched | None]:
        """What the audit of each row will ask, and no more; None for a row that cannot be audited."""
        both = [_articles(row, self._config) for row in rows]
        texts = [texts_to_translate(articles[0]) if articles else [] for articles in both]
        translations = self._translations.answer(text for each in texts for text in each)
        pairs = [self._pairs(each, articles, translations) for each, articles in zip(texts, both, strict=True)]
        forced = self._forced.answer(pair for to_score, _ in pairs for pair in to_score)
        contrasts = self._contrasts.answer(pair for _, to_contrast in pairs for pair in to_contrast)
        return [
            Prefetched(
                name=self._translator.name,
                signature=self._translator.signature,
                translations={text: translations[text] for text in own},
                forced={pair: forced[pair] for pair in to_score},
                contrasts={pair: contrasts[pair] for pair in to_contrast},
            )
            if articles
            else None
            for articles, own, (to_score, to_contrast) in zip(both, texts, pairs, strict=True)
        ]

    def _pairs(
        self,
        texts: Sequence[str],
        articles: tuple[Article, Article] | None,
        translations: dict[str, Retranslation],
    ) -> tuple[list[TextPair], list[TextPair]]:
        """The aligned pairs to score by forced decoding, and those to contrast."""
        if articles is None or not self._signals:
            return [], []
        retranslations = [translations[text] for text in texts]
        if not any(each.readable for each in retranslations):
            return [], []  # nothing to ask: the alignment can wait for the audit
        alignment = align_articles(*articles, retranslations, embed=self._embed)
        both = (*articles, alignment, retranslations)
        to_score = pairs_to_hear(*both) if Capability.FORCED_DECODING in self._signals else {}
        to_contrast = pairs_to_contrast(*both) if Capability.CONTRAST in self._signals else {}
        return list(to_score.values()), list(to_contrast.values())


def _articles(row: PairRow, config: Config) -> tuple[Article, Article] | None:
    if row.problem is not None:
        return None
    try:
        return (
            read_article(document_from_text(row.source, config.source_lang), Side.SOURCE),
            read_article(document_from_text(row.target, config.target_lang), Side.TARGET),
        )
    except TranslauditError:
        return None
