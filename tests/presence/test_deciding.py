"""What is decided of a press, from the records to the sentence."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from sembilan.attendance.models import Absence, Press
from sembilan.organisation.models import WorkPlace
from sembilan.people.models import Employee
from sembilan.presence.models import Device, DoorCode, PlaceFor
from sembilan.presence.queries import places
from sembilan.presence.queries.places import door_code
from tests.cast import BUDI, SARI
from tests.presence.phone import KILOMETRE, OFFICE, Phone
from tests.presence.world import MONDAY, at, office, phone_of, send, told

NOON = "12:00"


@pytest.fixture
def phone(tenant: Any) -> Phone:
    office()
    return phone_of(SARI.nip)


def pressed(phone: Phone, moment: dt.datetime, **other: Any) -> dict[str, Any]:
    """One press that comes at once."""
    (reply,) = send(moment, phone.body(moment, phone.press(moment, **other)))
    return told(reply)


def reasons() -> dict[str, int]:
    return dict(Press.objects.get().reasons)


def test_a_press_on_time_says_when_the_day_begins(phone: Phone) -> None:
    one = pressed(phone, at("07:21"))

    assert one["title"] == "Datang tercatat 07.21"
    assert one["sentences"] == ["Datang tercatat pukul 07.21 di Kantor Bidang SD.", "Jam masuk 07.30."]
    assert one["at"] == "2026-11-23T07:21:00+07:00"


def test_a_press_clearly_elsewhere_is_refused_with_the_distance_and_what_to_do(phone: Phone) -> None:
    one = pressed(phone, at("07:21"), lat=OFFICE[0] + KILOMETRE)

    assert one["decision"] == 2
    assert reasons()["outside"] == pytest.approx(1000 - 80 - 15, abs=2)
    assert "di luar lokasi presensi" in one["sentences"][0]
    assert "ajukan perbaikan" in one["sentences"][-1]


def test_a_press_a_little_beyond_the_edge_counts_with_a_remark(phone: Phone) -> None:
    one = pressed(phone, at("07:21"), lat=OFFICE[0] + KILOMETRE * 15 // 100)

    assert one["decision"] == 1
    assert set(reasons()) == {"outside"}


@pytest.mark.parametrize("accuracy", [None, 0, -5, 5_000])
def test_an_accuracy_that_cannot_be_is_marked(phone: Phone, accuracy: int | None) -> None:
    assert pressed(phone, at("07:21"), accuracy=accuracy)["decision"] == 1
    assert set(reasons()) == {"accuracy_odd"}


@pytest.mark.parametrize("where", [{"lat": None, "lon": None}, {"lat": 91_000_000}, {"lon": None}, {"lon": 2**31 - 1}])
def test_without_a_place_on_the_earth_a_press_waits(phone: Phone, where: dict[str, Any]) -> None:
    one = pressed(phone, at("07:21"), **where)

    assert one["title"] == "Datang 07.21 menunggu"
    assert {"no_position", "waits"} <= set(reasons())


def test_whoever_has_no_place_waits(phone: Phone) -> None:
    PlaceFor.objects.all().delete()

    pressed(phone, at("07:21"))

    assert {"no_place", "waits"} == set(reasons())


def test_a_fault_in_looking_where_a_place_is_never_lets_a_press_through(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    WorkPlace.objects.update(outline=[[-6.9, 107.6], [-6.9, 107.7], ["nan", 107.7]])

    one = pressed(phone, at("07:21"))

    assert one["decision"] == 1
    assert {"no_place", "waits"} == set(reasons())


def test_who_is_elsewhere_a_minute_later_is_marked(phone: Phone) -> None:
    pressed(phone, at("07:21"))

    one = pressed(phone, at("07:25"), meaning=2, lat=OFFICE[0] + 100 * KILOMETRE)

    assert one["decision"] == 2
    assert Press.objects.get(meaning=2).reasons["speed"] > 1_000


def test_the_second_person_on_a_browser_is_marked(phone: Phone) -> None:
    pressed(phone, at("07:21"))
    other = phone_of(BUDI.nip, install=phone.install)

    one = pressed(other, at("07:22"))

    assert one["decision"] == 1
    assert Press.objects.get(device_id=other.device).reasons == {"shared": 1}


@pytest.mark.parametrize("off", [dt.timedelta(days=1), dt.timedelta(days=-1)])
def test_a_clock_wrong_by_a_day_changes_no_moment_and_is_marked(phone: Phone, off: dt.timedelta) -> None:
    received = at("07:21")

    (reply,) = send(received, phone.body(received + off, phone.press(received + off)))

    press = Press.objects.get()
    assert press.at == received
    assert press.day == (received + off).date()
    assert set(press.reasons) == {"clock"} | ({"free"} if off.days < 0 else set())
    assert told(reply)["title"] == "Datang tercatat 07.21"


def test_a_clock_set_between_pressing_and_sending_is_marked_and_does_not_count(phone: Phone) -> None:
    received = at("09:00")
    press = phone.press(at("07:15"), elapsed=60_000)

    send(received, phone.body(received, press))

    assert Press.objects.get().at == at("08:59")
    assert set(reasons()) == {"gap"}


def test_a_message_that_waited_for_signal_counts_when_the_button_was_pressed(phone: Phone) -> None:
    received = at("10:30")

    (reply,) = send(received, phone.body(received, phone.press(at("07:21"), elapsed=(3 * 60 + 9) * 60_000)))

    assert told(reply)["title"] == "Datang tercatat 07.21"
    assert Press.objects.get().received_at == received


def test_a_message_that_waited_longer_than_the_grace_waits_for_a_superior(phone: Phone) -> None:
    received = at("07:21", MONDAY + dt.timedelta(days=2))

    (reply,) = send(received, phone.body(received, phone.press(at("07:21"))))

    assert told(reply)["decision"] == 1
    assert reasons()["late"] == 2 * 24 * 60
    assert "waits" in reasons()


def test_a_message_of_long_ago_is_led_to_a_correction(phone: Phone) -> None:
    received = at("07:21", MONDAY + dt.timedelta(days=90))

    (reply,) = send(received, phone.body(received, phone.press(at("07:21"))))

    assert reply.status == 400
    assert "perbaikan" in reply.body["sentence"]


def test_a_phone_that_is_not_yet_active_waits(phone: Phone) -> None:
    Device.objects.update(active_from=at("10:00"))

    pressed(phone, at("07:21"))

    assert reasons() == {"inactive": 3, "waits": 1}


def test_what_was_pressed_before_a_phone_was_ended_still_counts_when_it_comes(phone: Phone) -> None:
    Device.objects.update(ended_at=at("08:00"))
    received = at("09:00")
    body = phone.body(received, phone.press(at("07:21")), phone.press(at("08:30"), meaning=2))

    (reply,) = send(received, body)

    assert [one["decision"] for one in reply.body["presses"]] == [0, 2]


@pytest.mark.parametrize(
    ("code", "expected"), [("right", set()), ("000000x", {"code", "waits"}), ("", {"code", "waits"})]
)
def test_a_door_that_asks_for_its_code_is_given_it(phone: Phone, code: str, expected: set[str]) -> None:
    place = WorkPlace.objects.get()
    DoorCode.objects.create(instansi=place.instansi, place=place, secret=bytes(32), is_required=True)
    shown = door_code(bytes(32), at("07:21")) if code == "right" else code

    pressed(phone, at("07:21"), code=shown)

    assert set(reasons()) == expected


def test_who_is_on_leave_is_told_so(phone: Phone) -> None:
    sari = Employee.objects.get(nip=SARI.nip)
    Absence.objects.create(
        instansi_id=sari.instansi_id, employee=sari, kind="cuti tahunan", decision="disetujui", first=MONDAY,
        last=MONDAY,
    )  # fmt: skip

    one = pressed(phone, at("07:21"))

    assert one["decision"] == 1
    assert "Hari ini Anda cuti." in one["sentences"]


def test_a_sunday_is_said_to_be_free(phone: Phone) -> None:
    one = pressed(phone, at("07:21", MONDAY - dt.timedelta(days=1)))

    assert "Hari ini bukan hari kerja Anda." in one["sentences"]


@pytest.mark.parametrize(("zone", "offset"), [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)])
def test_the_clock_of_the_place_is_the_one_that_is_said(phone: Phone, zone: str, offset: int) -> None:
    WorkPlace.objects.update(zone=zone)

    one = pressed(phone, at("07:21", hours=offset))

    assert one["title"] == "Datang tercatat 07.21"
    assert one["at"].endswith(f"07:21:00+0{offset}:00")


@pytest.mark.parametrize("day", [dt.date(2026, 12, 31), dt.date(2028, 2, 29), dt.date(2027, 1, 1)])
def test_the_last_day_of_a_year_and_the_leap_day_are_days_like_any_other(phone: Phone, day: dt.date) -> None:
    pressed(phone, at("00:10", day))
    pressed(phone, at("23:50", day), meaning=2)

    assert set(Press.objects.values_list("day", flat=True)) == {day}


def test_one_batch_knows_within_itself_what_came_before(phone: Phone) -> None:
    received = at("08:00")
    bodies = [phone.body(received, phone.press(at("07:21:00"))), phone.body(received, phone.press(at("07:21:30")))]

    first, second = send(received, *bodies)

    assert "tercatat 07.21" in told(first)["title"]
    assert told(second)["title"] == "Datang sudah tercatat 07.21"


def test_the_geofence_is_asked_of_the_day_of_the_press(phone: Phone) -> None:
    PlaceFor.objects.update(valid=(MONDAY, MONDAY + dt.timedelta(days=1)))
    employee = Employee.objects.get(nip=SARI.nip).pk

    assert places.allowed([employee], MONDAY)[employee]
    assert not places.allowed([employee], MONDAY + dt.timedelta(days=1))[employee]
    pressed(phone, at("07:21", MONDAY + dt.timedelta(days=1)))
    assert "no_place" in reasons()


def test_a_retry_at_any_later_time_is_answered_from_the_row(phone: Phone) -> None:
    press = phone.press(at("07:21"), id=uuid.uuid4())
    (first,) = send(at("07:21"), phone.body(at("07:21"), press))

    (again,) = send(at("16:00"), phone.body(at("16:00"), press))

    assert told(again) == told(first)
