from __future__ import annotations

import polars as pl
import pytest

from sembilan.policy.errors import FrameRefused
from tests.policy.small import FILES, RULES, frames, plan

PLAN = plan()


def one(nip: int) -> dict[str, pl.DataFrame]:
    return {name: table.filter(pl.col("nip") == nip) for name, table in frames().items()}


def test_an_explanation_runs_from_cause_to_amount():
    told = PLAN.explain(one(1), "pay")

    names = [step.name for step in told.steps]
    assert set(names) == {"arrival", "basic", "is_late", "late_days", "pay"}
    assert names.index("arrival") < names.index("is_late") < names.index("late_days")
    assert names[-1] == "pay"
    assert "present" not in told
    assert {"present", "pay"} <= {step.name for step in PLAN.explain(one(1), ["present", "pay"]).steps}


def test_a_step_tells_its_law_sentence_and_formula():
    step = PLAN.explain(one(1))["pay"]

    assert step.sentence == "Pay is the basic amount less a cut for each late day."
    assert (step.law, step.title, step.pack, step.grain) == ("Perbup", "Tunjangan", "nasional", "month")
    assert (step.value, step.said) == (682_504, "Rp 682.504")
    assert step.text == "Rp 700.004 − 1 hari × 2,5%"


def test_a_step_tells_the_parameters_it_reads_as_they_are_in_force():
    (used,) = PLAN.explain(one(1))["pay"].parameters

    assert (used.name, used.value, used.said, used.law, used.mark) == ("cut_bp", 250, "2,5%", "Perbup baru", "inferred")
    assert str(used.since) == "2026-10-01"


def test_a_step_tells_what_it_starts_from():
    basic = PLAN.explain(one(1))["basic"]
    late = PLAN.explain(one(1))["late_days"]

    assert [(given.name, given.said, given.is_input) for given in basic.inputs] == [("base", "Rp 1.000.005", True)]
    assert [(given.name, given.value, given.grain) for given in late.inputs] == [("is_late", None, "day")]


def test_a_step_of_a_finer_grain_has_no_single_value():
    step = PLAN.explain(one(1))["arrival"]

    assert (step.value, step.said, step.text, step.grain) == (None, "", "", "day")


def test_an_explanation_can_be_read_in_english():
    assert PLAN.explain(one(1), lang="en")["pay"].text == "700,004 − 1 day × 2.5%"


def test_what_is_explained_is_what_is_paid():
    paid = PLAN.evaluate(frames())

    for nip in (1, 2):
        told = PLAN.explain(one(nip))
        row = paid.filter(pl.col("nip") == nip).row(0, named=True)
        assert {name: told[name].value for name in ("present", "pay")} == {n: row[n] for n in ("present", "pay")}


def test_a_rule_without_a_formula_has_no_text():
    assert PLAN.explain(one(1))["late_days"].text == ""


def test_codes_are_told_by_their_labels():
    labelled = RULES + (
        '\n\n@rule(law="L", title="T", unit=Unit.CODE, shows="{last_level} dari {last_level}")\n'
        'def same(last_level: Column) -> Column:\n    """S."""\n    return last_level\n'
    )

    step = plan({**FILES, "nasional/pay/rules.py": labelled}).explain(one(2), "same")["same"]

    assert (step.value, step.text) == (1, "1 dari 1")


@pytest.mark.parametrize("tables", [frames(), one(3)])
def test_an_explanation_is_of_exactly_one_person(tables: dict[str, pl.DataFrame]):
    with pytest.raises(FrameRefused):
        PLAN.explain(tables)
