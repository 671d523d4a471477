"""Settings from files, layer upon layer, and one line for each way to get them wrong."""

from pathlib import Path

import pytest

from translaudit.config_files import find_config, settings_for
from translaudit.errors import ConfigError
from translaudit.findings import Severity


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "desk" / "sport"
    folder.mkdir(parents=True)
    return folder / "match.en.txt"


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_the_nearest_file_above_the_article_is_taken(tmp_path: Path, article: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.translaudit]\nbeam = 2\n")
    assert find_config(article) == tmp_path / "pyproject.toml"
    near = write(article.parent.parent / "translaudit.toml", "beam = 3\n")
    assert find_config(article) == near


def test_a_project_file_without_a_section_for_translaudit_is_passed_over(tmp_path: Path, article: Path) -> None:
    write(tmp_path / "translaudit.toml", "beam = 2\n")
    write(article.parent / "pyproject.toml", "[tool.other]\nx = 1\n")
    assert find_config(article) == tmp_path / "translaudit.toml"


def test_layers_win_from_base_to_override_to_command_line_and_tell_where_values_come_from(
    tmp_path: Path, article: Path
) -> None:
    write(tmp_path / "base.toml", 'beam = 2\ndevice = "cpu"\nfail_on = "minor"\n')
    file = write(
        tmp_path / "translaudit.toml",
        'extend = "base.toml"\nfail_on = "major"\n\n[[overrides]]\nfiles = "desk/sport/*.txt"\nfail_on = "critical"\n',
    )
    settings = settings_for(article, file, {"beam": 8, "device": None})
    assert settings.config.fail_on == "critical"
    assert settings.config.beam == 8
    assert settings.config.device == "cpu"
    assert settings.origins["beam"] == "command line"
    assert settings.origins["device"] == f"{tmp_path / 'base.toml'}:2"
    other = settings_for(tmp_path / "desk" / "politics.txt", file, {})
    assert other.config.fail_on == "major"


def test_paths_in_a_file_are_relative_to_the_file(tmp_path: Path, article: Path) -> None:
    write(tmp_path / "names.toml", "")
    file = write(tmp_path / "translaudit.toml", 'lexicons = ["names.toml"]\n')
    assert settings_for(article, file, {}).config.lexicons == (str(tmp_path / "names.toml"),)
    for written, expected in (
        ("recorded:out.tsv", f"recorded:{tmp_path / 'out.tsv'}"),
        ("./model", str(tmp_path / "model")),
        ("owner/name", "owner/name"),
    ):
        write(file, f"model = '{written}'\n")
        assert settings_for(article, file, {}).config.model == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("beam = 2\nfail_one = 'major'\n", ":2: unknown key 'fail_one': did you mean 'fail_on'?"),
        ("\nbeam = 'four'\n", ":2: 'beam': expected `int`, got `str`"),
        ("severities = { NAM101 = 'awful' }\n", ":1: 'NAM101': invalid enum value 'awful'"),
        ("fail_on = 'minor'\nmin_severity = 'major'\n", ":2: fail_on = minor fails on findings that"),
        ("select = ['NAM']\nignore = ['NAM']\n", ":2: 'NAM' is both selected and ignored"),
        ("lexicons = ['nowhere.toml']\n", ":1: lexicon"),
        ("extend = 'translaudit.toml'\n", ":1: translaudit.toml extends itself"),
        ("\nextend = 'missing.toml'\n", "translaudit.toml:2: configuration"),
        ("extend = 5\n", ":1: 'extend': write the path of one file"),
        ("\nbeam = = 2\n", ":2: configuration is not TOML: Invalid value"),
        ("beam = [\n2,\n", ":2: configuration is not TOML"),
        ("severities = { NAM999 = 'major' }\n", ":1: no check has the code 'NAM999'"),
        ("overrides = 5\n", ":1: write each override as a table"),
        ("\nsource_lang = 'xx'\n", ":2: source_lang = xx: no data for this language; translaudit knows de, en"),
        ("source_lang = 'en'\n", ":1: source_lang and target_lang are both en"),
        ("beam = 0\n", ":1: 'beam': expected `int` >= 1"),
        ("beam = 2\n[[overrides]]\nfiles = '*'\nbeam = 'four'\n", ":4: 'beam': expected `int`, got `str`"),
        ("beam = 2\n[[overrides]]\nfiles = '*'\nbaem = 4\n", ":4: unknown key 'baem': did you mean 'beam'?"),
        ("[severities]\nNUM201 = 'minor'\nNAM101 = 5\n", ":1: 'NAM101': expected `str`, got `int`"),
        ("min_quality = 101\n", ":1: 'min_quality': expected `float` <= 100"),
        ("\nmin_bleu = 30\n", ":2: unknown key 'min_bleu': no gate looks at BLEU"),
        ("fail_on_codes = { NAM = 'always' }\n", ":1: 'NAM': invalid enum value 'always'"),
        ("fail_on_codes = { NAX = 'minor' }\n", ":1: no check has a code that starts with 'NAX'"),
        ("select = ['nam']\n", ":1: no check has a code that starts with 'nam'"),
        ("ignore = ['NAM']\nfail_on_codes = { NAM101 = 'minor' }\n", ":2: fail_on_codes: NAM101 = minor is a gate on"),
        ("select = ['NUM']\nfail_on_codes = { NAM = 'minor' }\n", ":2: fail_on_codes: NAM = minor is a gate on"),
        ("min_severity = 'major'\nfail_on_codes = { NAM = 'minor' }\n", ":1: fail_on_codes: NAM = minor fails on"),
        ("fail_on = 'never'\nfail_confidence = 0.5\n", ":2: fail_confidence = 0.5 has no effect"),
        ("select = ['NUM201']\nignore = ['NUM']\n", ":2: 'NUM201' is both selected and ignored"),
        ("[[overrides]]\nfiles = 5\n", ":2: an override needs 'files'"),
    ],
)
def test_a_bad_setting_is_one_line_that_names_file_and_line(
    tmp_path: Path, article: Path, text: str, told: str
) -> None:
    file = write(tmp_path / "translaudit.toml", text)
    with pytest.raises(ConfigError) as caught:
        settings_for(article, file, {})
    assert told in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_files_that_extend_each_other_are_refused(tmp_path: Path, article: Path) -> None:
    write(tmp_path / "a.toml", "extend = 'b.toml'\n")
    file = write(tmp_path / "b.toml", "extend = 'a.toml'\n")
    with pytest.raises(ConfigError, match=r"a\.toml:1: b\.toml extends itself"):
        settings_for(article, file, {})


def test_a_severity_can_be_set_by_code(tmp_path: Path, article: Path) -> None:
    file = write(tmp_path / "translaudit.toml", "[severities]\nNAM101 = 'critical'\n")
    assert settings_for(article, file, {}).config.severities == {"NAM101": Severity.CRITICAL}
