"""What holds the house together and no type says: where writes happen, what is never named, what has no drawer."""

from __future__ import annotations

import ast
import tomllib

import pytest

from tests.architecture.source import HOUSE, ROOT, decorators, functions, modules, shown, tree

DRAWERS = {"utils", "helpers", "common", "core", "services", "signals", "tasks", "misc", "base"}
WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
PAGES = ("views.py", "api.py", "urls.py", "queries.py")
# Writing to a session is the web's own business, not a record's.
SESSION = {"session"}


def test_nothing_is_a_drawer():
    assert not [shown(p) for p in modules() if p.stem in DRAWERS or p.parent.name in DRAWERS]


def owner(call: ast.Call) -> str:
    """The word before the last dot: `objects` in `X.objects.create()`."""
    value = call.func.value if isinstance(call.func, ast.Attribute) else None
    return value.attr if isinstance(value, ast.Attribute) else value.id if isinstance(value, ast.Name) else ""


def writes(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            of_records = owner(node) == "objects" or isinstance(node.func.value, ast.Call)
            if of_records and owner(node) not in SESSION:
                yield f"{shown(path)}:{node.lineno} {ast.unparse(node.func)}"


def test_pages_and_queries_never_write():
    assert not [line for path in modules() if path.name in PAGES for line in writes(path)]


def test_the_search_for_writes_finds_one():
    assert list(writes(HOUSE / "accounts" / "actions.py"))


def actions_of(path):
    return [f for f in tree(path).body if isinstance(f, ast.FunctionDef) and not f.name.startswith("_")]


ACTIONS = [path for path in modules() if path.name == "actions.py" and path.parent.name != "records"]


@pytest.mark.parametrize("path", ACTIONS, ids=shown)
def test_whatever_writes_is_an_action_or_part_of_one(path):
    loose = [
        function.name
        for function in actions_of(path)
        if not decorators(function) & {"action", "part"}
        and any(isinstance(n, ast.Attribute) and n.attr in WRITES - {"update"} for n in ast.walk(function))
    ]

    assert not loose


@pytest.mark.parametrize("path", ACTIONS, ids=shown)
def test_each_action_tells_once_and_names_who_answers(path):
    for function in actions_of(path):
        if "action" not in decorators(function):
            continue
        arguments = {a.arg for a in function.args.kwonlyargs}
        tells = [n for n in ast.walk(function) if isinstance(n, ast.Call) and ast.unparse(n.func).endswith("tell")]
        assert "by" in arguments, f"{function.name} does not say who answers for it"
        assert len(tells) == 1, f"{function.name} tells {len(tells)} times"


def test_no_two_actions_share_a_verb():
    verbs = [
        decorator.args[0].value
        for path in modules()
        for function in functions(path)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "action"
    ]

    assert len(verbs) == len(set(verbs))


def packs():
    return [tomllib.loads(path.read_text()) for path in sorted((ROOT / "packs").rglob("pack.toml"))]


def test_no_region_is_named_in_the_house():
    regions = {str(p["id"]).rsplit("/", 1)[-1].lower() for p in packs()} - {"nasional", "contoh"}
    texts = {path: path.read_text().lower() for path in modules()}

    assert packs()
    assert not [f"{shown(path)} names {name}" for name in regions for path, text in texts.items() if name in text]


def test_every_module_says_what_belongs_in_it():
    silent = [shown(p) for p in modules() if p.read_text().strip() and not ast.get_docstring(tree(p))]

    assert not silent


def test_no_module_parks_work():
    marks = ("TODO", "FIXME", "XXX")

    assert not [shown(p) for p in modules() if any(mark in p.read_text() for mark in marks)]


def test_no_float_stands_between_a_law_and_a_payslip():
    floats = [
        f"{shown(path)}:{node.lineno}"
        for path in modules(ROOT / "packs")
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float)) or isinstance(node, ast.Div)
    ]

    assert not floats
