"""Proposals by programs: the same course, the same turns, and nothing for strangers."""

from __future__ import annotations

import base64
import uuid

import pytest

from sembilan.people.models import Penghargaan
from sembilan.proposals.models import Proposal
from tests.cast import DEWI, SARI
from tests.proposals.conftest import AWARD, png
from tests.proposals.isolation import a_proposal, returned

pytestmark = pytest.mark.django_db
PAPER = {"name": "sk.png", "content": base64.b64encode(png()).decode()}
NEW = {"kind": "penghargaan", "fields": AWARD, "document": PAPER}


def path_of(made, more=""):
    return f"/proposals/{made['pk']}{more}"


@pytest.fixture
def at_bkd(tenant):
    """Sari's award, forwarded to the BKD."""
    return a_proposal()


def last_step(caller, made):
    return caller.get(path_of(made)).json()["course"][-1]["id"]


def test_a_proposal_goes_from_the_employee_over_the_unit_to_the_file(program, sari, dewi, bayu):
    sent = program(sari).send("POST", "/proposals", NEW)
    assert sent.status_code == 201, sent.content
    made = {"pk": sent.json()["id"]}

    for user, verdict in ((dewi, "teruskan"), (bayu, "setujui")):
        caller = program(user)
        assert [one["id"] for one in caller.get("/proposals/waiting").json()["items"]] == [made["pk"]]
        said = {"verdict": verdict, "seen": last_step(caller, made)}
        assert caller.send("POST", path_of(made, "/verdict"), said).status_code == 200

    assert program(sari).get(path_of(made)).json()["state"] == "setuju"
    assert Penghargaan.objects.get(employee__nip=SARI.nip).source == f"usulan:{made['pk']}"


def test_the_same_key_proposes_once(program, sari):
    caller, key = program(sari), {"idempotency-key": str(uuid.uuid4())}

    first, again = (caller.send("POST", "/proposals", NEW, **key) for _ in range(2))

    assert first.json()["id"] == again.json()["id"]
    assert Proposal.objects.count() == 1


def test_a_proposal_without_its_paper_is_told_so(program, sari):
    answer = program(sari).send("POST", "/proposals", {**NEW, "document": None})

    assert (answer.status_code, [*answer.json()["errors"]]) == (422, ["document"])


@pytest.mark.parametrize("content", [b"<html>", b""])
def test_a_paper_that_is_none_is_not_kept(program, sari, content):
    lying = {"name": "sk.pdf", "content": base64.b64encode(content).decode()}

    answer = program(sari).send("POST", "/proposals", {**NEW, "document": lying})

    assert (answer.status_code, [*answer.json()["errors"]]) == (422, ["document"])
    assert not Proposal.objects.exists()


def test_wrong_fields_are_told_by_field(program, sari):
    answer = program(sari).send("POST", "/proposals", {**NEW, "fields": {**AWARD, "given_on": "31-02-2026"}})

    assert (answer.status_code, [*answer.json()["errors"]]) == (422, ["given_on"])


def test_of_two_officers_the_second_hears_of_the_first(program, at_bkd, bayu):
    caller = program(bayu)
    seen = last_step(caller, at_bkd)

    answers = [
        caller.send("POST", path_of(at_bkd, "/verdict"), {"verdict": verdict, "seen": seen, "note": "Belum lengkap"})
        for verdict in ("kembalikan", "setujui")
    ]

    assert [one.status_code for one in answers] == [200, 409]
    assert "sudah ditindak" in answers[1].json()["detail"]


def test_a_returned_proposal_is_mended_and_sent_again(program, tenant, sari):
    made = returned()

    mended = {"fields": {**AWARD, "sk_number": "13/TK/2025"}, "note": "Nomor diperbaiki"}
    answer = program(sari).send("PUT", path_of(made), mended)

    assert answer.status_code == 200, answer.content
    assert answer.json()["state"] in ("unit", "bkd")
    assert Proposal.objects.get(pk=made["pk"]).texts["sk_number"] == "13/TK/2025"


def test_one_takes_back_ones_own(program, at_bkd, sari):
    assert program(sari).send("POST", path_of(at_bkd, "/withdrawal")).json()["state"] == "tarik"


def test_nobody_decides_on_her_own(program, at_bkd, sari):
    caller = program(sari)

    answer = caller.send(
        "POST", path_of(at_bkd, "/verdict"), {"verdict": "setujui", "seen": last_step(caller, at_bkd)}
    )  # fmt: skip

    assert answer.status_code == 409
    assert not Penghargaan.objects.exists()


def test_an_officer_proposes_for_whom_she_checks_and_for_nobody_else(program, dewi, agus):
    assert program(dewi).send("POST", "/proposals", {**NEW, "nip": SARI.nip}).status_code == 201
    assert program(agus).send("POST", "/proposals", {**NEW, "nip": SARI.nip}).status_code == 404


WRITES = (
    ("PUT", "", {"fields": AWARD}),
    ("POST", "/verdict", {"verdict": "setujui", "seen": 1}),
    ("POST", "/withdrawal", None),
)


@pytest.mark.parametrize("who", ["agus", "lintang"])
@pytest.mark.parametrize(("method", "more", "body"), WRITES)
def test_a_stranger_writes_nothing(request, program, at_bkd, who, method, more, body):
    caller = program(request.getfixturevalue(who))
    before = Proposal.objects.values_list("state", "texts").get()

    assert caller.send(method, path_of(at_bkd, more), body).status_code == 404

    assert Proposal.objects.values_list("state", "texts").get() == before


def test_the_document_comes_as_it_was_handed_in(program, at_bkd, bayu):
    answer = program(bayu).get(path_of(at_bkd, "/document"))

    assert (answer["Content-Type"], answer.content) == ("image/png", png())


def test_lists_come_in_parts(program, at_bkd, sari, bayu):
    program(sari).send("POST", "/proposals", {**NEW, "fields": {**AWARD, "kind": "satya-20", "given_on": "2026-01-01"}})

    first = program(sari).get("/proposals?limit=1").json()
    rest = program(sari).get(f"/proposals?limit=1&start={first['next']}").json()

    assert (first["total"], rest["next"]) == (2, None)
    assert first["items"][0]["id"] != rest["items"][0]["id"]
    assert program(bayu).get("/proposals/waiting?state=apa").status_code == 422


def test_reading_alone_does_not_let_write(program, dewi):
    assert program(dewi, scopes=["proposals:read"]).send("POST", "/proposals", NEW).status_code == 403
    assert DEWI.nip not in Proposal.objects.values_list("proposed_by", flat=True)
