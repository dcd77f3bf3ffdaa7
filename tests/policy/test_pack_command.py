from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from sembilan.config.commands import pack as command
from sembilan.policy import cases as cases_module
from sembilan.policy import check as check_module
from sembilan.policy.check import changes, check_pack, stand_ins
from sembilan.policy.compare import compare
from sembilan.terms.month import Month
from tests.policy.small import AREA, FILES, PARAMETERS, RULES, packs, region

OWN = "cut_bp: {replaces: nasional, values: [{since: 2026-06-15, value: 300, law: Perbup, mark: verified}]}"
RULE = (
    '@rule(law="Perda", title="Dasar", unit=Unit.RUPIAH, shows="{base}", since="2027-01-01", replaces="nasional")\n'
    'def basic(base: Column) -> Column:\n    """The region pays the base."""\n    return base\n'
)
REGION = region(RULE, OWN)
CASE = "# A\nLaw: L. Month: 2026-10. Local: ikfd=0.7\n\n| case | base | -> basic |\n|---|--:|--:|\n| x | 10 | {} |\n"


def find(_: str):
    return AREA


def test_a_pack_is_checked_in_every_month_from_which_something_changes():
    (nation,) = check_pack(packs(REGION), "nasional", find)
    (own,) = check_pack(packs(REGION), "daerah/contoh", find)

    assert nation.months == (Month(2020, 1), Month(2026, 10))
    assert own.months == (Month(2020, 1), Month(2026, 7), Month(2026, 10), Month(2027, 1))


def test_a_pack_without_dates_is_checked_once():
    bare = {"nasional/pack.toml": FILES["nasional/pack.toml"], "nasional/pay/rules.py": RULES}

    assert changes(bare, "nasional", "pay") == (Month(2026, 1),)


def test_months_before_the_law_was_complete_are_passed_over():
    early = PARAMETERS.replace("since: 2020-01-01, value: 100", "since: 2019-01-01, value: 100")
    (found,) = check_pack(packs({**FILES, "nasional/pay/parameters.yaml": early}), "nasional", find)

    assert found.months == (Month(2020, 1), Month(2026, 10))


def test_a_law_that_is_never_complete_is_refused():
    (found,) = check_pack(
        packs({**FILES, "nasional/pay/rules.py": RULES.replace("p.start", "p.begin")}), "nasional", find
    )

    assert "'begin'" in str(found.error)


def test_a_gap_after_the_law_was_complete_is_refused():
    gap = RULES + RULE.replace(', replaces="nasional"', "").replace("def basic", "def basic_new").replace(
        'title="Dasar"', 'title="Dasar", name="basic"'
    ).replace("(base: Column)", "(base: Column, p: Parameters)").replace("return base", "return base * p.nowhere")
    (found,) = check_pack(packs({**FILES, "nasional/pay/rules.py": gap}), "nasional", find)

    assert "2027-01" in str(found.error)


def test_a_pack_that_cannot_be_read_is_refused_as_a_whole():
    (found,) = check_pack(packs({"nasional/pack.toml": "title ="}), "nasional", find)

    assert found.area == ""
    assert found.error is not None


def test_the_regions_own_values_are_stood_in_for():
    assert stand_ins(FILES, "nasional") == {"ikfd": "1"}


def test_two_packs_are_compared_by_values_and_rules_with_their_laws():
    found = {one.name: one for one in compare(packs(REGION), "nasional", "daerah/contoh")}

    assert set(found) == {"cut_bp", "basic"}
    assert "3% (Perbup; verified; daerah/contoh)" in found["cut_bp"].right
    assert "Perda" in found["basic"].right
    assert "Perda" not in found["basic"].left


def test_a_pack_does_not_differ_from_itself():
    assert list(compare(packs(REGION), "nasional", "nasional")) == []


def test_what_only_one_pack_has_is_told():
    extra = "bonus: {title: B, says: S., unit: bp, values: [{since: 2026-01-01, value: 1, law: L, mark: verified}]}"

    (one,) = compare(packs(region(parameters=extra)), "nasional", "daerah/contoh")

    assert (one.name, one.left) == ("bonus", "–")


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The command on a folder of small packs: gives its exit code and what it printed."""
    for module in (cases_module, check_module):
        for function in ("run_cases", "check_pack"):
            if hasattr(module, function):
                real = getattr(module, function)
                monkeypatch.setattr(command, function, lambda packs, pack, real=real: real(packs, pack, find))

    def call(files: dict[str, str], *words: str) -> tuple[int, str, str]:
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
        parser = argparse.ArgumentParser()
        command.add_parser(parser.add_subparsers())
        args = parser.parse_args(["pack", words[0], "--packs", str(tmp_path), *words[1:]])
        code = args.func(args)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_check_says_for_each_area_since_when_it_changes(called):
    code, out, _ = called(REGION, "check")

    assert code == 0
    assert "✓ nasional pay: 7 aturan, 3 parameter, berubah sejak 2020-01, 2026-10" in out
    assert "✓ daerah/contoh pay" in out


def test_check_of_a_broken_pack_fails_with_the_reason(called):
    code, out, _ = called({**FILES, "nasional/pay/rules.py": "import os"}, "check", "nasional")

    assert code == 1
    assert "✗ nasional pay: nasional/pay/rules.py baris 1" in out


def test_check_of_nothing_fails(called):
    assert called({}, "check")[0] == 1


def test_test_counts_what_came_out_right(called):
    code, out, _ = called({**FILES, "nasional/pay/cases/a.md": CASE.format(7)}, "test")

    assert code == 0
    assert "1 dari 1 nilai sesuai" in out


def test_test_names_what_came_out_wrong(called):
    files = {**FILES, "nasional/pay/cases/a.md": CASE.format(8), "nasional/pay/cases/b.md": "# B"}
    code, out, _ = called(files, "test", "nasional")

    assert code == 1
    assert "x: basic = Rp 7, seharusnya 8" in out
    assert "b.md" in out


def test_show_lists_every_rule_and_value_with_law_and_mark(called):
    code, out, _ = called(REGION, "show", "daerah/contoh")

    assert code == 0
    assert "2026-10-01: 2,5% (Perbup baru; inferred; nasional)" not in out  # the region's value decides from June
    assert "2026-06-15: 3% (Perbup; verified; daerah/contoh)" in out
    assert "ikfd · Indeks" in out
    assert "basic · Dasar [Perda; daerah/contoh, sejak 2027-01-01]" in out


def test_show_of_one_name_tells_it_in_full(called):
    code, out, _ = called(REGION, "show", "daerah/contoh", "basic")

    assert code == 0
    assert "dari base" in out
    assert "{base} × {p.ikfd}" in out
    assert "menggantikan aturan nasional" in out
    assert "cut_bp" not in out


def test_show_speaks_english_to_who_asks_for_it(called, monkeypatch):
    monkeypatch.setenv("SEMBILAN_LANG", "en")
    english = RULES.replace('title="Dasar"', 'title="Dasar", title_en="Basic"').replace(
        'shows="{base} × {p.ikfd}"', 'shows="{base} kali {p.ikfd}", shows_en="{base} times {p.ikfd}"'
    )

    code, out, _ = called({**REGION, "nasional/pay/rules.py": english}, "show", "nasional", "basic")

    assert code == 0
    assert "basic · Basic [Perbup; nasional]" in out
    assert "{base} times {p.ikfd}" in out
    assert "kali" not in out


def test_show_of_an_unknown_name_or_pack_fails(called):
    assert called(REGION, "show", "nasional", "nothing")[0] == 1
    code, _, err = called(REGION, "show", "nowhere")

    assert code == 1
    assert "nowhere" in err


def test_a_refusal_is_told_in_english_when_asked(called, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SEMBILAN_LANG", "en")

    assert "There is no pack 'nowhere'" in called(REGION, "diff", "nowhere", "nasional")[2]


def test_diff_prints_both_sides(called):
    code, out, _ = called(REGION, "diff", "nasional", "daerah/contoh")

    assert code == 0
    assert "pay parameter cut_bp" in out
    assert "pay rule basic" in out
