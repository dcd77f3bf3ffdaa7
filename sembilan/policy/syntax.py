"""The check of a pack's code on its syntax tree: it may compute columns, and can reach nothing else.

Everything is refused that is not named here, so a new trick of the language is refused too.
"""

from __future__ import annotations

import ast
import builtins
import datetime as dt
import importlib
from collections.abc import Iterator, Mapping
from types import EllipsisType, ModuleType
from typing import Any

from sembilan.policy.errors import UnsafePack

LONGEST_BODY = 12
SAFE_NAMES = frozenset(
    (
        "True",
        "False",
        "None",
        "abs",
        "all",
        "any",
        "bool",
        "dict",
        "enumerate",
        "frozenset",
        "int",
        "len",
        "list",
        "max",
        "min",
        "range",
        "reversed",
        "set",
        "sorted",
        "str",
        "sum",
        "tuple",
        "zip",
    )
)
ATTRIBUTES = frozenset(
    {
        *("then", "when", "otherwise", "is_null", "is_not_null", "fill_null", "is_in", "is_between"),
        *("eq_missing", "ne_missing", "clip", "abs"),
        *("first", "last", "days", "year", "month", "day", "next", "previous", "plus"),  # of a month or a day
        *("get", "items", "keys", "values"),  # of a table
    }
)
_STATEMENTS = (ast.FunctionDef, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.Return, ast.If, ast.For, ast.Expr)
_EXPRESSIONS = (
    ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.Compare, ast.Call, ast.Attribute, ast.Name, ast.Constant, ast.List,
    ast.Tuple, ast.Dict, ast.Set, ast.Subscript, ast.Slice, ast.IfExp, ast.ListComp, ast.GeneratorExp, ast.DictComp,
    ast.Starred,
)  # fmt: skip
_PARTS = (ast.expr_context, ast.boolop, ast.unaryop, ast.cmpop, ast.arguments, ast.arg, ast.keyword, ast.alias,
          ast.comprehension, ast.Module)  # fmt: skip
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Mod, ast.BitAnd, ast.BitOr, ast.BitXor)
_ALLOWED = _STATEMENTS + _EXPRESSIONS + _PARTS + _OPERATORS
_CONSTANTS = (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.UnaryOp, ast.USub, ast.Load, ast.Name)
_RESERVED = ("p", "month", "rule")
_PLAIN = (int, str, tuple, frozenset, dt.date, Mapping)


def check_code(text: str, file: str) -> ast.Module:
    """The syntax tree of a pack's code, refused at its first line that reaches beyond columns."""
    try:
        tree = ast.parse(text, file)
    except (SyntaxError, ValueError) as error:
        _refuse(file, getattr(error, "lineno", 0) or 0, f"kode yang tidak terbaca ({error})", "", "unreadable code", "")
    rules = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list}
    for node in tree.body:
        _check_top(node, file)
    for part in ast.walk(tree):
        _check_node(part, file)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            _check_body(node, file)
            _check_heading(node, file)
            _check_reach(node, file, rules)
    return tree


def _refuse(file: str, line: int, what: str, todo: str, what_en: str, todo_en: str) -> Any:
    raise UnsafePack(file=file, line=line, what=what, todo=todo, what_en=what_en, todo_en=todo_en)


def _no(node: ast.AST, file: str, what: str, what_en: str, todo: str = "", todo_en: str = "") -> None:
    _refuse(file, getattr(node, "lineno", 0), what, todo, what_en, todo_en)


def _check_top(node: ast.stmt, file: str) -> None:
    if isinstance(node, ast.ImportFrom):
        _check_import(node, file)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        value = node.value
        parts = list(ast.walk(value)) if value else []
        if not parts or not all(isinstance(part, _CONSTANTS) for part in parts):
            what, english = "kode tingkat modul", "code at the level of the module"
            _no(node, file, what, english, "Hanya tetapan sederhana.", "Plain constants only.")
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        pass
    elif not isinstance(node, ast.FunctionDef):
        kind = f"`{type(node).__name__}`"
        _no(node, file, kind, kind, "Hanya impor, tetapan dan aturan.", "Imports, constants and rules only.")


def _check_import(node: ast.ImportFrom, file: str) -> None:
    module = node.module or ""
    for alias in node.names:
        if alias.asname or not may_import(module, alias.name, node.level):
            _no(
                node,
                file,
                f"impor `{module}.{alias.name}`",
                f"the import `{module}.{alias.name}`",
                "Paket hanya memakai sembilan.policy dan sembilan.terms.",
                "A pack uses sembilan.policy and sembilan.terms only.",
            )


def may_import(module: str, name: str, level: int = 0) -> bool:
    """Whether a pack may have this name: one of the engine's words, or something the vocabulary itself defines."""
    if level or name.startswith("_"):
        return False
    if module == "__future__":
        return name == "annotations"
    if module == "sembilan.policy":
        return name in importlib.import_module(module).__all__
    if not (module == "sembilan.terms" or module.startswith("sembilan.terms.")):
        return False
    try:
        found = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError):
        return False
    if isinstance(found, ModuleType):
        return False
    if isinstance(found, type) or callable(found):
        return str(getattr(found, "__module__", "")).startswith("sembilan.")
    return isinstance(found, _PLAIN) or type(found).__module__.startswith("sembilan.")


def _check_node(node: ast.AST, file: str) -> None:
    if not isinstance(node, _ALLOWED):
        name = type(node).__name__
        todo = "Bagi dengan half_up, floor_div atau mul_div." if name in ("Div", "FloorDiv") else ""
        todo_en = "Divide by half_up, floor_div or mul_div." if todo else ""
        _no(node, file, f"`{name}`", f"`{name}`", todo, todo_en)
    if isinstance(node, ast.Constant) and not isinstance(node.value, str | int | EllipsisType | None):
        _no(
            node,
            file,
            f"tetapan {node.value!r}",
            f"the constant {node.value!r}",
            "Tulis bilangan bulat.",
            "Write whole numbers.",
        )
    if isinstance(node, ast.Name):
        _check_name(node, file)
    if isinstance(node, ast.FunctionDef | ast.arg):
        _check_spelling(node, node.name if isinstance(node, ast.FunctionDef) else node.arg, file)


def _check_spelling(node: ast.AST, name: str, file: str) -> None:
    taken = isinstance(node, ast.FunctionDef) and name in _RESERVED
    if taken or name.startswith("__") or (name not in SAFE_NAMES and hasattr(builtins, name)):
        _no(node, file, f"nama `{name}`", f"the name `{name}`")


def _check_name(node: ast.Name, file: str) -> None:
    _check_spelling(node, node.id, file)
    if isinstance(node.ctx, ast.Store) and node.id in _RESERVED:
        _no(node, file, f"nilai baru bagi `{node.id}`", f"a new value for `{node.id}`")


def _statements(function: ast.FunctionDef) -> Iterator[ast.stmt]:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.stmt):
                yield node


def _check_body(function: ast.FunctionDef, file: str) -> None:
    inside = list(_statements(function))
    for node in inside:
        if isinstance(node, ast.FunctionDef | ast.ImportFrom):
            kind = type(node).__name__
            _no(node, file, f"`{kind}` di dalam fungsi", f"`{kind}` inside a function")
    if len(inside) > LONGEST_BODY:
        what = f"aturan {function.name!r} dengan {len(inside)} pernyataan"
        english = f"rule {function.name!r} with {len(inside)} statements"
        _no(function, file, what, english, f"Paling banyak {LONGEST_BODY}.", f"At most {LONGEST_BODY}.")


def _check_heading(function: ast.FunctionDef, file: str) -> None:
    for decorator in function.decorator_list:
        _check_decorator(decorator, file)
    own = function.args
    if function.decorator_list and (own.vararg or own.kwarg or own.defaults or own.kw_defaults):
        what, english = "argumen dengan nilai bawaan atau *", "arguments with defaults or *"
        _no(function, file, what, english, "Sebut tiap kolom.", "Name each column.")


def _check_reach(function: ast.FunctionDef, file: str, rules: set[str]) -> None:
    """A function reaches columns through its arguments only: no other rule, no method that is not a word."""
    own = {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)}
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute):
            _check_attribute(node, file, bool(function.decorator_list))
        if isinstance(node, ast.Name) and node.id in rules - own:
            what, english = f"aturan `{node.id}` sebagai fungsi", f"the rule `{node.id}` as a function"
            _no(node, file, what, english, "Jadikan argumen.", "Make it an argument.")


def _check_decorator(decorator: ast.expr, file: str) -> None:
    if not (isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "rule"):
        _no(decorator, file, "penghias selain @rule(...)", "a decorator other than @rule(...)")


def _check_attribute(node: ast.Attribute, file: str, in_rule: bool) -> None:
    parameter = in_rule and isinstance(node.value, ast.Name) and node.value.id == "p" and not node.attr.startswith("_")
    # Members of an enumeration are written in capitals; nothing of a column is.
    if not (parameter or node.attr in ATTRIBUTES or (node.attr.isupper() and not node.attr.startswith("_"))):
        _no(
            node,
            file,
            f"`.{node.attr}`",
            f"`.{node.attr}`",
            "Pakai kata dari sembilan.policy.",
            "Use a word of sembilan.policy.",
        )


def guarded_import(name: str, *_: Any, **__: Any) -> ModuleType:
    """The import a pack's code gets while it runs: a second wall behind the syntax check."""
    if name in ("__future__", "sembilan.policy") or name.startswith("sembilan.terms"):
        return importlib.import_module(name)
    raise ImportError(name)


def namespace(module: str) -> dict[str, Any]:
    """The names a pack's code finds when it runs: a few harmless builtins, nothing else."""
    safe: dict[str, Any] = {name: getattr(builtins, name) for name in SAFE_NAMES}
    return {"__name__": module, "__builtins__": {**safe, "__import__": guarded_import}}
