"""The house's own source, read as text and as syntax trees, for the tests of this folder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "sembilan"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def modules(folder: Path = HOUSE) -> tuple[Path, ...]:
    """Every module we wrote; migrations are written by Django."""
    return tuple(sorted(p for p in folder.rglob("*.py") if "migrations" not in p.parts))


@cache
def tree(path: Path) -> ast.Module:
    """A module as its syntax tree."""
    return ast.parse(path.read_text())


@cache
def lines(path: Path) -> int:
    """How long a file is."""
    return len(path.read_text().splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS))


def decorators(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The names of a function's decorators."""
    called = (d.func if isinstance(d, ast.Call) else d for d in function.decorator_list)
    return {d.id if isinstance(d, ast.Name) else d.attr for d in called if isinstance(d, ast.Name | ast.Attribute)}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from `def` to its end, without its docstring."""
    body = function.body
    told = ast.get_docstring(function, clean=False)
    doc = 0 if told is None else (body[0].end_lineno or 0) - body[0].lineno + 1
    return (function.end_lineno or 0) - function.lineno + 1 - doc


def shown(path: Path) -> str:
    """A path as people name it."""
    return path.relative_to(ROOT).as_posix()
