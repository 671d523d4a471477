"""The report as one self-contained HTML page: both texts side by side, findings at their words, nothing loaded."""

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FileSystemLoader, Template, select_autoescape

from translaudit.record import Audit
from translaudit.report.html.view import view_of
from translaudit.report.places import escaped_json, visible

_HERE = files(__package__)


def render(audit: Audit) -> str:
    """The page as text. All of the articles' words are escaped, and the page may run only its own script."""
    css, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    view = view_of(audit)
    return _template().render(view=view, css=css, script=script, policy=policy, data=_as_script_data(view.data))


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(str(_HERE)),
        autoescape=select_autoescape(default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment.get_template("page.html.j2")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _as_script_data(data: object) -> str:
    """JSON that cannot end the element that holds it."""
    text = escaped_json(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
