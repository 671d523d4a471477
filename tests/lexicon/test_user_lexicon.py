"""A user's lexicon is read strictly, errors say where, and its word wins over the bundled one."""

from pathlib import Path

import jsonschema
import pytest

from translaudit.articles import read_article
from translaudit.documents import document_from_text
from translaudit.errors import ConfigError
from translaudit.findings import Side
from translaudit.lexicon import Lexicon, garbled_phrases, lexicon_schema, load_lexicon
from translaudit.lexicon.knowledge import knowledge_of


def lexicon_of(tmp_path: Path, text: str) -> Lexicon:
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    return load_lexicon((path,))


def garbled(text: str, lexicon: Lexicon) -> list[str]:
    article = read_article(document_from_text(text, "en"), Side.TARGET)
    return [each.target.text for each in garbled_phrases(article, lexicon)]


def test_an_unknown_key_is_an_error_that_names_the_line_and_the_nearest_key(tmp_path: Path) -> None:
    text = '[[term]]\nforms.de = ["Hof"]\nforms.en = ["yard"]\n\n[[term]]\nforms.de = ["Haus"]\nfroms.en = ["house"]\n'
    with pytest.raises(ConfigError, match=r"house\.toml, line 7: .*`froms`.*did you mean `forms`\?"):
        lexicon_of(tmp_path, text)


def test_an_unknown_table_is_an_error_that_names_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"line 1: .*`phrases`.*did you mean `phrase`\?"):
        lexicon_of(tmp_path, '[[phrases]]\nwrong = ["a b"]\nright = "c"\n')


def test_a_wrong_type_is_an_error_that_names_the_entry(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"house\.toml, line 1: Expected `array`, got `str`"):
        lexicon_of(tmp_path, '[[phrase]]\nwrong = "a b"\nright = "c"\n')


def test_broken_toml_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"is not TOML: .*line 2"):
        lexicon_of(tmp_path, "[[phrase]]\nwrong = oops\n")


def test_an_open_bracket_in_a_pattern_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="bracket"):
        lexicon_of(tmp_path, '[[phrase]]\nwrong = ["(red|blue house"]\nright = "c"\n')


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_lexicon((tmp_path / "nowhere.toml",))


def test_what_the_user_recommends_is_no_longer_garbled(tmp_path: Path) -> None:
    text = "The two leaders met under four eyes."
    assert garbled(text, Lexicon()) == ["under four eyes"]
    house = lexicon_of(tmp_path, '[[phrase]]\nwrong = ["in four eyes"]\nright = "under four eyes"\n')
    assert garbled(text, house) == []


def test_a_users_term_replaces_the_bundled_one_of_the_same_source_word(tmp_path: Path) -> None:
    house = lexicon_of(tmp_path, '[[term]]\nforms.de = ["Nullrunde"]\nforms.en = ["zero round"]\n')
    subjects = [each for each in knowledge_of(house, "de", "en").subjects if "Nullrunde" in each.source_forms]
    assert [each.target_forms for each in subjects] == [("zero round",)]


def test_entries_of_two_files_are_joined(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(f'[[phrase]]\nwrong = ["{name} two three"]\nright = "{name}"\n')
    lexicon = load_lexicon((tmp_path / "one.toml", tmp_path / "two.toml"))
    assert [entry.right for entry in lexicon.phrase] == ["one", "two"]


def test_the_schema_accepts_a_lexicon_and_refuses_an_unknown_key() -> None:
    entry = {"forms": {"de": ["Hof"], "en": ["yard"]}}
    jsonschema.validate({"term": [entry]}, lexicon_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"term": [{**entry, "froms": {}}]}, lexicon_schema())
