from __future__ import annotations

import pytest

from sembilan.policy import errors
from sembilan.policy.errors import PolicyError
from sembilan.terms.column import Area
from sembilan.terms.month import Month
from tests.policy.small import AREA, FILES, LOCAL, OCTOBER, PARAMETERS, frames, plan, region, with_rule

RULE = (
    '@rule(law="L", title="T", unit=Unit.COUNT{more})\ndef {name}({args}) -> Column:\n    """S."""\n    return {body}\n'
)


def rule(name: str = "extra", args: str = "base", body: str = "base", more: str = "") -> str:
    return RULE.format(name=name, args=args, body=body, more=more)


def refused(kind: type[PolicyError], files: dict[str, str], pack: str = "nasional", **rest: object) -> str:
    with pytest.raises(kind) as caught:
        plan(files, pack, **rest)  # type: ignore[arg-type]
    assert caught.value.say("en") != caught.value.say()
    return caught.value.say("en")


def test_rules_are_ordered_so_that_each_finds_what_it_needs():
    order = list(plan().nodes)

    assert order.index("arrival") < order.index("is_late") < order.index("late_days") < order.index("pay")


def test_a_rule_drawing_on_finer_rows_is_an_aggregate():
    nodes = plan().nodes

    assert nodes["late_days"].aggregates
    assert nodes["late_days"].source == "day"
    assert not nodes["pay"].aggregates


def test_only_the_rules_behind_a_column_are_needed():
    assert plan().needed(["present"]) == ("arrival", "present")
    assert plan().needed(["pay"], given=["late_days", "basic"]) == ("pay",)


def test_a_column_that_is_nowhere_is_refused_with_the_nearest_name():
    said = refused(errors.UnknownArgument, with_rule(rule(args="bse", body="bse")))

    assert "'bse'" in said
    assert "did you mean 'base'" in said


def test_a_column_like_no_other_is_refused_without_a_guess():
    assert "mean" not in refused(errors.UnknownArgument, with_rule(rule(args="zzzz", body="zzzz")))


def test_rules_in_a_ring_are_refused_and_the_ring_is_named():
    ring = rule("one", "two", "two") + "\n\n" + rule("two", "one", "one")

    said = refused(errors.Cycle, with_rule(ring))
    assert "one → two → one" in said or "two → one → two" in said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (rule(args="base", body="base", more=', grain="day"'), "coarser grain"),
        (rule(args="base, minute", body="base"), "one rule uses"),
        (rule(args="minute, level", body="min_of(minute)"), "one rule uses"),
        (rule(more=', grain="week"'), "known grains: month, day, punch, sanction"),
    ],
)
def test_grains_that_do_not_fit_are_refused(text: str, why: str):
    assert why in refused(errors.WrongGrain, with_rule(text))


def test_a_rule_named_like_an_input_is_refused():
    assert "'share_bp'" in refused(errors.NameTaken, with_rule(rule("share_bp")))


def test_a_result_without_a_rule_is_refused():
    wider = Area("pay", AREA.inputs, (*AREA.results, AREA.inputs["punch"]["minute"]))

    assert "'minute'" in refused(errors.MissingResult, FILES, area=wider)


def test_a_result_of_a_finer_grain_is_refused():
    finer = AREA.results[1]
    wider = Area("pay", AREA.inputs, (*AREA.results, type(finer)("arrival", finer.dtype, finer.unit, "A", "A.")))

    assert "'arrival'" in refused(errors.MissingResult, FILES, area=wider)


def test_an_input_column_may_be_a_result():
    wider = Area("pay", AREA.inputs, (*AREA.results, AREA.inputs["month"]["base"]))

    assert plan(area=wider).evaluate(frames())["base"].to_list() == [1_000_005, 1_000_005]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (rule(body='"text"'), "not a column"),
        (rule(body="None"), "not a column"),
        (rule(args="minute", body="minute"), "without an aggregate"),
        (rule(body="base - min_of(base)"), "other people's rows"),
        (rule(body="base & lit(True)"), "extra"),
        (rule(body="base.is_in(['a'])"), "extra"),
        (rule(body="base + zero"), "zero"),
        (rule(body="bands(base, [3, 3])"), "strictly increase"),
        (rule(body="when(base > 1).then('share_bp').otherwise(0)"), "not its argument"),
        (rule(body="lit('text')"), "whole numbers, flags or dates"),
    ],
)
def test_a_rule_that_gives_no_sound_column_is_refused_before_any_row(text: str, why: str):
    assert why in str(plan_error(with_rule(text)))


def plan_error(files: dict[str, str]) -> PolicyError:
    with pytest.raises(errors.RuleFails) as caught:
        plan(files)
    return caught.value


def test_a_parameter_that_does_not_exist_is_refused_with_where_to_add_it():
    said = refused(errors.MissingParameter, with_rule(rule(args="base, p", body="base + p.bonus")))

    assert "'bonus', which does not exist" in said
    assert "nasional/pay/parameters.yaml" in said


def test_a_parameter_without_a_value_yet_is_refused_for_that_month():
    said = refused(errors.MissingParameter, FILES, month=Month(2019, 12))

    assert "has no value yet in 2019-12" in said


def test_a_formula_for_people_that_names_something_else_is_refused():
    refused(errors.RuleRefused, with_rule(rule(more=', shows="{bose}"')))


def test_a_value_only_the_region_can_give_is_asked_for():
    assert "'ikfd' (Indeks)" in refused(errors.MissingLocal, FILES, local={})


def test_a_value_nobody_asks_for_is_refused():
    assert "'ifkd'" in refused(errors.UnknownLocal, FILES, local={**LOCAL, "ifkd": "1"})


def test_a_local_value_that_cannot_be_read_is_refused():
    assert "the region's value" in refused(errors.ParameterRefused, FILES, local={"ikfd": "tinggi"})


def test_the_same_rule_in_a_region_without_replacing_is_a_silent_clash():
    said = refused(errors.SilentClash, region(rule("basic")), "daerah/contoh")

    assert "'basic' already stands in pack 'nasional'" in said


def test_replacing_a_rule_that_is_not_there_is_refused():
    refused(errors.NothingToReplace, region(rule(more=', replaces="nasional"')), "daerah/contoh")


def test_a_region_replaces_a_rule_and_says_so():
    replaced = plan(region(rule("basic", body="base * 2", more=', replaces="nasional"')), "daerah/contoh")

    assert replaced.nodes["basic"].rule.pack == "daerah/contoh"
    assert replaced.evaluate(frames(), extra=["basic"])["basic"].to_list() == [2_000_010, 2_000_010]


def test_the_nation_itself_is_untouched_by_a_region():
    files = region(rule("basic", body="base * 2", more=', replaces="nasional"'))

    assert plan(files).nodes["basic"].rule.pack == "nasional"


def test_a_replacement_holds_only_from_its_day():
    files = region(rule("basic", body="base * 2", more=', replaces="nasional", since="2026-11-01"'))

    assert plan(files, "daerah/contoh").nodes["basic"].rule.pack == "nasional"
    assert plan(files, "daerah/contoh", month=Month(2026, 11)).nodes["basic"].rule.pack == "daerah/contoh"


def test_versions_of_a_rule_follow_each_other():
    later = rule("basic_later", more=', name="basic", since="2026-11-01"')
    files = with_rule(later)

    assert plan(files, month=OCTOBER).nodes["basic"].rule.needs == ("base",)
    assert plan(files, month=OCTOBER).nodes["basic"].parameters == ("ikfd",)
    assert plan(files, month=Month(2026, 11)).nodes["basic"].parameters == ()


def test_two_versions_from_the_same_day_are_refused():
    twice = (
        rule("a", more=', name="extra", since="2026-11-01"')
        + "\n\n"
        + rule("b", more=', name="extra", since="2026-11-01"')
    )

    assert "two versions since 2026-11-01" in refused(errors.OverlappingVersions, with_rule(twice))


@pytest.mark.parametrize(("month", "cut"), [(Month(2026, 9), 100), (Month(2026, 10), 250)])
def test_the_value_in_force_on_the_first_day_decides_the_month(month: Month, cut: int):
    assert plan(month=month).parameters["cut_bp"][1].value == cut


def test_a_region_lays_its_values_over_the_nations():
    own = "cut_bp: {replaces: nasional, values: [{since: 2026-06-01, value: 300, law: Perbup, mark: verified}]}"
    files = region(parameters=own)

    assert plan(files, "daerah/contoh", month=Month(2026, 5)).parameters["cut_bp"][1].value == 100
    assert plan(files, "daerah/contoh", month=Month(2026, 12)).parameters["cut_bp"][1].value == 300
    assert plan(files, month=Month(2026, 12)).parameters["cut_bp"][1].value == 250


def test_a_rule_that_needs_no_column_is_a_constant():
    constant = plan(with_rule(rule(args="", body="7")))

    assert constant.evaluate(frames(), extra=["extra"])["extra"].to_list() == [7, 7]


def test_the_same_release_gives_the_same_plan_object():
    from sembilan.policy.release import freeze

    release = freeze(FILES, "nasional", LOCAL)

    assert release.plan(AREA, OCTOBER) is release.plan(AREA, OCTOBER)
    assert release.plan(Area("pay", AREA.inputs, AREA.results), OCTOBER) is not release.plan(AREA, OCTOBER)


def test_parameters_alone_make_no_plan():
    with pytest.raises(errors.MissingResult):
        plan({"nasional/pack.toml": FILES["nasional/pack.toml"], "nasional/pay/parameters.yaml": PARAMETERS})
