from __future__ import annotations

import pytest

from sembilan.policy.errors import UnsafePack
from sembilan.policy.syntax import check_code, guarded_import, may_import
from tests.policy.small import HEAD, RULES

RULE = '@rule(law="L", title="T", unit=Unit.COUNT)\ndef extra({args}) -> Column:\n    """S."""\n    {body}\n'


def body(text: str, args: str = "base, p") -> str:
    return HEAD + RULE.format(args=args, body=text)


ATTACKS = [
    "import os",
    "import sembilan.policy",
    "import polars as pl",
    "from os import system",
    "from polars import col",
    "from django.db import connection",
    "from . import secrets",
    "from sembilan.policy import vocabulary",
    "from sembilan.policy import *",
    "from sembilan.policy.vocabulary import pl",
    "from sembilan.policy.packs import read_packs",
    "from sembilan.terms import column",
    "from sembilan.terms.column import pl",
    "from sembilan.terms.column import dataclass",
    "from sembilan.terms.column import nothing_there",
    "from sembilan.terms.nowhere import anything",
    "from sembilan.terms.month import calendar",
    "from sembilan.terms.month import __builtins__",
    "from sembilan.termsx.month import Month",
    "from __future__ import division",
    "from sembilan.policy import rule as p",
    "from sembilan.policy import lit as __builtins__",
    "def rule(a):\n    return a",
    "class Thing:\n    pass",
    "x = open('/etc/passwd')",
    "X = [y for y in (1,)]",
    "x: int",
    "print('hello')",
    "for x in (1,):\n    y = x",
    "def broken(:",
    "@staticmethod\ndef f(a):\n    return a",
    "@rule\ndef f(a):\n    return a",
    "async def f(a):\n    return a",
    "def __getattr__(name):\n    return name",
    "def f(__builtins__):\n    return 1",
    "rule = 1",
    "1 + 1",
    body("return eval('base')"),
    body("return exec('base')"),
    body("return open('f')"),
    body("return __import__('os')"),
    body("return getattr(base, 'map_batches')"),
    body("return globals()"),
    body("return base.__class__"),
    body("return p.__dict__"),
    body("return p._values"),
    body("return base.map_batches(min_of)"),
    body("return base.meta.serialize()"),
    body("return base.sum()"),
    body("p = base\n    return p.map_batches(min_of)"),
    body("return [p.map_batches for p in (base,)]"),
    body("return base * 0.5"),
    body("return base / 2"),
    body("return base // 2"),
    body("return base ** 2"),
    body("return base @ base"),
    body("return (lambda: base)()"),
    body("return f'{base}'"),
    body("return b'x'"),
    body("return (x := base)"),
    body("global base\n    return 1"),
    body("while True:\n        return base"),
    body("with base:\n        return base"),
    body("try:\n        return base\n    except E:\n        return base"),
    body("raise base"),
    body("del base"),
    body("yield base"),
    body("import os\n    return base"),
    body("from sembilan.policy import lit\n    return base"),
    body("def inner(p):\n        return p\n    return inner(base)"),
    body("return base", args="base, *rest"),
    body("return base", args="base, **rest"),
    body("return base", args="base=1"),
    body("return base", args="base, *, free=1"),
    body("\n    ".join(f"x{n} = base" for n in range(12)) + "\n    return base"),
    body("return base") + "\n\n" + RULE.replace("extra", "other").format(args="base", body="return extra(base, base)"),
    HEAD + "def helper(p):\n    return p.map_batches\n",
]


@pytest.mark.parametrize("code", ATTACKS)
def test_code_that_reaches_beyond_columns_is_refused(code: str):
    with pytest.raises(UnsafePack) as caught:
        check_code(code, "nasional/pay/rules.py")

    assert "nasional/pay/rules.py" in str(caught.value)
    assert caught.value.say("en").startswith(f"nasional/pay/rules.py line {caught.value.facts['line']}: a pack may not")


HARMLESS = [
    RULES,
    "",
    '"""Words."""\nTABLE = {1: 2, 3: -4}\nNAMES: tuple[str, ...] = ("a", "b")\nOTHER = TABLE\n',
    HEAD + "def helper(amount, rate):\n    return amount * rate\n",
    body("\n    ".join(f"x{n} = base" for n in range(11)) + "\n    return base"),
    body("if p.flag:\n        return lit(1)\n    return base"),
    body("total = lit(0)\n    for edge in p.edges:\n        total = total + edge\n    return total"),
    body("return lookup(base, {k: v for k, v in p.table.items() if v})"),
    body("return base.clip(0).fill_null(month.days)", args="base, month"),
    body("return lit(p.table[1]) if p.flag else base"),
    "from sembilan.terms.month import Month\n",
    "from sembilan.terms.column import Unit\n",
]


@pytest.mark.parametrize("code", HARMLESS)
def test_code_that_only_computes_columns_is_accepted(code: str):
    check_code(code, "nasional/pay/rules.py")


def test_every_word_of_the_engine_may_be_imported():
    import sembilan.policy

    assert all(may_import("sembilan.policy", name) for name in sembilan.policy.__all__)


def test_plain_values_and_members_of_the_vocabulary_may_be_imported():
    from tests.policy import small

    assert not may_import("tests.policy.small", "OCTOBER")
    assert may_import("sembilan.terms.frames.attendance", "EXCUSED_LABELS")
    assert may_import("sembilan.terms.frames.attendance", "AREA")
    assert small.OCTOBER


def test_the_import_at_run_time_is_a_second_wall():
    assert guarded_import("sembilan.terms.month").__name__ == "sembilan.terms.month"
    with pytest.raises(ImportError):
        guarded_import("os")
