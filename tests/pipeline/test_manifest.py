"""A project's list of article pairs: a file with an entry each, or a folder with names that follow a pattern."""

from pathlib import Path

import pytest

from translaudit.errors import ConfigError, InputError
from translaudit.manifest import pairs_in_folder, read_manifest

PAIR = "[[article]]\nsource = 'one.de.txt'\ntarget = 'one.en.txt'\n"


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    return tmp_path / "articles.toml"


def test_paths_are_those_of_the_folder_of_the_list(manifest: Path) -> None:
    settings = "lexicons = ['house.toml']\nbaseline = 'known.json'\nmodel = 'recorded:out.tsv'\n"
    manifest.write_text(PAIR + settings + "[[article]]\nname = 'both'\nsource = 'desk/two.xliff'\n", "utf-8")
    folder = manifest.parent
    one, two = read_manifest(manifest)
    assert (one.name, one.source, one.article) == ("one.en.txt", folder / "one.de.txt", folder / "one.en.txt")
    assert one.settings == {
        "lexicons": [str(folder / "house.toml")],
        "baseline": str(folder / "known.json"),
        "model": f"recorded:{folder / 'out.tsv'}",
    }
    assert one.places["baseline"] == f"{manifest}:5"
    assert (two.name, two.target, two.article) == ("both", None, folder / "desk" / "two.xliff")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[article]]\nsource = 'one.de.txt'\n", ":1: article 1 has no 'target'"),
        (PAIR + "[[article]]\ntarget = 'two.en.txt'\n", ":4: article 2 has no 'source'"),
        ("\n[[article]\n", ":2: list of articles is not TOML"),
        ("[[articles]]\nsource = 'one.de.txt'\n", ":1: unknown key 'articles': did you mean 'article'?"),
        ("", ":1: write each article pair as a table under [[article]]"),
        ("\narticle = 5\n", ":2: write each article pair as a table under [[article]]"),
        (PAIR + "fail_one = 'major'\n", ":4: unknown key 'fail_one': did you mean 'fail_on'?"),
        (PAIR + "min_bleu = 30\n", ":4: unknown key 'min_bleu': no gate looks at BLEU"),
        (PAIR + "\nname = 5\n", ":5: 'name': write a text in quotation marks"),
    ],
)
def test_a_broken_list_is_one_line_with_its_place(manifest: Path, text: str, told: str) -> None:
    manifest.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_manifest(manifest)
    assert f"{manifest}{told}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_gives_its_pairs_by_name_and_names_what_is_missing(tmp_path: Path) -> None:
    for name in ("a.de.txt", "a.en.txt", "desk/b.de.html", "desk/b.en.html", "c.de.md", "notes.txt", "d.de.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    pairs = pairs_in_folder(tmp_path, "de", "en")
    assert [pair.name for pair in pairs] == ["a.en.txt", "c.en.md", "desk/b.en.html"]
    assert all(pair.source.is_file() for pair in pairs)
    with pytest.raises(InputError, match=r"no file named \*\.fr\.txt"):
        pairs_in_folder(tmp_path, "fr", "en")
