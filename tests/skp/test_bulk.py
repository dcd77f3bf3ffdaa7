"""SKP of a unit as a workbook: looked at before it is taken, bad rows told, the same file again harmless."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sembilan.skp.actions import RhkText, make_skp, put_rhk
from sembilan.skp.models import Measure, Rhk, Skp, State
from sembilan.skp.queries.bulk_rows import HEADS, Fault, read
from tests import cast
from tests.skp.matrix_world import YEAR, cells, results, skp, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tenant")]
SARI, DEWI, AGUS = cast.SARI.nip, cast.DEWI.nip, cast.AGUS.nip


def look(client: Any, *rows: Any, **otherwise: Any) -> Any:
    """The preview of these rows."""
    return client.post(reverse("skp:bulk"), {"file": workbook(*rows, **otherwise), "unit": "1010", "tahun": YEAR})


def take(client: Any, *rows: Any, **otherwise: Any) -> Any:
    """The rows looked at, then taken."""
    return client.post(reverse("skp:bulk-taking"), {"lembar": look(client, *rows, **otherwise).context["sheet"]})


def said(answer: Any) -> list[tuple[int, str]]:
    """The row and the column of each fault."""
    return [(one.row, one.column) for one in answer.context["faults"]]


def table(answer: Any) -> list[list[Any]]:
    """The rows of an Excel file."""
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def one(**otherwise: Any) -> Any:
    """A row read by itself."""
    return read(2, dict(zip(HEADS, map(str, cells(SARI, **otherwise)), strict=True)))


def test_what_a_file_would_do_is_shown_and_nothing_is_written(client_of: Any, dewi: Any) -> None:
    answer = look(client_of(dewi), cells(SARI), cells(DEWI), cells(DEWI, Indikator="Jumlah guru dilatih"))

    assert (answer.context["new"], answer.context["changed"], answer.context["same"]) == (3, 0, 0)
    assert len(answer.context["planned"].begins) == 2
    assert not Skp.objects.exists()


def test_good_rows_become_drafts_and_bad_ones_are_told(client_of: Any, dewi: Any) -> None:
    rows = [
        cells(SARI, Mitra="Komite sekolah"),
        cells(AGUS),
        cells("19920314"),
        cells(SARI, rhk=""),
        cells(SARI, Jenis="x"),
    ]

    answer = take(client_of(dewi), *rows)

    made = Skp.objects.get()
    rhk, measure = Rhk.objects.get(), Measure.objects.get()
    assert (made.employee.nip, made.state, made.penilai_nip) == (SARI, State.DRAFT, cast.BUDI.nip)
    assert (rhk.text, rhk.kind, rhk.is_collaboration, rhk.partners) == (
        "Modul ajar tersusun",
        "utama",
        True,
        "Komite sekolah",
    )
    assert (measure.text, measure.aspect, measure.target_milli, measure.unit) == (
        "Jumlah modul",
        "kuantitas",
        12_000,
        "modul",
    )
    assert said(answer) == [(3, "NIP"), (4, "NIP"), (5, "RHK"), (6, "Jenis")]


def test_the_same_file_again_changes_nothing(client_of: Any, dewi: Any) -> None:
    rows = [
        cells(SARI),
        cells(SARI, Indikator="Waktu terbit", Aspek="waktu", Target="3 - 5", Satuan="hari", Arah="turun"),
    ]
    take(client_of(dewi), *rows)
    before = list(Skp.objects.values("pk", "version")), list(Measure.objects.values())

    answer = look(client_of(dewi), *rows)

    assert (answer.context["new"], answer.context["changed"], answer.context["same"]) == (0, 0, 2)
    assert (list(Skp.objects.values("pk", "version")), list(Measure.objects.values())) == before


def test_what_was_taken_along_is_read_as_the_same(client_of: Any, dewi: Any) -> None:
    first, *_rest = results()
    take(client_of(dewi), cells(SARI, RHK_pimpinan=first.text, Target="1250,5"), cells(DEWI, Target="baik sekali"))

    taken = client_of(dewi).get(reverse("skp:bulk-sheet"), {"unit": "1010", "tahun": YEAR})
    back = io.BytesIO(taken.content)
    back.name = "a.xlsx"
    answer = client_of(dewi).post(reverse("skp:bulk"), {"file": back, "unit": "1010", "tahun": YEAR})

    assert Rhk.objects.get(skp__employee__nip=SARI).serves == first
    assert (answer.context["new"], answer.context["changed"], answer.context["faults"]) == (0, 0, [])


def test_another_target_changes_the_indicator_there_is(client_of: Any, dewi: Any) -> None:
    take(client_of(dewi), cells(SARI))

    answer = take(client_of(dewi), cells(SARI, Target=15))

    assert answer.context["done"].count("changed") == 1
    assert Measure.objects.get().target_milli == 15_000
    assert Skp.objects.get().version == 3


@pytest.mark.parametrize(("state", "why"), [(State.AGREED, "adendum"), (State.SENT, "sedang di penilai")])
def test_what_is_agreed_or_with_the_penilai_is_left_as_it_is(client_of: Any, dewi: Any, state: str, why: str) -> None:
    take(client_of(dewi), cells(SARI))
    Skp.objects.update(state=state, agreed_on=dt.date(2026, 1, 12) if state == State.AGREED else None)

    answer = look(client_of(dewi), cells(SARI), cells(SARI, Indikator="Lain"))

    assert answer.context["same"] == 1
    assert said(answer) == [(3, "RHK")]
    assert why in answer.context["faults"][0].said


def test_rows_that_contradict_each_other_are_told(client_of: Any, dewi: Any) -> None:
    answer = look(
        client_of(dewi),
        cells(SARI),
        cells(SARI, Target=13),
        cells(SARI, Indikator="Lain", Jenis="tambahan"),
        cells(SARI),
    )

    assert said(answer) == [(3, "Indikator"), (4, "RHK")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("12", (12_000, None, "")), ("12,5", (12_500, None, "")), ("1.250.000", (1_250_000_000, None, "")),
        ("1.250,25", (1_250_250, None, "")), ("12.5", (12_500, None, "")), ("3 - 5", (3_000, 5_000, "")),
        ("-2,5", (-2_500, None, "")), ("baik", (None, None, "baik")), ("", (None, None, "")),
        ("12 modul", (None, None, "12 modul")),
    ],
)  # fmt: skip
def test_a_target_is_a_number_a_range_or_words(typed: str, found: Any) -> None:
    measure = one(Target=typed).measure

    assert (measure["target_milli"], measure["target_until_milli"], measure["target_text"]) == found


@pytest.mark.parametrize(
    ("otherwise", "column"),
    [
        ({"Target": "1.250"}, "Target"), ({"Target": "5 - 3"}, "Target"), ({"Target": "9" * 13}, "Target"),
        ({"Indikator": ""}, "Indikator"), ({"Kolaborasi": "tidak", "Mitra": "Komite"}, "Kolaborasi"),
        ({"Aspek": "lain"}, "Aspek"), ({"Satuan": "x" * 61}, "Satuan"), ({"NIP": "1.99203142015032E+17"}, "NIP"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_with_certainty_is_told_with_its_column(otherwise: Any, column: str) -> None:
    fault = one(**otherwise)

    assert isinstance(fault, Fault)
    assert fault.column == column


def test_the_rejects_come_back_as_they_were_with_what_to_do(client_of: Any, dewi: Any) -> None:
    sheet = look(client_of(dewi), cells(SARI), cells(SARI, Aspek="lain")).context["sheet"]

    head, row = table(client_of(dewi).post(reverse("skp:bulk-rejects"), {"lembar": sheet}))

    assert head[-3:] == ["Baris", "Kolom", "Yang perlu dilakukan"]
    assert (row[0], row[5], row[-3], row[-2]) == (SARI, "lain", 3, "Aspek")


@pytest.mark.parametrize("content", [b"", b"NIP;RHK", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused_with_a_sentence(client_of: Any, dewi: Any, content: bytes) -> None:
    file = io.BytesIO(content)
    file.name = "x.xlsx"

    answer = client_of(dewi).post(reverse("skp:bulk"), {"file": file, "unit": "1010", "tahun": YEAR})

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_a_workbook_without_its_columns_is_told_which(client_of: Any, dewi: Any) -> None:
    answer = look(client_of(dewi), ["x"], heads=["Nama"])

    assert "NIP, RHK" in answer.context["form"].errors["file"][0]


def test_a_preview_that_was_changed_is_refused(client_of: Any, dewi: Any) -> None:
    sheet = look(client_of(dewi), cells(SARI)).context["sheet"]

    answer = client_of(dewi).post(reverse("skp:bulk-taking"), {"lembar": "x" + sheet}, follow=True)

    assert "Pilih lagi berkasnya" in answer.content.decode()
    assert not Skp.objects.exists()


def test_a_preview_of_another_s_unit_opens_nothing(client_of: Any, dewi: Any, agus: Any) -> None:
    sheet = look(client_of(dewi), cells(SARI)).context["sheet"]

    assert client_of(agus).post(reverse("skp:bulk-taking"), {"lembar": sheet}).status_code == 404
    assert client_of(agus).post(reverse("skp:bulk-rejects"), {"lembar": sheet}).status_code == 404


def test_who_reads_only_loads_nothing(client_of: Any, tono: Any, rina: Any) -> None:
    for user in (tono, rina):
        assert client_of(user).get(reverse("skp:bulk"), {"unit": "1010"}).status_code == 404


def test_an_rhk_written_by_hand_meanwhile_is_not_written_twice(client_of: Any, dewi: Any) -> None:
    sheet = look(client_of(dewi), cells(SARI)).context["sheet"]
    made = make_skp(employee=skp(cast.SARI).employee, year=YEAR, by=SARI)
    put_rhk(skp=made, said=RhkText("modul ajar  tersusun"), by=SARI)

    client_of(dewi).post(reverse("skp:bulk-taking"), {"lembar": sheet})

    assert (Skp.objects.count(), Rhk.objects.count(), Measure.objects.count()) == (1, 1, 1)


def test_a_file_asks_as_little_for_many_rows_as_for_few(client_of: Any, dewi: Any, counted: Any) -> None:
    client = client_of(dewi)
    sheet = look(client, cells(SARI), cells(DEWI)).context["sheet"]
    many = look(client, *(cells(SARI, rhk=f"Hasil {n}") for n in range(300))).context["sheet"]

    with counted() as few:
        client.post(reverse("skp:bulk-taking"), {"lembar": sheet})
    with counted() as more:
        client.post(reverse("skp:bulk-taking"), {"lembar": many})

    assert Rhk.objects.count() == 302
    assert more.total <= few.total + 3
