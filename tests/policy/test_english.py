"""What the packs say is said in English too: titles, formulas, and the words for codes."""

from __future__ import annotations

import re

import polars as pl
import pytest

from sembilan.policy.areas import find_area
from sembilan.policy.check import areas_of
from sembilan.policy.errors import ParameterRefused, RuleRefused
from sembilan.policy.gather import layers_of, parameters_of
from sembilan.policy.packs import packs_root, read_packs
from sembilan.policy.wording import say
from sembilan.terms.column import Unit
from tests.policy.small import FILES, HEAD, PARAMETERS, RULES, frames, plan

PACKS = read_packs(packs_root())
SPOKEN = [(pack, area) for pack in PACKS for area in areas_of(PACKS, pack)]
FIELDS_OWN = {"predikat"}  # words of the field that English keeps
TITLED = RULES.replace('title="Tunjangan"', 'title="Tunjangan", title_en="Allowance"').replace(
    'shows="{basic} − {late_days} × {p.cut_bp}"',
    'shows="{basic} dikurangi {late_days}", shows_en="{basic} less {late_days}"',
)
ONE = {name: table.filter(pl.col("nip") == 1) for name, table in frames().items()}


def changed(rules: str = RULES, parameters: str = PARAMETERS) -> dict[str, str]:
    return {**FILES, "nasional/pay/rules.py": rules, "nasional/pay/parameters.yaml": parameters}


def test_a_step_has_the_title_and_formula_of_the_readers_language():
    both = plan(changed(TITLED))

    for lang, title, text in (
        ("id", "Tunjangan", "Rp 700.004 dikurangi 1 hari"),
        ("en", "Allowance", "700,004 less 1 day"),
    ):
        step = both.explain(ONE, lang=lang)["pay"]
        assert (step.title, step.text) == (title, text)


def test_what_has_no_english_title_is_called_by_its_sentence():
    step = plan().explain(ONE, lang="en")["pay"]

    assert step.title == "Pay is the basic amount less a cut for each late day"
    assert [given.title for given in plan().explain(ONE, lang="en")["basic"].inputs] == ["The base"]
    assert step.parameters[0].title == "What a late day costs"


def test_a_parameter_has_an_english_title():
    told = plan(changed(parameters=PARAMETERS.replace("title: Potongan", "title: Potongan\n  title_en: Cut")))

    assert told.explain(ONE, lang="en")["pay"].parameters[0].title == "Cut"
    assert told.explain(ONE)["pay"].parameters[0].title == "Potongan"


def test_an_english_formula_that_names_something_else_is_refused():
    with pytest.raises(RuleRefused, match="bose"):
        plan(changed(TITLED.replace("less {late_days}", "less {bose}")))


def test_the_codes_of_a_table_are_told_in_words():
    words = "labels: {1: ringan, 2: TK}\n  labels_en: {1: light}"
    table = PARAMETERS.replace("title: Potongan", f"title: Potongan\n  {words}").replace(
        "value: 250,", "value: {1: 250, 2: 500, 3: 0},"
    )
    rules = RULES.replace("late_days * p.cut_bp", "late_days * p.cut_bp[1]")

    both = plan(changed(rules, table))

    assert both.explain(ONE)["pay"].parameters[0].said == "ringan: 2,5%; TK: 5%; 3: 0%"
    assert both.explain(ONE, lang="en")["pay"].parameters[0].said == "light: 2.5%; TK: 5%; 3: 0%"


def test_a_table_of_codes_has_words_for_what_it_gives():
    assert say({5: 3}, Unit.CODE, "en", {3: "high", 5: "no"}) == "5: high"


@pytest.mark.parametrize("words", ["ringan", "[ringan]", "{satu: ringan}"])
def test_words_for_codes_are_a_table_from_number_to_word(words: str):
    with pytest.raises(ParameterRefused):
        plan(changed(parameters=PARAMETERS.replace("title: Potongan", f"title: Potongan\n  labels_en: {words}")))


def test_a_long_area_has_its_rules_in_several_files():
    more = (
        HEAD + '@rule(law="L", title="T", unit=Unit.DAYS)\ndef two(late_days: Column) -> Column:\n'
        '    """Twice."""\n    return late_days * 2\n'
    )

    told = plan({**FILES, "nasional/pay/more_rules.py": more}).explain(ONE, "two")

    assert told["two"].value == 2


@pytest.mark.parametrize(("pack", "area"), SPOKEN)
def test_every_rule_of_the_packs_speaks_english(pack: str, area: str):
    rules = [rule for _, layer in layers_of(PACKS.files(pack), pack, area) for rule in layer]
    worded = [set(re.findall("[a-z]{3,}", re.sub(r"\{.*?\}", "", rule.shows))) for rule in rules]

    assert rules
    assert not [rule.name for rule in rules if not rule.title_en]
    assert not [
        rule.name for rule, words in zip(rules, worded, strict=True) if words - FIELDS_OWN and not rule.shows_en
    ]


@pytest.mark.parametrize(("pack", "area"), SPOKEN)
def test_every_parameter_of_the_packs_speaks_english(pack: str, area: str):
    for one in parameters_of(PACKS.files(pack), pack, area).values():
        assert one.title_en, one.name
        assert set(one.labels_en) <= set(one.labels), one.name


@pytest.mark.parametrize("area", ["attendance", "performance", "allowance", "talent"])
def test_every_word_for_a_code_that_is_not_a_name_has_its_english(area: str):
    found = find_area(area)
    columns = [*found.results, *(col for frame in found.inputs.values() for col in frame.columns)]
    names = {"predikat", "education", "level"}

    for col in columns:
        if col.labels and col.name not in names:
            assert set(col.labels_en) == set(col.labels), col.name
            assert col.words("en") != col.words("id")
        else:
            assert col.words("en") == col.labels
