"""Small enough to be read: there is no list of exceptions, splitting is the answer."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.source import HOUSE, ROOT, decorators, functions, length, lines, modules, shown

MODULE, TEST_MODULE, FUNCTION, VIEW, RULE, TEMPLATE, CSS, FIELDS, DECISION, ROOMS = (
    *(400, 500, 40, 15, 12),
    *(150, 150, 25, 60, 5),
)


def too_long(paths, limit):
    return [f"{shown(p)}: {lines(p)} lines, {limit} allowed" for p in paths if lines(p) > limit]


def test_modules_are_short():
    assert not too_long([*modules(), *modules(ROOT / "packs")], MODULE)


def test_test_modules_are_short():
    assert not too_long(modules(ROOT / "tests"), TEST_MODULE)


def test_functions_are_short():
    long = [
        f"{shown(path)}: {function.name} has {length(function)} lines, {FUNCTION} allowed"
        for path in (*modules(), *modules(ROOT / "packs"))
        for function in functions(path)
        if length(function) > FUNCTION
    ]

    assert not long


def test_views_only_parse_ask_act_and_render():
    long = [
        f"{shown(path)}: {function.name} has {length(function)} lines, {VIEW} allowed"
        for path in modules()
        if path.name == "views.py" or path.parent.name == "views"
        for function in functions(path)
        if length(function) > VIEW
    ]

    assert not long


def test_rules_fit_on_a_card():
    long = [
        f"{shown(path)}: {rule.name} has {length(rule)} lines"
        for path in modules(ROOT / "packs")
        for rule in functions(path)
        if "rule" in decorators(rule) and length(rule) > RULE + len(rule.args.args)
    ]

    assert not long


def test_templates_are_short():
    assert not too_long(sorted(HOUSE.rglob("templates/**/*.html")), TEMPLATE)


def test_style_sheets_are_short():
    ours = [path for path in sorted(HOUSE.rglob("*.css")) if "vendor" not in path.parts]

    assert not too_long(ours, CSS)


def test_decisions_fit_on_a_page():
    assert not too_long(sorted((ROOT / "docs" / "decisions").glob("*.md")), DECISION)


def test_records_have_few_fields():
    from django.apps import apps

    ours = [model for model in apps.get_models() if model.__module__.startswith("sembilan.")]

    assert ours
    assert not [m.__name__ for m in ours if len(m._meta.local_fields) > FIELDS]


def test_the_measure_itself_finds_what_is_too_long(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("tests.architecture.source.ROOT", tmp_path)
    big = tmp_path / "big.py"
    big.write_text("x = 1\n" * 401)

    assert too_long([big], MODULE) == ["big.py: 401 lines, 400 allowed"]
