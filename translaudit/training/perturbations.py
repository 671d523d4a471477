"""Plant one error in a good sentence, so that the weights of the evidence can be learnt where no editor marked any.

The kinds follow DEMETR (Karpinska et al. 2022, arXiv:2210.13746): a word left out, added, exchanged for one of the
same word class, inflected otherwise, misspelt, put on the other side of its neighbour, left in the source language,
or exchanged for another grammar word; a name or a number exchanged for another.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable

from translaudit.lexicon.lemmas import WORD, lemma
from translaudit.lexicon.phrase_model import PhraseModel
from translaudit.phrases.words import Word, words_of

Perturbed = tuple[str, tuple[int, int]]
"""The changed text, and where in it the change is (an empty span where something is missing)."""


class Perturber:
    """Plants errors in sentences of one language; `vocabulary` is where wrong words come from."""

    def __init__(self, lang: str, model: PhraseModel, vocabulary: Iterable[str], seed: int = 0) -> None:
        """Group the vocabulary by word class and by lemma."""
        self._lang, self._model, self._random = lang, model, random.Random(seed)  # noqa: S311 - not for secrets
        self._by_class: dict[int, list[str]] = defaultdict(list)
        self._by_lemma: dict[str, list[str]] = defaultdict(list)
        for form in vocabulary:
            if form.isalpha() and model.knows(form):
                self._by_class[model.word_class(form)].append(form)
                self._by_lemma[lemma(form, lang)].append(form)
        self._names: list[str] = []
        self._content = [form for forms in self._by_class.values() for form in forms]
        self._grammar = sorted({word.form for word in words_of(" ".join(self._content), lang) if word.grammatical})

    def perturb(self, text: str, source: str = "") -> Perturbed | None:
        """Plant one error of a random kind, or none where the sentence offers no place for it."""
        words = words_of(text, self._lang)
        if len(words) < 5:
            return None
        kinds: list[Callable[[str, tuple[Word, ...], int], Perturbed | None]] = [
            self._leave_out, self._leave_out, self._add, self._exchange, self._inflect, self._misspell, self._swap,
            self._exchange_grammar, self._exchange_name, self._exchange_number,
        ]  # fmt: skip
        if source:
            kinds.append(lambda text, words, index: self._keep_source(text, words, index, source))
        for _ in range(20):
            changed = self._random.choice(kinds)(text, words, self._random.randrange(len(words)))
            if changed is not None and changed[0] != text:
                return changed
        return None

    def _leave_out(self, text: str, words: tuple[Word, ...], index: int) -> Perturbed | None:
        word = words[index]
        if word.grammatical and self._random.random() < 0.7:
            return None
        start = word.start - (word.start > 0 and text[word.start - 1] == " ")
        return text[:start] + text[word.end :], (start, start)

    def _add(self, text: str, words: tuple[Word, ...], index: int) -> Perturbed:
        return _replace(text, words[index].start, words[index].start, self._random.choice(self._content) + " ")

    def _exchange(self, text: str, words: tuple[Word, ...], index: int) -> Perturbed | None:
        word = words[index]
        others = self._by_class.get(self._model.word_class(word.form), [])
        if word.grammatical or not others or not word.text.isalpha():
            return None
        return _replace(text, word.start, word.end, _cased(self._random.choice(others), word.text))

    def _inflect(self, text: str, words: tuple[Word, ...], index: int) -> Perturbed | None:
        word = words[index]
        others = [form for form in self._by_lemma.get(word.lemma, []) if form != word.form]
        if not others:
            return None
        return _replace(text, word.start, word.end, _cased(self._random.choice(others), word.text))

    def _misspell(self, text: str, words: tuple[Word, ...], index: int) -> Perturbed | None:
        word = words[index]
        if len(word.text) < 4 or not word.text.isalpha():
            return None
        place = self._random.randrange(1, len(word.text) - 1)
        two = word.text[place : place + 2]
        wrong = self._random.choice([two[1:], two[::-1], two[0] + two])
        return _replace(text, word.start, word.end, word.text[:place] + wrong + word.text[place + 2 :])

    def _exchange_name(self, text: str, words: tuple[Word, ...], index: int) -> Perturbed | None:
        word = words[index]
        if not index or not word.text.istitle() or word.grammatical:
            return None
        self._names.append(word.text)
        return _replace(text, word.start, word.end, self._random.choice(self._names))

    def _exchange_number(self, text: str, words: tuple[Word, ...], index: int) -> Perturbed | None:
        word = words[index]
        if not word.text.isdigit():
            return None
        return _replace(text, word.start, word.end, str(self._random.randrange(1, 2 * int(word.text) + 10)))

    def _keep_source(self, text: str, words: tuple[Word, ...], index: int, source: str) -> Perturbed | None:
        word, kept = words[index], self._random.choice(WORD.findall(source) or [""])
        if word.grammatical or len(kept) < 5:
            return None
        return _replace(text, word.start, word.end, kept)

    def _swap(self, text: str, words: tuple[Word, ...], index: int) -> Perturbed | None:
        if index + 1 == len(words) or text[words[index].end : words[index + 1].start] != " ":
            return None
        return _replace(text, words[index].start, words[index + 1].end, f"{words[index + 1].text} {words[index].text}")

    def _exchange_grammar(self, text: str, words: tuple[Word, ...], index: int) -> Perturbed | None:
        word = words[index]
        if not word.grammatical or len(word.form) == 1:
            return None
        return _replace(text, word.start, word.end, _cased(self._random.choice(self._grammar), word.text))


def _replace(text: str, start: int, end: int, fix: str) -> Perturbed:
    return text[:start] + fix + text[end:], (start, start + len(fix.rstrip()))


def _cased(form: str, like: str) -> str:
    return form.capitalize() if like[0].isupper() else form
