"""Write the lemma lists that ship with translaudit (`languages/<lang>/lemmas.tsv`) from simplemma's dictionaries.

Only forms that the word frequency list knows are kept, so that a list loads in a tenth of a second, where the whole
dictionary takes seconds. `python -m translaudit.training.lemmas de en`; needs simplemma (MIT licence, Barbaresi,
doi 10.5281/zenodo.4673264).
"""

import argparse
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from wordfreq import get_frequency_dict

LANGUAGES = Path(__file__).parents[1] / "languages"


def lemma_list(lang: str) -> dict[str, str]:
    """Lemma by word form, as spelled; a form is its own lemma only where its other case has another one."""
    frequent = get_frequency_dict(lang, wordlist="large")
    entries = {str(form): str(lemma) for form, lemma in DefaultDictionaryFactory().get_dictionary(lang).items()}
    changed = {form: lemma for form, lemma in entries.items() if form.casefold() in frequent and form != lemma}
    cased = {
        form: form
        for form, lemma in entries.items()
        if form == lemma and form.casefold() in frequent and {form.lower(), form.capitalize()} & changed.keys()
    }
    return changed | cased


def main() -> None:
    """Write the lists of the languages named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    for lang in parser.parse_args().languages:
        lines = "".join(f"{form}\t{lemma}\n" for form, lemma in sorted(lemma_list(lang).items()))
        (LANGUAGES / lang / "lemmas.tsv").write_text(lines, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
