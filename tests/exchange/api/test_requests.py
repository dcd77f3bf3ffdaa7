"""Corrections and leave by programs: asked once, decided by whose turn it is, and nothing for strangers."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sembilan.attendance.models import Correction
from sembilan.leave.models import LeaveRequest
from sembilan.organisation.access import today
from tests.attendance.isolation import a_correction
from tests.cast import BUDI, SARI
from tests.leave.isolation import _weekday, a_request

pytestmark = pytest.mark.django_db
CORRECTIONS, LEAVE = "/attendance/corrections", "/leave/requests"


def wish(**more):
    day = str(today() - dt.timedelta(days=1))
    return {"kind": "lupa", "day": day, "datang": "07:25", "reason": "Rapat di lapangan", **more}


def absence(**more):
    first = _weekday()
    return {
        "kind": "cuti alasan penting", "first": str(first), "last": str(first + dt.timedelta(4)), "reason": "Keluarga",
        "address": "Di rumah", "phone": "0", **more,
    }  # fmt: skip


def decide(caller, path, verdict, etag=None, **more):
    etag = etag or caller.get(path)["ETag"]
    return caller.send("POST", f"{path}/verdict", {"verdict": verdict, **more}, **{"if-match": etag})


@pytest.fixture
def asked(tenant):
    return f"{CORRECTIONS}/{a_correction()['pk']}"


@pytest.fixture
def leave(tenant):
    return f"{LEAVE}/{a_request()['pk']}"


def test_a_forgotten_punch_is_asked_for_and_approved(program, sari, budi):
    sent = program(sari).send("POST", CORRECTIONS, wish())
    assert sent.status_code == 201, sent.content
    path, caller = f"{CORRECTIONS}/{sent.json()['id']}", program(budi)
    waiting = caller.get(f"{CORRECTIONS}/waiting").json()["items"]

    answer = decide(caller, path, "setujui")

    assert [one["id"] for one in waiting] == [sent.json()["id"]]
    assert (sent.json()["state"], answer.json()["state"]) == ("diajukan", "disetujui")
    assert program(sari).get(CORRECTIONS).json()["items"][0]["datang"] == 7 * 60 + 25
    assert [step["by"] for step in answer.json()["course"]] == [SARI.name, BUDI.name]


@pytest.mark.parametrize(("path", "body", "model"), [(CORRECTIONS, wish, Correction), (LEAVE, absence, LeaveRequest)])
def test_the_same_key_asks_once(program, sari, path, body, model):
    caller, key = program(sari), {"idempotency-key": str(uuid.uuid4())}

    first, again = (caller.send("POST", path, body(), **key) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 201), again.content
    assert first.json()["id"] == again.json()["id"]
    assert model.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [(CORRECTIONS, wish(datang="25:00"), "datang"), (CORRECTIONS, wish(kind="tugas luar"), "document"),
     (LEAVE, absence(kind="libur"), "kind"), (LEAVE, absence(last="2026-01-01"), "last")],
)  # fmt: skip
def test_what_cannot_be_read_is_told_by_field(program, sari, path, body, field):
    answer = program(sari).send("POST", path, body)

    assert answer.status_code == 422
    assert field in answer.json()["errors"]


def test_what_may_not_be_asked_is_refused_with_a_sentence(program, sari):
    answer = program(sari).send("POST", CORRECTIONS, wish(day=str(today() + dt.timedelta(days=3))))

    assert answer.status_code == 409
    assert "belum tiba" in answer.json()["detail"]


def test_a_leave_goes_from_the_superior_to_the_official(program, leave, budi, rina):
    for user, state in ((budi, "pejabat"), (rina, "disetujui")):
        caller = program(user)
        assert leave.endswith(str(caller.get(f"{LEAVE}/waiting").json()["items"][0]["id"]))

        answer = decide(caller, leave, "disetujui")

        assert answer.status_code == 200, answer.content
        assert answer.json()["state"] == state


@pytest.mark.parametrize(("what", "word", "other"), [("asked", "setujui", "tolak"), ("leave", "disetujui", "kembali")])
def test_of_two_the_second_hears_of_the_first(request, program, budi, what, word, other):
    path, caller = request.getfixturevalue(what), program(budi)
    etag = caller.get(path)["ETag"]

    answers = [decide(caller, path, verdict, etag, text="Belum jelas") for verdict in (word, other)]

    assert [one.status_code for one in answers] == [200, 412]
    assert BUDI.name in answers[1].json()["detail"]


@pytest.mark.parametrize("what", ["asked", "leave"])
@pytest.mark.parametrize(("etag", "code"), [("", 428), ('"x"', 412), ('"1"', 412)])
def test_nothing_is_decided_that_was_not_read(request, program, budi, what, etag, code):
    path = request.getfixturevalue(what)

    answer = program(budi).send("POST", f"{path}/verdict", {"verdict": "tolak", "text": "x"}, **{"if-match": etag})

    assert answer.status_code in (code, 422 if what == "leave" else code)
    assert not Correction.objects.exclude(state="diajukan").exists()
    assert not LeaveRequest.objects.exclude(state="atasan").exists()


@pytest.mark.parametrize("who", ["agus", "lintang"])
@pytest.mark.parametrize("what", ["asked", "leave"])
@pytest.mark.parametrize("more", ["", "/verdict", "/withdrawal"])
def test_a_stranger_neither_reads_nor_decides(request, program, what, who, more):
    path, caller = request.getfixturevalue(what), program(request.getfixturevalue(who))
    word = {"verdict": "setujui" if what == "asked" else "disetujui"}

    answer = caller.send("POST", path + more, word, **{"if-match": '"1"'}) if more else caller.get(path)

    assert answer.status_code == 404
    assert not Correction.objects.exclude(state="diajukan").exists()
    assert not LeaveRequest.objects.exclude(state="atasan").exists()


@pytest.mark.parametrize("what", ["asked", "leave"])
def test_one_takes_back_ones_own_and_nobody_else_does(request, program, sari, budi, what):
    path = request.getfixturevalue(what)

    assert program(budi).send("POST", f"{path}/withdrawal").status_code == 404
    assert program(sari).send("POST", f"{path}/withdrawal").json()["state"] == "ditarik"


def test_nobody_decides_on_her_own(program, asked, leave, sari):
    caller = program(sari)

    assert decide(caller, asked, "setujui").status_code == 404
    assert decide(caller, leave, "disetujui").status_code in (409, 412)
    assert LeaveRequest.objects.get().state == "atasan"


def test_the_balance_is_told_step_by_step(program, sari, budi):
    told = program(sari).get(f"/people/{SARI.nip}/leave-balance").json()

    assert told["balance"] == told["figures"]["balance"]
    assert any(step["law"] for step in told["steps"])
    assert program(budi).get(f"/people/{SARI.nip}/leave-balance").json() == told


def test_illness_is_told_only_to_whom_it_concerns(program, tenant, sari, dewi):
    made = LeaveRequest.objects.get(pk=a_request()["pk"])
    LeaveRequest.objects.filter(pk=made.pk).update(kind="cuti sakit", reason="demam")

    hers = program(sari).get(f"{LEAVE}/{made.pk}").json()
    answer = program(dewi).get(f"{LEAVE}/overseen")

    assert (hers["kind"], hers["reason"]) == ("cuti sakit", "demam")
    assert "demam" not in answer.content.decode()


@pytest.mark.parametrize(("path", "body"), [(CORRECTIONS, wish()), (LEAVE, absence())])
def test_reading_alone_does_not_let_ask(program, sari, path, body):
    caller = program(sari, scopes=["attendance:read", "leave:read"])

    assert caller.send("POST", path, body).status_code == 403
