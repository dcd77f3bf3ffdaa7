from __future__ import annotations

import polars as pl
import pytest

from sembilan.policy.cases import CaseResult, run_case_file, run_cases
from sembilan.policy.cells import CellRefused, read_cell, read_days
from sembilan.terms.column import Area, Unit
from tests.policy.small import AREA, FILES, LEVELS, OCTOBER, packs, region

FACTS = "# Pay\nLaw: Perbup 1/2026 ps. 7 (2). Month: 2026-10.\nLocal: ikfd=0.70\n\n"
PATH = "nasional/pay/cases/pay.md"


def area(_: str) -> Area:
    return AREA


def table(head: str, *rows: str) -> str:
    lines = [head, "|".join("---:" for _ in head.split("|"))]
    return "\n".join(f"| {line} |" for line in [*lines, *rows])


def run(text: str, path: str = PATH, files: dict[str, str] = FILES) -> list[CaseResult]:
    return run_case_file(packs(files), text, path, area)


def passed(text: str) -> bool:
    results = run(text)
    assert results
    return all(result.passed for result in results)


def refusal(text: str) -> str:
    (result,) = run(text)
    assert result.error is not None
    assert not result.passed
    assert result.error.say("en") != result.error.say()
    return result.error.say("en")


def test_a_single_rule_is_tested_alone_by_giving_its_columns():
    assert passed(
        FACTS
        + table(
            "case | basic | late_days | -> pay",
            "no day late | Rp 700.004 | 0 | 700.004",
            "one day late | 700004 | 1 | Rp 682.504",
        )
    )


def test_a_month_is_tested_from_its_punches():
    assert passed(
        FACTS
        + table(
            "case | base | punch | -> present | -> late_days | -> pay",
            "late once | 1.000.005 | 1 16:00; 1 07:29; 2 07:31 | 2 | 1 | 682.504",
            "late all the time | 1.000.005 | 1..22 07:31 | 22 | 22 | 315.002",
            "never there | 1.000.005 | - | 0 | 0 | 700.004",
        )
    )


def test_days_may_be_named_and_a_later_row_changes_an_earlier_one():
    assert passed(
        FACTS
        + table(
            "case | day | punch | -> present",
            "every day | 1..5 | 1..5 07:00 | 5",
            "one free | 1..5; 3 free=ya | 1..5 07:00 | 4",
            "by date | 2026-10-01; 2026-10-02 ya; | 1..2 07:00 | 1",
        )
    )


def test_a_rule_of_a_day_is_tested_with_that_days_punches():
    assert passed(
        FACTS
        + table("case | date | punch | -> arrival | -> is_late", "on time | 2026-10-05 | 07:30; 16:00 | 07:30 | tidak")
    )


def test_a_rules_column_of_a_finer_grain_may_be_given():
    assert passed(FACTS + table("case | day | -> late_days", "two | 1 is_late=ya; 2 is_late=ya; 3 is_late=tidak | 2"))


def test_sanctions_are_given_by_name_with_labels():
    assert passed(
        FACTS
        + table(
            "case | sanction | -> last_level",
            "latest | level=sedang tmt=2026-05-01 months=6; level=ringan tmt=2026-09-01 | 1",
            "none | | -",
        )
    )


def test_an_input_may_be_an_output():
    assert passed(FACTS + table("case | base | -> base", "same | 5 | 5"))


def test_a_wrong_value_is_told_with_what_came():
    (result,) = run(FACTS + table("case | basic | late_days | -> pay", "wrong | 100 | 0 | 99"))

    assert not result.passed
    assert str(result) == f"{PATH}: wrong: pay = Rp 100, seharusnya 99"


def test_prose_may_stand_between_heading_and_table():
    assert passed(
        "# Pay\nLaw: L. Month: 2026-10. Local: ikfd=0.70. Said in words.\n\nMore words here.\n\n"
        + table("case | base | -> base", "same | 5 | 5")
    )


def test_pack_and_area_may_be_named():
    text = FACTS.replace("Month", "Pack: nasional. Area: pay. Month") + table("case | base | -> basic", "x | 10 | 7")

    assert all(result.passed for result in run(text, "elsewhere/other/cases/x.md"))


HEAD = "case | base | -> basic"
UNREADABLE = [
    table(HEAD, "x | 10 | 7"),
    "# Pay\nLaw: L.\n" + table(HEAD, "x | 10 | 7"),
    "# Pay\nLaw: L. Month:\n" + table(HEAD, "x | 10 | 7"),
    "# Pay\nLaw: L. Month: October.\n" + table(HEAD, "x | 10 | 7"),
    FACTS,
    FACTS + table(HEAD),
    FACTS + table(HEAD, "x | 10"),
    FACTS + table("name | base | -> basic", "x | 10 | 7"),
    FACTS + table("case | base", "x | 10"),
    FACTS + table("case | -> basic | base", "x | 7 | 10"),
    FACTS + table("case | base | -> bsic", "x | 10 | 7"),
    FACTS + table("case | bse | -> basic", "x | 10 | 7"),
    FACTS + table("case | base | -> basic", "x | ten | 7"),
    FACTS + table("case | base | -> basic", "x | 10 | seven"),
    FACTS + table("case | base | -> basic | -> arrival", "x | 10 | 7 | 07:00"),
    FACTS + table("case | free | -> basic", "x | ya | 7"),
    FACTS + table("case | punch | -> present", "x | 32 07:00 | 1"),
    FACTS + table("case | punch | -> present", "x | 1 07:00 08:00 | 1"),
    FACTS + table("case | late_days | -> pay", "x | 1 | 1"),
    FACTS.replace("ikfd=0.70", "ikfd") + table(HEAD, "x | 10 | 7"),
    FACTS.replace("ikfd=0.70", "ikfd=0.70, other=1") + table(HEAD, "x | 10 | 7"),
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(text: str):
    assert refusal(text)


def test_a_refused_file_says_which_it_is():
    (result,) = run(FACTS)

    assert PATH in str(result)


def test_a_pack_runs_its_own_cases_only():
    good, bad = FACTS + table(HEAD, "x | 10 | 7"), FACTS + table(HEAD, "x | 10 | 8")
    files = {**region(), PATH: good, "daerah/contoh/pay/cases/a.md": bad}

    assert [result.passed for result in run_cases(packs(files), "nasional", area)] == [True]
    assert [result.passed for result in run_cases(packs(files), "daerah/contoh", area)] == [False]
    assert run_cases(packs(files), "nasional", area, only=["other"]) == []


@pytest.mark.parametrize(
    ("text", "dtype", "unit", "value"),
    [
        ("6.618.822", pl.Int64, Unit.RUPIAH, 6_618_822),
        ("6,618,822", pl.Int64, Unit.RUPIAH, 6_618_822),
        ("6_618_822", pl.Int64, Unit.RUPIAH, 6_618_822),
        ("-5", pl.Int64, Unit.COUNT, -5),
        ("92.5%", pl.Int32, Unit.BP, 9_250),
        ("76.09", pl.Int32, Unit.SCORE, 7_609),
        ("7609", pl.Int32, Unit.SCORE, 7_609),
        ("7:30", pl.Int16, Unit.CLOCK, 450),
        ("450", pl.Int16, Unit.CLOCK, 450),
        ("07:30:05", pl.Int32, Unit.SECOND, 27_005),
        ("Sedang", pl.Int8, Unit.CODE, 2),
        ("kosong", pl.Int8, Unit.CODE, None),
    ],
)
def test_a_cell_is_written_as_people_write_it(text: str, dtype: type[pl.DataType], unit: Unit, value: int | None):
    assert read_cell(text, dtype, unit, LEVELS if unit == Unit.CODE else {}) == value


@pytest.mark.parametrize(
    ("text", "dtype", "unit"),
    [
        ("1.5", pl.Int64, Unit.COUNT),
        ("92,555%", pl.Int32, Unit.BP),
        ("x%", pl.Int32, Unit.BP),
        ("76,095", pl.Int32, Unit.SCORE),
        ("07:30:05", pl.Int16, Unit.CLOCK),
        ("perhaps", pl.Boolean, Unit.FLAG),
        ("yesterday", pl.Date, Unit.DATE),
    ],
)
def test_a_cell_that_would_have_to_be_rounded_or_guessed_is_refused(text: str, dtype: type[pl.DataType], unit: Unit):
    with pytest.raises(CellRefused):
        read_cell(text, dtype, unit, {})


def test_days_are_named_by_date_number_or_range():
    assert [day.day for day in read_days("1..3", OCTOBER)] == [1, 2, 3]
    assert read_days("5", OCTOBER) == read_days("2026-10-05", OCTOBER)
    with pytest.raises(CellRefused):
        read_days("30..32", OCTOBER)
