"""Answers are kept, found again, and never wrong."""

import multiprocessing
from collections.abc import Sequence
from pathlib import Path

import pytest

from translaudit.translators import cache as cache_module
from translaudit.translators.base import (
    Ailment,
    Attention,
    Capability,
    Contrast,
    ForcedDecoding,
    Retranslation,
    TextPair,
    WordLink,
    WordScore,
)
from translaudit.translators.cache import AnswerStore, CachedTranslator


class Shouting:
    """A translator that upper-cases, and counts what it is asked."""

    name = "shouting"
    capabilities = frozenset(Capability)

    def __init__(self, signature: str = "engine:shouting") -> None:
        self.signature = signature
        self.asked: list[str] = []

    def translate(self, texts: Sequence[str], *, n_best: int = 1) -> list[Retranslation]:
        self.asked += texts
        if "!" in texts:
            raise KeyboardInterrupt
        alternatives = tuple("alternative" for _ in range(n_best - 1))
        return [Retranslation(text=text.upper(), alternatives=alternatives, ailments=(Ailment.COPY,)) for text in texts]

    def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
        self.asked += [pair.target for pair in pairs]
        word = WordScore(start=0, end=1, logprob=-1.5, rank=3, wanted="x", wanted_logprob=-0.1)
        return [ForcedDecoding(words=(word,), logprob=-len(pair.source), tokens=2) for pair in pairs]

    def contrast(self, pairs: Sequence[TextPair]) -> list[Contrast]:
        return [Contrast((), ()) for _ in pairs]

    def attend(self, pairs: Sequence[TextPair]) -> list[Attention]:
        return [Attention((WordLink(0, 1, 2, 3, 0.5),), -0.25) for _ in pairs]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "answers.sqlite"


def test_the_second_time_nothing_is_asked(path: Path) -> None:
    first, second = Shouting(), Shouting()
    texts = ["eins", "zwei", "eins"]
    answers = CachedTranslator(first, AnswerStore(path)).translate(texts)
    assert [answer.text for answer in answers] == ["EINS", "ZWEI", "EINS"]
    assert sorted(first.asked) == ["eins", "zwei"]
    assert CachedTranslator(second, AnswerStore(path)).translate(texts) == answers
    assert second.asked == []


def test_every_answer_comes_back_as_it_went(path: Path) -> None:
    pairs = [TextPair("Haus", "house")]
    for _ in range(2):
        cached = CachedTranslator(Shouting(), AnswerStore(path))
        assert cached.force(pairs) == Shouting().force(pairs)
        assert cached.contrast(pairs) == Shouting().contrast(pairs)
        assert cached.attend(pairs) == Shouting().attend(pairs)


@pytest.mark.parametrize("change", ["signature", "n-best", "pair boundary"])
def test_another_question_is_asked_anew(path: Path, change: str) -> None:
    CachedTranslator(Shouting(), AnswerStore(path)).translate(["eins"])
    CachedTranslator(Shouting(), AnswerStore(path)).force([TextPair("ab", "c")])
    other = Shouting("engine:shouting|beam:5" if change == "signature" else "engine:shouting")
    cached = CachedTranslator(other, AnswerStore(path))
    if change == "pair boundary":
        assert cached.force([TextPair("a", "bc")])[0].logprob == -1
    else:
        cached.translate(["eins"], n_best=2 if change == "n-best" else 1)
    assert len(other.asked) == 1


def test_a_killed_run_keeps_what_it_had(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "AT_ONCE", (1, 1))
    with pytest.raises(KeyboardInterrupt):
        CachedTranslator(Shouting(), AnswerStore(path)).translate(["der längste", "länger", "!"])
    after = Shouting()
    CachedTranslator(after, AnswerStore(path)).translate(["der längste", "länger", "neu"])
    assert after.asked == ["neu"]


def test_a_damaged_file_is_set_aside_and_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database, however long it is" * 100)
    with pytest.warns(UserWarning, match="damaged"):
        store = AnswerStore(path)
    CachedTranslator(Shouting(), store).translate(["eins"])
    again = Shouting()
    CachedTranslator(again, AnswerStore(path)).translate(["eins"])
    assert again.asked == []
    assert path.with_name("answers.sqlite.damaged").read_bytes().startswith(b"this is no database")


def test_a_file_that_is_damaged_in_use_costs_only_the_cache(path: Path) -> None:
    store = AnswerStore(path)
    cached = CachedTranslator(Shouting(), store)
    cached.translate([f"Satz {number}" for number in range(200)])
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.warns(UserWarning, match="damaged"):
        answers = CachedTranslator(Shouting(), AnswerStore(path)).translate(["Satz 7"])
    assert answers[0].text == "SATZ 7"


def test_a_place_that_cannot_be_written_costs_only_the_cache(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.warns(UserWarning, match="not kept"):
        store = AnswerStore(tmp_path / "file" / "answers.sqlite")
    assert CachedTranslator(Shouting(), store).translate(["eins"])[0].text == "EINS"


def test_the_least_recently_used_answers_go_when_the_file_is_full(path: Path) -> None:
    store = AnswerStore(path, max_bytes=200_000)
    store.keep({b"old but used": b"x" * 60_000})
    store.keep({b"old": b"y" * 90_000})
    assert set(store.find([b"old but used"])) == {b"old but used"}
    store.keep({b"new": b"z" * 60_000})
    assert set(store.find([b"old but used", b"old", b"new"])) == {b"old but used", b"new"}


def _write(path: Path, writer: int) -> None:
    store = AnswerStore(path)
    for number in range(40):
        store.keep({f"{writer}-{number}".encode(): b"answer"})


def test_several_processes_write_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(path, writer)) for writer in range(2)]
    for process in writers:
        process.start()
    for process in writers:
        process.join()
    assert [process.exitcode for process in writers] == [0, 0]
    keys = [f"{writer}-{number}".encode() for writer in range(2) for number in range(40)]
    assert len(AnswerStore(path).find(keys)) == 80
