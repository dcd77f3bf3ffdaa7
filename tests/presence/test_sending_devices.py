"""Phones bound to people: the first at once, a further one after waiting or by an officer."""

from __future__ import annotations

import base64
import datetime as dt
import json
import uuid
from typing import Any

import pytest
from django.utils import timezone

from sembilan.notices.models import Notice
from sembilan.people.models import Employee
from sembilan.presence.actions.devices import approve, end, register
from sembilan.presence.models import Device
from sembilan.presence.queries.devices import State, own_devices, state_of, waiting_devices
from sembilan.records.actions import Refused
from sembilan.records.models import Event
from tests.cast import AGUS, SARI
from tests.presence.phone import Phone
from tests.presence.world import office

DAY = dt.timedelta(hours=24)


def bound(user: Any, phone: Phone | None = None) -> Device:
    employee = Employee.objects.get(nip=user.nip)
    one = phone or Phone()
    return register(employee=employee, key=one.spki, install=one.install, label="Telepon Sari", by=user)


def later(device: Device) -> State:
    return state_of(device, device.active_from + dt.timedelta(seconds=1))


def test_the_first_phone_of_a_person_is_active_at_once_and_she_is_told(sari: Any) -> None:
    device = bound(sari)

    assert state_of(device) is State.ACTIVE
    assert Notice.objects.get(nip=SARI.nip).data["label"] == "Telepon Sari"


def test_the_same_key_again_is_the_same_phone_and_leaves_no_event(sari: Any) -> None:
    phone = Phone()
    first = bound(sari, phone)

    assert bound(sari, phone).pk == first.pk
    assert Event.objects.filter(verb="device.register").count() == 1


def test_a_further_phone_waits_and_the_old_one_ends_when_it_begins(sari: Any) -> None:
    old, new = bound(sari), bound(sari)
    old.refresh_from_db()

    assert state_of(new) is State.WAITING
    assert new.active_from - new.registered_at == DAY
    assert state_of(old) is State.ACTIVE
    assert state_of(old, new.active_from) is State.ENDED
    assert later(new) is State.ACTIVE


def test_ending_every_phone_does_not_make_the_next_one_a_first(sari: Any) -> None:
    end(device=bound(sari), by=sari)

    assert state_of(bound(sari)) is State.WAITING


def test_only_the_newest_phone_waits(sari: Any) -> None:
    old, second, third = bound(sari), bound(sari), bound(sari)
    old.refresh_from_db()
    second.refresh_from_db()

    assert state_of(second) is State.ENDED
    assert old.ended_at == third.active_from


def test_the_officer_of_the_unit_lets_a_waiting_phone_in_and_the_old_one_ends(sari: Any, dewi: Any) -> None:
    old, new = bound(sari), bound(sari)
    assert list(waiting_devices(dewi)) == [new]

    approve(device=new, by=dewi)

    old.refresh_from_db()
    new.refresh_from_db()
    assert (state_of(old), state_of(new)) == (State.ENDED, State.ACTIVE)
    assert new.approved_by == dewi.nip
    assert not waiting_devices(dewi).exists()


def test_nobody_lets_in_her_own_phone_and_no_stranger_does(sari: Any, dewi: Any, agus: Any) -> None:
    bound(dewi)
    own, other = bound(dewi), bound(sari)

    for device, by in ((own, dewi), (other, agus), (other, sari)):
        with pytest.raises(Refused, match="pengelola"):
            approve(device=device, by=by)


def test_giving_up_a_waiting_phone_leaves_the_old_one(sari: Any) -> None:
    old, new = bound(sari), bound(sari)

    end(device=new, by=sari)

    old.refresh_from_db()
    assert old.ended_at is None


def test_an_officer_ends_a_lost_phone_and_a_stranger_cannot(sari: Any, dewi: Any, agus: Any) -> None:
    device = bound(sari)

    with pytest.raises(Refused):
        end(device=device, by=agus)
    end(device=device, by=dewi)

    device.refresh_from_db()
    assert state_of(device) is State.ENDED
    assert not own_devices(agus).exists()


def test_a_key_that_is_somebody_elses_is_refused(sari: Any, agus: Any) -> None:
    phone = Phone()
    bound(sari, phone)

    with pytest.raises(Refused, match="pegawai lain"):
        bound(agus, phone)


def sent(client: Any, **fields: Any) -> Any:
    return client.post("/hadir/perangkat/", json.dumps(fields), content_type="application/json")


def test_a_phone_registers_itself_over_its_address(sari: Any, client_of: Any) -> None:
    phone = Phone()
    key = base64.b64encode(phone.spki).decode()

    answer = sent(client_of(sari), key=key, install=str(phone.install), label="Android")

    assert answer.status_code == 200
    told = answer.json()
    assert Device.objects.get(pk=told["device"]).employee.nip == SARI.nip
    assert told["instansi"] == sari.instansi_id
    assert "dapat dipakai sekarang" in told["sentence"]


@pytest.mark.parametrize("key", ["", "bukan kunci", base64.b64encode(b"x" * 91).decode()])
def test_what_is_no_key_is_refused_with_a_sentence(sari: Any, client_of: Any, key: str) -> None:
    answer = sent(client_of(sari), key=key, install=str(uuid.uuid4()), label="Android")

    assert answer.status_code == 400
    assert answer.json()["sentence"]
    assert not Device.objects.exists()


def test_how_things_stand_is_told_to_oneself(sari: Any, client_of: Any, counted: Any) -> None:
    office()
    device = bound(sari)
    client = client_of(sari)

    with counted() as queries:
        told = client.get("/hadir/keadaan/").json()

    assert told["person"] == SARI.name
    assert told["meanings"] == [1, 2]
    assert [place["name"] for place in told["places"]] == ["Kantor Bidang SD"]
    assert (told["device"]["id"], told["device"]["state"]) == (device.pk, "active")
    assert abs(told["server_now"] / 1000 - timezone.now().timestamp()) < 60
    assert queries.total <= 24, queries.statements


def test_somebody_elses_places_and_phone_are_not_told(sari: Any, agus: Any, client_of: Any) -> None:
    office()
    bound(sari)

    told = client_of(agus).get("/hadir/keadaan/").json()

    assert (told["person"], told["places"], told["device"]) == (AGUS.name, [], None)
