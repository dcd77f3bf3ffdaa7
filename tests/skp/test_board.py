"""The board of SKP, and the reminders of the worker."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sembilan.notices.models import Notice
from sembilan.people.models import RiwayatJabatan
from sembilan.skp.actions.reminding import remind
from sembilan.skp.jobs import remind_all
from sembilan.skp.models import Skp, SkpStep, State
from sembilan.skp.queries.board_due import deadlines
from tests import cast
from tests.skp.matrix_world import YEAR, person, results, skp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tenant")]
Day = Callable[[dt.date], None]


def board(client: Any, **asked: Any) -> Any:
    return client.get(reverse("skp:board"), {"tahun": YEAR, **asked})


def counts(answer: Any) -> dict[str, int]:
    return {name: number for name, number in answer.context["whole"].counts.items() if number}


def told(role: cast.Role) -> list[str]:
    return [
        one.sentence for one in Notice.objects.filter(nip=role.nip, url__in=("/skp/", "/skp/antrean/")).order_by("pk")
    ]


def test_each_state_is_counted_in_its_unit(client_of: Any, budi: Any) -> None:
    skp(cast.SARI, State.SENT)
    skp(cast.BUDI, State.AGREED, dt.date(2026, 1, 12))

    answer = board(client_of(budi))

    assert counts(answer) == {"tanpa": 1, "menunggu": 1, "setuju": 1}
    assert {one.name: one.state for one in answer.context["people"]} == {
        "Budi Santoso": "setuju", "Dewi Kartika": "tanpa", "Sari Anindya": "aju",
    }  # fmt: skip


def test_what_is_not_agreed_after_january_is_late(client_of: Any, budi: Any, today: Day) -> None:
    skp(cast.SARI, State.SENT)
    skp(cast.BUDI, State.AGREED, dt.date(2026, 1, 12))
    on_the_day, after = dt.date(2026, 1, 31), dt.date(2026, 2, 1)

    today(on_the_day)
    in_time = counts(board(client_of(budi)))
    today(after)
    late = counts(board(client_of(budi)))

    assert ("lewat" in in_time, late["lewat"]) == (False, 2)
    assert {one.nip for one in board(client_of(budi), keadaan="lewat").context["people"]} == {
        cast.SARI.nip, cast.DEWI.nip,
    }  # fmt: skip


def test_the_skp_of_a_post_before_is_none_for_the_new_one(client_of: Any, budi: Any, today: Day) -> None:
    skp(cast.SARI, State.AGREED, dt.date(2026, 1, 12))
    held = RiwayatJabatan.objects.get(employee=person(cast.SARI), valid__upper_inf=True)
    RiwayatJabatan.objects.filter(pk=held.pk).update(valid=(held.valid.lower, dt.date(2026, 4, 1)))
    RiwayatJabatan.objects.create(
        employee=held.employee, instansi=held.instansi, valid=(dt.date(2026, 4, 1), None),
        jabatan=RiwayatJabatan.objects.get(employee=person(cast.DEWI)).jabatan,
    )  # fmt: skip

    today(dt.date(2026, 5, 1))
    in_time = {one.nip: (one.state, one.is_past) for one in board(client_of(budi)).context["people"]}[cast.SARI.nip]
    today(dt.date(2026, 5, 2))
    late = {one.nip: (one.state, one.is_past) for one in board(client_of(budi)).context["people"]}[cast.SARI.nip]

    assert (in_time, late) == (("tanpa", False), ("tanpa", True))


def test_an_adendum_is_a_draft_and_never_late(client_of: Any, budi: Any, today: Day) -> None:
    skp(cast.SARI, State.DRAFT, dt.date(2026, 1, 12))
    today(dt.date(2026, 6, 1))

    found = counts(board(client_of(budi)))

    assert (found["draf"], found["lewat"]) == (1, 2)


def test_the_region_drills_down_to_a_unit_and_its_people(client_of: Any, bayu: Any) -> None:
    skp(cast.SARI, State.SENT)

    region = board(client_of(bayu))
    dinas = board(client_of(bayu), unit="1000")
    bidang = board(client_of(bayu), unit="1010")

    lines = {line.kode: (line.total, line.counts["menunggu"]) for line in region.context["lines"]}
    assert lines["1000"] == (3, 1)
    assert lines["2000"] == (1, 0)
    assert [(line.kode, line.total) for line in dinas.context["lines"]] == [("1010", 3)]
    assert {one.nip for one in bidang.context["people"]} == {cast.SARI.nip, cast.BUDI.nip, cast.DEWI.nip}


def test_a_name_or_a_nip_is_found(client_of: Any, bayu: Any) -> None:
    by_name = board(client_of(bayu), cari="sari").context["people"]
    by_nip = board(client_of(bayu), cari=cast.DEWI.nip[:8]).context["people"]

    assert [one.nip for one in by_name] == [cast.SARI.nip]
    assert [one.nip for one in by_nip] == [cast.DEWI.nip]


def test_an_inspector_reads_the_board_and_the_staff_do_not(client_of: Any, tono: Any, sari: Any) -> None:
    assert "Sari Anindya" in board(client_of(tono), unit="1010").content.decode()
    assert board(client_of(sari)).status_code == 404


def test_a_unit_of_others_is_not_there(client_of: Any, budi: Any) -> None:
    assert board(client_of(budi), unit="2000").status_code == 404


def test_the_board_as_a_workbook_says_the_same(client_of: Any, bayu: Any) -> None:
    skp(cast.SARI, State.SENT)

    answer = client_of(bayu).get(reverse("skp:board-sheet"), {"tahun": YEAR, "keadaan": "menunggu"})

    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == [cast.SARI.nip]


def test_the_board_asks_little(client_of: Any, bayu: Any, counted: Any) -> None:
    client = client_of(bayu)
    board(client, unit="1010")

    with counted() as queries:
        board(client, unit="1010")

    assert queries.total <= 15


def test_each_day_of_the_year_has_its_deadline(region: Any) -> None:
    starts, dues = deadlines(region, YEAR, dt.date(2026, 6, 1))

    assert (dues[0], starts[1], dues[1]) == (dt.date(2026, 1, 31), dt.date(2026, 1, 2), dt.date(2026, 2, 1))
    assert dues[-1] == dt.date(2027, 1, 30)


def test_who_has_none_or_has_not_sent_it_is_told_once_a_step(region: Any, today: Day) -> None:
    results()
    days = [dt.date(2026, 1, 16), *(dt.date(2026, 1, 17) for _ in range(2)), dt.date(2026, 1, 23), dt.date(2026, 1, 24)]

    for day in days:
        today(day)
        remind(instansi_id=region.pk, by="cli:worker")

    assert told(cast.SARI) == ["Anda belum punya SKP 2026. Batas waktunya 31 Januari 2026."] * 2
    assert told(cast.BUDI)[:1] == ["SKP 2026 Anda belum diajukan. Batas waktunya 31 Januari 2026."]


def test_a_penilai_is_told_of_what_waits_once_a_step(region: Any, today: Day) -> None:
    for role in (cast.SARI, cast.DEWI):
        made = skp(role, State.SENT)
        SkpStep.objects.create(instansi=region, skp=made, state=State.SENT, by=role.nip)
    sent = SkpStep.objects.filter(state=State.SENT).earliest("pk").at.date()

    for days in (2, 3, 3, 4, 7):
        today(sent + dt.timedelta(days))
        Skp.objects.update(year=(sent + dt.timedelta(days)).year, valid=(dt.date(sent.year, 1, 1), dt.date(2100, 1, 1)))
        remind(instansi_id=region.pk, by="cli:worker")

    assert [one.split(" SKP")[0] for one in told(cast.BUDI) if "menunggu" in one] == ["2", "2"]


def test_a_region_that_keeps_no_skp_here_is_not_reminded(today: Day) -> None:
    today(dt.date(2026, 1, 24))

    assert remind_all() == 0
    assert not Notice.objects.exists()
