"""The live board: right at ten, in sum the people counted by hand, and the same when it is asked for later."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from typing import Any

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from sembilan.attendance.actions import corrections as actions
from sembilan.attendance.actions.board import keep
from sembilan.attendance.models import Absence, Correction, CorrectionStep
from sembilan.attendance.queries import board, known
from sembilan.attendance.queries.known import State
from sembilan.records.models import Event
from tests import cast
from tests.attendance.morning import MONDAY, at, clocked, person, pressed

pytestmark = pytest.mark.django_db
NIPS = {int(role.nip): role.name.split()[0] for role in cast.CAST}


@pytest.fixture(autouse=True)
def afresh(monkeypatch: pytest.MonkeyPatch) -> Any:
    """It is Monday, twenty to eleven; nothing is kept from the test before."""
    monkeypatch.setattr(timezone, "now", lambda: at(10, 40))
    board.forget()
    yield
    board.forget()


@pytest.fixture
def morning(tenant: Any) -> Any:
    """Sari in time, Budi late by 20 minutes, Dewi on leave, Agus on travel, Rina asked; Tono and Bayu unheard of."""
    clocked(cast.SARI, at(7, 21))
    pressed(cast.BUDI, at(7, 50))
    for role, kind in ((cast.DEWI, "cuti sakit"), (cast.AGUS, "dinas luar")):
        Absence.objects.create(
            instansi=tenant, employee=person(role), kind=kind, decision="disetujui", first=MONDAY, last=MONDAY
        )
    asked(tenant, cast.RINA, at(8, 30))
    return tenant


def asked(tenant: Any, role: Any, when: dt.datetime) -> Correction:
    """A request about this morning, sent at a moment."""
    made = Correction.objects.create(
        instansi=tenant, employee=person(role), kind="lupa", day=MONDAY, datang=445, reason="Lupa", token=uuid.uuid4()
    )
    CorrectionStep.objects.create(instansi=tenant, correction=made, state="diajukan", by=role.nip, at=when)
    return made


def told(tenant: Any, wanted: board.Asked) -> dict[str, str]:
    """Who is what."""
    found = board.states(tenant, wanted)
    return {NIPS[nip]: state for nip, state in found.select("nip", "state").iter_rows()}


def test_everybody_is_one_thing_as_counted_by_hand(morning: Any) -> None:
    found = told(morning, board.asked(morning, MONDAY, None))

    assert found == {
        "Sari": State.HADIR,
        "Budi": State.TERLAMBAT,
        "Dewi": State.CUTI,
        "Agus": State.DINAS,
        "Rina": State.MENUNGGU,
        "Tono": State.TANPA_KABAR,
        "Bayu": State.TANPA_KABAR,
    }


def test_lateness_is_what_the_rules_of_the_month_say(morning: Any) -> None:
    found = board.states(morning, board.asked(morning, MONDAY, None))

    late = {NIPS[nip]: late for nip, late in found.select("nip", "late").iter_rows() if late}
    assert late == {"Budi": 20}


@pytest.mark.parametrize(
    ("minute", "state"), [(7 * 60 + 29, State.NANTI), (8 * 60 + 29, State.BELUM), (8 * 60 + 30, State.TANPA_KABAR)]
)
def test_before_the_margin_has_passed_nobody_is_without_news(tenant: Any, minute: int, state: str) -> None:
    found = told(tenant, board.asked(tenant, MONDAY, minute))

    assert set(found.values()) == {state}


def test_a_sunday_frees_everybody(tenant: Any) -> None:
    found = told(tenant, board.asked(tenant, MONDAY - dt.timedelta(days=1), None))

    assert set(found.values()) == {State.BEBAS}


def test_the_lines_of_units_sum_to_the_whole(client_of: Any, morning: Any, rina: Any) -> None:
    given = client_of(rina).get("/kehadiran/papan/").context

    assert given["total"].due == 7
    assert {name: count for name, count in given["total"].counts.items() if count} == {
        "hadir": 1, "terlambat": 1, "cuti": 1, "dinas": 1, "menunggu": 1, "tanpa_kabar": 2,
    }  # fmt: skip
    for name in board.ORDER:
        assert sum(line.counts[name] for line in given["lines"]) == given["total"].counts[name]


def test_a_unit_is_opened_and_its_own_people_stand_apart(client_of: Any, morning: Any, rina: Any) -> None:
    given = client_of(rina).get("/kehadiran/papan/?unit=1010").context

    assert given["total"].due == 3
    assert [(line.is_itself, line.due) for line in given["lines"]] == [(True, 3), (False, 0)]


def test_what_came_later_is_not_on_the_board_of_ten(tenant: Any) -> None:
    pressed(cast.SARI, at(7, 25), received=at(10, 15))
    pressed(cast.BUDI, at(7, 25), received=at(7, 26))

    then, now = (told(tenant, board.asked(tenant, MONDAY, minute)) for minute in (600, None))

    assert (then["Sari"], then["Budi"]) == (State.TANPA_KABAR, State.HADIR)
    assert (now["Sari"], now["Budi"]) == (State.HADIR, State.HADIR)


def test_a_correction_counts_from_the_step_that_approved_it(tenant: Any) -> None:
    made = asked(tenant, cast.SARI, at(9, 0))
    CorrectionStep.objects.create(instansi=tenant, correction=made, state="disetujui", by=cast.BUDI.nip, at=at(10, 20))
    Correction.objects.update(state="disetujui")

    seen = [told(tenant, board.asked(tenant, MONDAY, minute))["Sari"] for minute in (8 * 60 + 45, 600, 10 * 60 + 30)]

    assert seen == [State.TANPA_KABAR, State.MENUNGGU, State.HADIR]


def test_a_refused_press_is_no_news_until_somebody_lets_it_count(tenant: Any, budi: Any) -> None:
    from sembilan.attendance.actions.verdicts import judge
    from sembilan.attendance.models import Press

    _day, number = pressed(cast.SARI, at(7, 25), decision=2, reasons={"outside": 900})
    before = told(tenant, board.asked(tenant, MONDAY, None))["Sari"]

    judge(press=Press.objects.get(id=number, day=MONDAY), verdict="dihitung", reason="Rapat di luar", by=budi)
    board.forget()

    assert before == State.TANPA_KABAR
    assert told(tenant, board.asked(tenant, MONDAY, None))["Sari"] == State.HADIR


def test_a_leader_sees_the_board_of_her_subtree_and_no_other(client_of: Any, morning: Any, budi: Any) -> None:
    client = client_of(budi)

    assert client.get("/kehadiran/papan/").context["total"].due == 3
    assert client.get("/kehadiran/papan/?unit=1011").status_code == 200
    assert client.get("/kehadiran/papan/?unit=2000").status_code == 404
    assert client.get("/kehadiran/papan/?unit=1000").status_code == 404


def test_who_looks_after_nobody_finds_no_board(client_of: Any, morning: Any, sari: Any, agus: Any) -> None:
    for user in (sari, agus):
        assert client_of(user).get("/kehadiran/papan/").status_code == 404
        assert client_of(user).get("/kehadiran/papan/berkas/").status_code == 404


def test_a_day_to_come_is_refused_with_a_sentence(client_of: Any, rina: Any) -> None:
    answer = client_of(rina).get("/kehadiran/papan/?tanggal=2026-11-17")

    assert answer.status_code == 422
    assert "belum tiba" in answer.content.decode()


def test_the_table_to_take_away_says_the_same(client_of: Any, morning: Any, rina: Any) -> None:
    answer = client_of(rina).get("/kehadiran/papan/berkas/")

    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["Unit", "Bertugas", "Hadir tepat waktu"]
    assert rows[1] == ["Kabupaten Contoh", 7, 1, 1, 0, 1, 1, 0, 1, 2, 0]


def test_the_board_renews_itself_only_while_it_is_of_now(client_of: Any, rina: Any) -> None:
    client = client_of(rina)

    assert 'hx-trigger="every 60s"' in client.get("/kehadiran/papan/").content.decode()
    assert 'hx-trigger="every 60s"' not in client.get("/kehadiran/papan/?pukul=10:00").content.decode()


def test_what_the_board_told_at_ten_is_kept_once_in_the_log(morning: Any) -> None:
    pressed(cast.TONO, at(7, 20), received=at(10, 5))

    first, second = (keep(instansi=morning, by="cli:worker") for _again in range(2))

    kept = Event.objects.get(verb="board.keep")
    assert first is not None
    assert second is None
    assert kept.target == "board:2026-11-16"
    assert (kept.data["hadir"], kept.data["tanpa_kabar"]) == (1, 2)


def test_nobody_who_looks_within_seconds_has_it_made_again(
    client_of: Any, morning: Any, rina: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    real = known.states
    monkeypatch.setattr(known, "states", lambda *given: made.append(1) or real(*given))

    for _again in range(3):
        client_of(rina).get("/kehadiran/papan/")

    assert len(made) == 1


def test_a_day_is_asked_with_few_statements(client_of: Any, morning: Any, rina: Any, counted: Any) -> None:
    client = client_of(rina)
    client.get("/kehadiran/papan/")

    with counted() as kept:
        client.get("/kehadiran/papan/")

    assert kept.total <= 14


def test_an_approved_request_shows_at_once(morning: Any, rina: Any) -> None:
    made = asked(morning, cast.TONO, at(9, 0))
    actions.decide(correction=made, state="disetujui", by=rina)

    assert told(morning, board.asked(morning, MONDAY, None))["Tono"] == State.HADIR
