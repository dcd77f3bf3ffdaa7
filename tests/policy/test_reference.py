"""The reference pages say what the packs say."""

from __future__ import annotations

from sembilan.config.home import ROOT
from sembilan.policy.packs import packs_root, read_packs
from sembilan.policy.reference import pages
from tests.policy.small import FILES, packs


def test_the_reference_in_the_repository_is_the_one_the_packs_give() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "reference").glob("*.md")}

    assert kept == dict(pages(read_packs(packs_root()))), "run `make docs`"


def test_every_rule_stands_in_it_with_its_law() -> None:
    page = dict(pages(read_packs(packs_root())))["nasional-allowance.md"]

    row = next(line for line in page.splitlines() if line.startswith("| `tpp_bruto`"))

    assert "PP 94/2021" in row


def test_a_bar_in_a_text_does_not_break_the_table() -> None:
    for page in dict(pages(read_packs(packs_root()))).values():
        rows = [line.replace("\\|", "") for line in page.splitlines() if line.startswith("|")]

        assert {row.count("|") for row in rows} <= {5, 7}


def test_an_area_without_cases_has_a_page_that_names_none() -> None:
    bare = dict(pages(packs(FILES)))["nasional-pay.md"]
    tried = dict(pages(packs({**FILES, "nasional/pay/cases/pay.md": "# Pay"})))["nasional-pay.md"]

    assert "## Cases" not in bare
    assert tried == bare + "\n## Cases\n\n- `nasional/pay/cases/pay.md`\n"
