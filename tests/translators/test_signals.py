"""A planted error moves each signal in the right direction, at the right words."""

import math
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translaudit.translators.alignment import LEAST_COVERED
from translaudit.translators.base import Ailment, Attention, ForcedDecoding, TextPair, Translator
from translaudit.translators.constituents import constituents, without
from translaudit.translators.decoding import DecodingSettings, batches, split_to_fit
from translaudit.translators.engine import Engine
from translaudit.translators.health import Languages
from translaudit.translators.marian import MarianEngine
from translaudit.translators.subwords import Subwords, pieces_by_word, words
from translaudit.translators.testimony import ModelTranslator

GERMAN = "Frau Weber kritisiert den Plan nicht nach dem Treffen in Genf, weil die Preise steigen."
ENGLISH = "Ms Weber does not criticise the plan after the meeting in Geneva, because prices are rising."


@pytest.fixture(scope="module")
def engine(small_marian: Path) -> MarianEngine:
    return MarianEngine(small_marian, device="cpu")


@pytest.fixture(scope="module")
def translator(engine: Engine) -> Translator:
    return ModelTranslator(engine, name="small", identity="small", languages=Languages("de", "en"))


def forced(translator: Translator, english: str) -> ForcedDecoding:
    return translator.force([TextPair(GERMAN, english)])[0]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Ms Weber", "The union"),
        ("Geneva", "Berlin"),
        ("the plan", "the new law"),
        ("does not criticise", "criticises"),
        (" after the meeting in Geneva", ""),
        (", because prices are rising", ""),
        ("rising.", "rising, a spokesman said."),
    ],
)
def test_an_error_makes_the_published_text_less_likely(translator: Translator, right: str, wrong: str) -> None:
    assert forced(translator, ENGLISH.replace(right, wrong)).logprob < forced(translator, ENGLISH).logprob - 2


def test_a_swapped_name_is_the_first_surprise_and_the_right_one_is_wanted(translator: Translator) -> None:
    text = ENGLISH.replace("Ms Weber", "President Macron")
    surprise = next(word for word in forced(translator, text).words if word.rank > 0)
    assert text[surprise.start : surprise.end] == "President"
    assert surprise.wanted == "Ms"
    assert surprise.wanted_logprob > surprise.logprob + 2


def test_no_break_spaces_and_ligatures_leave_scores_at_the_words_as_they_stand(translator: Translator) -> None:
    text = ENGLISH.replace("Ms Weber", "Ms\u00a0Weber").replace("in Geneva", "in\u2009Geneva")
    plain, odd = forced(translator, ENGLISH), forced(translator, text)
    assert [text[word.start : word.end] for word in odd.words] == [
        ENGLISH[word.start : word.end] for word in plain.words
    ]
    assert [word.logprob for word in odd.words] == pytest.approx([word.logprob for word in plain.words], abs=1e-4)


def test_a_word_that_the_vocabulary_cannot_write_is_left_out(translator: Translator) -> None:
    text = ENGLISH.replace("plan", "план")
    assert "план" not in [text[word.start : word.end] for word in forced(translator, text).words]


def test_a_pair_too_long_for_the_model_testifies_nothing(translator: Translator) -> None:
    assert translator.force([TextPair(GERMAN, ENGLISH * 20)])[0] == ForcedDecoding(words=(), logprob=0.0, tokens=0)


@pytest.mark.parametrize("dropped", ["after the meeting in Geneva", "because prices are rising"])
def test_an_omitted_clause_is_found_in_the_source(translator: Translator, dropped: str) -> None:
    translations = {
        "after the meeting in Geneva": "nach dem Treffen in Genf",
        "because prices are rising": "weil die Preise steigen",
    }
    published = re.sub(rf",? {dropped}", "", ENGLISH)
    contrast = translator.contrast([TextPair(GERMAN, published)])[0]
    assert [GERMAN[span.start : span.end] for span in contrast.omitted] == [translations[dropped]]
    assert contrast.added == ()


@pytest.mark.parametrize(
    ("german", "english", "added"),
    [
        ("Der Minister warnt vor einem Krieg.", "The minister warns of a war in Berlin.", "in Berlin"),
        (
            "Die Polizei meldet 27 Verletzte am Montag.",
            "The police reports 27 injured on Monday, because prices are rising.",
            "because prices are rising",
        ),
    ],
)
def test_an_added_clause_is_found_in_the_target(translator: Translator, german: str, english: str, added: str) -> None:
    contrast = translator.contrast([TextPair(german, english)])[0]
    assert [english[span.start : span.end] for span in contrast.added] == [added]
    assert contrast.omitted == ()


def test_a_faithful_translation_lacks_and_adds_nothing(translator: Translator) -> None:
    contrast = translator.contrast([TextPair(GERMAN, ENGLISH)])[0]
    assert (contrast.omitted, contrast.added) == ((), ())


def test_attention_links_words_to_where_they_come_from(translator: Translator) -> None:
    german = "Selenskyj verlangt drei Milliarden Euro nach dem Treffen in Genf."
    english = "Zelensky demands three billion euros after the meeting in Geneva."
    links = {
        english[link.target_start : link.target_end]: german[link.source_start : link.source_end]
        for link in translator.attend([TextPair(german, english)])[0].links
    }
    assert links["Zelensky"] == "Selenskyj"
    assert links["billion"] in {"verlangt", "drei", "Milliarden", "Euro"}
    assert links["Geneva"] in {"nach", "dem", "Treffen", "in", "Genf"}


def test_the_dots_that_an_ellipsis_is_written_with_are_no_part_of_the_word_before_it(small_marian: Path) -> None:
    subwords, text = Subwords(small_marian), "Zelensky visits… the city"
    pieces = subwords.target(text)
    owned = {text[start:end]: [pieces[at].text for at in own] for start, end, own in pieces_by_word(text, pieces)}
    assert "." in "".join(owned["…"])
    assert "." not in "".join(owned["visits"])


def test_coverage_falls_with_every_source_word_that_the_target_never_looks_at(
    engine: MarianEngine, translator: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = TextPair("Frau Weber kritisiert", "Ms Weber criticises")
    source, target = engine.subwords.source(pair.source), engine.subwords.target(pair.target)
    places = [pieces for _, _, pieces in pieces_by_word(pair.source, source)]

    def coverage(shares: list[float]) -> float:
        row = [0.0] * (len(source) + 1)
        for pieces, share in zip(places, shares, strict=True):
            for piece in pieces:
                row[piece] = share / len(target)
        monkeypatch.setattr(engine, "attention", lambda _: [[row] * len(target)])
        return translator.attend([pair])[0].coverage

    assert coverage([1.0, 1.0, 1.0]) == pytest.approx(0)
    assert coverage([4.0, 1.0, 1.0]) == pytest.approx(0)
    assert coverage([1.0, 0.5, 1.0]) == pytest.approx(math.log(0.5) / 3)
    assert coverage([1.0, 0.0, 0.0]) == pytest.approx(2 * math.log(LEAST_COVERED) / 3)


def test_a_pair_that_does_not_fit_the_model_is_not_aligned_and_not_held_to_lack_anything(
    translator: Translator,
) -> None:
    assert translator.attend([TextPair(GERMAN, ENGLISH * 20)])[0] == Attention(links=(), coverage=0.0)


def test_a_text_longer_than_the_model_is_translated_clause_by_clause_not_cut(
    engine: MarianEngine, translator: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = {
        "Der Minister warnt vor einem Krieg.": "The minister warns of a war.",
        "Selenskyj besucht die Stadt nicht.": "Zelensky does not visit the city.",
        "Frau Weber kritisiert den Plan.": "Ms Weber criticises the plan.",
    }
    monkeypatch.setattr(engine, "positions", max(len(engine.subwords.source(each)) for each in sentences) + 2)
    assert translator.translate([" ".join(sentences)])[0].text == " ".join(sentences.values())


def test_reaching_the_limit_is_never_silent(engine: Engine) -> None:
    settings_ = DecodingSettings(output_limit=4)
    short = ModelTranslator(engine, name="s", identity="s", languages=Languages("de", "en"), settings=settings_)
    assert Ailment.TRUNCATION in short.translate([GERMAN])[0].ailments


def test_our_tokens_are_those_of_transformers(small_marian: Path) -> None:
    from transformers import MarianTokenizer

    theirs = MarianTokenizer.from_pretrained(small_marian)
    ours = Subwords(small_marian)
    for text in (GERMAN, "Ms\u00a0Weber said: “ﬁve €\u2009– no…”", "  zwei  Räume ", "план"):
        assert [piece.id for piece in ours.source(text)] == theirs(text, add_special_tokens=False)["input_ids"]
        assert [piece.id for piece in ours.target(text)] == theirs(text_target=text, add_special_tokens=False)[
            "input_ids"
        ]


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_pieces_cover_the_text_in_order_and_never_leave_it(small_marian: Path, text: str) -> None:
    pieces = Subwords(small_marian).target(text)
    assert all(0 <= piece.start <= piece.end <= len(text) for piece in pieces)
    assert all(one.end <= other.start for one, other in pairwise(pieces))
    owned = [at for _, _, own in pieces_by_word(text, pieces) for at in own]
    assert owned == list(range(len(pieces))) or not words(text)


@given(text=st.text(alphabet="ab ,.;", max_size=80), size=st.integers(min_value=1, max_value=20))
def test_splitting_loses_only_white_space(text: str, size: int) -> None:
    parts = split_to_fit(text, lambda part: len(part) <= size)
    assert all(len(part) <= size for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(lengths=st.lists(st.integers(min_value=1, max_value=50), max_size=40), limit=st.integers(1, 200))
def test_every_item_is_in_one_batch_and_batches_keep_the_limit(lengths: list[int], limit: int) -> None:
    found = list(batches(lengths, lambda length: length, limit=limit, group=lambda length: length % 2))
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    for batch in found:
        assert len({lengths[index] % 2 for index in batch}) == 1
        assert len(batch) == 1 or max(lengths[index] for index in batch) * len(batch) <= limit


@given(text=st.text(alphabet="ab ,.;:", max_size=60))
def test_leaving_a_constituent_out_leaves_the_other_words(text: str) -> None:
    for start, end in constituents(text, "en"):
        rest = re.findall(r"\w+", text[:start]) + re.findall(r"\w+", text[end:])
        assert re.findall(r"\w+", without(text, start, end)) == rest
