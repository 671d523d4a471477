"""Words with an asterisk: one by one, and looked up among many."""

from hypothesis import given
from hypothesis import strategies as st

from translaudit.lexicon.globs import GlobIndex, fits

WORDS = st.text(alphabet="abÄäN", min_size=1, max_size=6)
PATTERNS = st.builds(
    lambda before, core, after: before + core + after, st.sampled_from(["", "*"]), WORDS, st.sampled_from(["", "*"])
)


@given(st.lists(PATTERNS, max_size=12, unique=True), WORDS)
def test_the_index_finds_each_pattern_that_a_word_fits_once(patterns: list[str], word: str) -> None:
    found = sorted(GlobIndex((pattern, pattern) for pattern in patterns).find(word))
    assert found == sorted(pattern for pattern in patterns if fits(pattern, word))
