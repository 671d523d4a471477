"""What each setting means, read from the code that defines it, so that the two cannot differ."""

import ast
import inspect
import itertools
from functools import cache

import msgspec

from translaudit import config


class SettingDoc(msgspec.Struct, frozen=True):
    """A key of the configuration: its default as JSON, and what it does, in a sentence or two."""

    key: str
    default: str
    meaning: str


@cache
def documented_settings() -> tuple[SettingDoc, ...]:
    """Every setting, in the order of the code."""
    tree = ast.parse(inspect.getsource(config))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Config")
    meanings = {
        field.target.id: " ".join(said.value.value.split())
        for field, said in itertools.pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant) and isinstance(said.value.value, str)
    }
    defaults = msgspec.to_builtins(config.Config())
    return tuple(
        SettingDoc(key, msgspec.json.encode(defaults[key]).decode(), meanings[key])
        for key in config.Config.__struct_fields__
    )
