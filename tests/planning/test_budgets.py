"""The anggaran of a Perjanjian Kinerja: typed, added up, signed with it, on its papers, copied into its change."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from sembilan.planning import actions
from sembilan.planning.forms.budget import LineForm
from sembilan.planning.models import Agreement, Budget
from sembilan.planning.queries.budgets import BudgetLine, budget_of, total_of
from sembilan.records.actions import Refused
from sembilan.records.models import Event
from tests import cast
from tests.planning.conftest import unit
from tests.planning.test_agreements import text_of
from tests.planning.test_plans import page, seen

pytestmark = pytest.mark.django_db
PROGRAM = BudgetLine("program", "Program Pengelolaan Pendidikan", 1_250_000_000, "APBD")
KEGIATAN = BudgetLine("kegiatan", "Pengelolaan SD", 900_000_000, "DAK")
OTHER = BudgetLine("program", "Program Penunjang", 100_500_000)


@pytest.fixture
def made(indicator):
    """The agreement of Budi, a draft."""
    return actions.draft(unor=unit(), year=2026, by=cast.DEWI.nip)


def sent(*lines, mark):
    """What the form sends."""
    told = {"baris-TOTAL_FORMS": len(lines), "baris-INITIAL_FORMS": 0, "seen": mark}
    for n, line in enumerate(lines):
        told |= {
            f"baris-{n}-{name}": value for name, value in zip(("kind", "text", "amount", "note"), line, strict=True)
        }
    return told


def test_a_kegiatan_under_its_program_is_added_up_once():
    assert total_of([PROGRAM, KEGIATAN, OTHER]) == 1_350_500_000
    assert total_of([KEGIATAN, KEGIATAN]) == 1_800_000_000
    assert total_of([]) == 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [("1.250.000", 1_250_000), ("Rp 1.250.000,00", 1_250_000), ("1250000", 1_250_000), ("0", 0), ("Rp. 5.000,-", 5_000),
     ("1.5", None), ("12,5", None), ("-3", None), ("dua", None), ("9" * 16, None)],
)  # fmt: skip
def test_an_amount_is_whole_rupiah_or_told(typed, found):
    form = LineForm({"kind": "program", "text": "x", "amount": typed})

    assert form.is_valid() == (found is not None)
    assert form.cleaned_data.get("amount") == found


def test_the_anggaran_is_typed_shown_with_its_total_and_stays_once_it_is_sent(
    client_of, made, budi, rina, sari, counted
):
    url = f"/rencana/perjanjian/{made.pk}/"
    mine = client_of(budi)
    opened = seen(page(mine, f"{url}anggaran/"))
    rows = (("program", "Program Pengelolaan Pendidikan", "1.250.000.000", "APBD"),
            ("kegiatan", "Pengelolaan SD", "Rp 900.000.000", "DAK"), ("program", "", "", ""))  # fmt: skip
    bad = mine.post(f"{url}anggaran/", sent(("program", "Tanpa angka", "", ""), mark=opened))
    assert bad.status_code == 422
    assert "Isi anggarannya" in bad.content.decode()
    assert not Budget.objects.exists()
    assert mine.post(f"{url}anggaran/", sent(*rows, mark=opened)).url == url
    assert budget_of(made) == [PROGRAM, KEGIATAN]
    for address in (url, f"{url}anggaran/"):
        with counted() as asked:
            said = page(mine, address)
        assert asked.total <= 15, address
    said = page(mine, url)
    assert said.count("Rp\u00a01.250.000.000") == 2
    assert "Rp\u00a0900.000.000" in said

    late = mine.post(f"{url}anggaran/", sent(("program", "Milik orang kedua", "7", ""), mark=opened))
    assert late.status_code == 409
    assert "Milik orang kedua" in late.content.decode()
    assert client_of(sari).get(f"{url}anggaran/").status_code == 404

    actions.send(agreement=made, by=budi)
    with pytest.raises(Refused, match="sebelum perjanjian diajukan"):
        actions.put_budget(agreement=made, lines=[OTHER], by=budi)
    assert "Anggaran" in page(client_of(rina), url)


def test_the_same_lines_again_leave_no_second_event(made, budi):
    for _again in range(2):
        actions.put_budget(agreement=made, lines=[PROGRAM, KEGIATAN], by=budi)
    assert Event.objects.filter(verb="agreement.budget").count() == 1

    actions.put_budget(agreement=made, lines=[OTHER], by=budi)
    assert budget_of(made) == [OTHER]


def test_it_stands_on_the_papers_and_in_the_change_of_the_year(client_of, made, budi, rina):
    actions.put_budget(agreement=made, lines=[PROGRAM, KEGIATAN, OTHER], by=budi)
    actions.send(agreement=made, by=budi)
    url = f"/rencana/perjanjian/{made.pk}/"
    assert client_of(rina).post(f"{url}tanda-tangan/", {"seen": seen(page(client_of(rina), url))}).status_code == 302

    paper = text_of(client_of(rina).get(f"{url}perjanjian-kinerja.pdf").content)
    for word in ("Anggaran (Rp)", "1.250.000.000", "Pengelolaan SD", "Jumlah", "1.350.500.000", "DAK"):
        assert word in paper
    file = CalamineWorkbook.from_filelike(io.BytesIO(client_of(rina).get(f"{url}perjanjian-kinerja.xlsx").content))
    promised, money = (file.get_sheet_by_index(n).to_python() for n in (0, 1))
    assert promised[1][2:4] == ["Nilai literasi", 80]
    assert [row[2] for row in money[1:]] == [1_250_000_000, 900_000_000, 100_500_000, 1_350_500_000]
    actions.revise(agreement=made, text="Anggaran berubah", by=budi)
    assert budget_of(Agreement.objects.get(revision=1)) == [PROGRAM, KEGIATAN, OTHER]
