from translaudit.phrases.forced import suspects_forced
from translaudit.translators.base import ForcedDecoding, WordScore


def decoding(text: str, odd: str, wanted: str, logprob: float, rank: int) -> ForcedDecoding:
    words, place = [], 0
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        surprising = word == odd
        words.append(
            WordScore(
                start=start,
                end=place,
                logprob=logprob if surprising else -0.3,
                rank=rank if surprising else 0,
                wanted=wanted if surprising else word,
                wanted_logprob=-0.2,
            )
        )
    return ForcedDecoding(words=tuple(words), logprob=-20.0, tokens=len(words))


def test_a_common_word_that_the_model_would_never_write_here_is_suspected_with_the_one_it_wants() -> None:
    text = "Anderson hosts the kingdom of the Union"
    (suspect,) = suspects_forced(decoding(text, "kingdom", "State", -16.0, 900), text, "en")
    assert text[suspect.start : suspect.end] == "kingdom"
    assert suspect.wanted == "State"
    assert suspect.probability > 0.5


def test_a_rare_name_as_surprising_as_an_error_is_suspected_less() -> None:
    text = "Mr Witkoff met the press"
    (suspect,) = suspects_forced(decoding(text, "Witkoff", "Smith", -16.0, 900), text, "en")
    assert suspect.probability < 0.35


def test_a_word_among_the_first_choices_is_not_suspected() -> None:
    text = "The talks ended on Friday"
    assert suspects_forced(decoding(text, "ended", "closed", -6.0, 3), text, "en") == []


def test_a_segment_that_is_hard_throughout_accuses_nobody() -> None:
    text = "old odd word salad here"
    words = tuple(
        WordScore(
            start=text.index(w), end=text.index(w) + len(w), logprob=-14.0, rank=500, wanted="x", wanted_logprob=-1.0
        )
        for w in text.split()
    )
    suspects = suspects_forced(ForcedDecoding(words=words, logprob=-70.0, tokens=5), text, "en")
    assert all(suspect.probability < 0.1 for suspect in suspects)
