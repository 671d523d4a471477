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
        f"default-src 'none'; style-src '{policy_hash(css)}'; script-src '{policy_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    view = view_of(audit)
    template = page_template(__package__, "page.html.j2")
    return template.render(view=view, css=css, script=script, policy=policy, data=_as_script_data(view.data))


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


@cache
def page_template(package: str, name: str) -> Template:
    """A template of a page that is a folder's data; whatever it is given is escaped."""
    environment = Environment(
        loader=FileSystemLoader(str(files(package))),
        autoescape=select_autoescape(default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment.get_template(name)


def policy_hash(content: str) -> str:
    """How a Content-Security-Policy names a style sheet or script that stands in the page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _as_script_data(data: object) -> str:
    """JSON that cannot end the element that holds it."""
    text = escaped_json(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
