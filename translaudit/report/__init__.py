"""Reports: one module a format, each with `render(audit) -> str`."""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module

from translaudit.record import Audit


class Format(StrEnum):
    """What a report can be written as; the value is also the name of the module that writes it."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"
    MARKDOWN = "markdown"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"
    MQM = "mqm"
    XLIFF = "xliff"
    TMX = "tmx"


def renderer(form: Format) -> Callable[[Audit], str]:
    """The function that writes a format; its module is imported only now."""
    render: Callable[[Audit], str] = import_module(f"{__name__}.{form.value}").render
    return render
