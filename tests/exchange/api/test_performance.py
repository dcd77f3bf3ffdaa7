"""Performance by programs: what one may read, work entered once, decided by who rates, and nothing for strangers."""

from __future__ import annotations

import uuid

import pytest

from sembilan.organisation.access import today
from sembilan.worklog.models import Entry
from tests.cast import BUDI, SARI
from tests.evaluation.isolation import a_final_one, an_evaluation
from tests.skp.isolation import a_draft, an_agreed_one

pytestmark = pytest.mark.django_db


def work(**more):
    return {"day": str(today()), "text": "Menyusun kajian", "minutes": 90, "note": "Di luar RHK", **more}


def test_an_skp_is_read_with_its_results(program, tenant, budi, agus):
    pk = a_draft()["pk"]

    listed = program(budi).get(f"/skp?year={today().year}&nip={SARI.nip}").json()["items"]
    whole = program(budi).get(f"/skp/{pk}").json()

    assert [(one["id"], one["nip"], one["state"]) for one in listed] == [(pk, SARI.nip, "draf")]
    assert [(rhk["text"], rhk["measures"][0]["target"]) for rhk in whole["rhks"]] == [("Kajian", "1")]
    assert program(agus).get(f"/skp/{pk}").status_code == 404
    assert program(agus).get("/skp").json()["total"] == 0


def test_a_rating_is_told_to_her_whom_it_is_about_only_when_final(program, tenant, sari, budi):
    pk = an_evaluation()["pk"]
    from sembilan.evaluation import actions
    from sembilan.evaluation.models import Evaluation

    found = Evaluation.objects.select_related("employee__instansi", "skp").get(pk=pk)
    rated = actions.rate(evaluation=found, judged=actions.Judged(2, 2, hasil_reason="Cukup"), by=BUDI.nip)
    before = [program(who).get(f"/evaluations/{pk}").json() for who in (sari, budi)]
    actions.finalise(evaluation=rated, by=BUDI.nip)
    after = program(sari).get(f"/evaluations/{pk}").json()

    assert [(one["hasil_kerja"], one["hasil_reason"]) for one in before] == [(None, ""), (2, "Cukup")]
    assert (after["hasil_kerja"], after["perilaku"], after["predikat"]) == (2, 2, 4)
    assert [one["text"] for one in after["outcomes"]]


def test_evaluations_are_found_by_their_period(program, tenant, budi):
    pk = a_final_one()["pk"]
    caller = program(budi)
    period = caller.get(f"/evaluations/{pk}").json()["period"]

    assert [one["id"] for one in caller.get(f"/evaluations?period={period}").json()["items"]] == [pk]
    assert caller.get("/evaluations?period=2001-T1").json()["total"] == 0
    assert caller.get("/evaluations?period=kemarin").status_code == 422


def test_work_is_entered_once_and_approved_in_the_version_that_was_read(program, sari, budi):
    caller, key = program(sari), {"idempotency-key": str(uuid.uuid4())}
    first, again = (caller.send("POST", "/work", work(), **key) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201), first.content
    entry = first.json()
    Entry.objects.filter(pk=entry["id"]).update(looked_at="2026-01-01T00:00Z")  # a sample would have to be opened
    superior = program(budi)
    said = {"entries": [{"id": entry["id"], "version": 7}], "verdict": "setuju"}

    old = superior.send("POST", "/work/verdicts", said).json()
    said["entries"][0]["version"] = entry["version"]
    done = superior.send("POST", "/work/verdicts", said).json()

    assert again.json()["id"] == entry["id"]
    assert (old["decided"], old["changed"], done["decided"]) == (0, 1, 1)
    assert caller.get(f"/work?first={today()}&nip={SARI.nip}").json()["items"][0]["decision"] == "disetujui"


@pytest.mark.parametrize(
    ("body", "status"),
    [(work(note=""), 409), (work(minutes=0), 422), (work(day="2001-01-01"), 409), (work(link="kosong"), 422)],
)
def test_work_that_the_rules_refuse_is_refused_with_a_sentence(program, sari, body, status):
    an_agreed_one()  # with RHK to choose from a word is needed on any day, not on a free one alone
    answer = program(sari).send("POST", "/work", body)

    assert (answer.status_code, Entry.objects.count()) == (status, 0), answer.content
    assert answer.json()["detail"]


def test_who_rates_nobody_decides_nothing_and_a_refusal_needs_its_reason(program, sari, budi, agus):
    entry = program(sari).send("POST", "/work", work()).json()
    said = {"entries": [{"id": entry["id"], "version": 0}], "verdict": "tolak"}

    for stranger in (sari, agus):
        assert program(stranger).send("POST", "/work/verdicts", said | {"reason": "x"}).status_code == 404
    refused = program(budi).send("POST", "/work/verdicts", said)
    assert (refused.status_code, Entry.objects.get().decision) == (409, "diajukan")
    assert program(budi, scopes=["performance:read"]).send("POST", "/work/verdicts", said).status_code == 403
