"""Two at the very same moment, each with a database connection of its own: one is first, the other is told.

Both are let run until they wait for a row or a table that a third connection holds; only then is it let go. So they
always meet, however fast or slow the machine is.
"""

from __future__ import annotations

import hashlib
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from sembilan.accounts.middleware import SESSION_KEY
from sembilan.accounts.models import User
from sembilan.documents.models import StoredFile
from sembilan.documents.queries import place_of
from sembilan.exchange.uploads.place import keep, original
from sembilan.notices.models import Notice
from sembilan.organisation.models import Grant, Instansi
from sembilan.people.actions import add_entry
from sembilan.people.models import Employee, Penghargaan
from sembilan.proposals import actions
from sembilan.proposals.models import Proposal, State, Step
from sembilan.records.models import Event, Superseded
from sembilan.records.tenancy import tenant
from tests import cast
from tests.journeys.test_the_file import AWARD, AWARDS, NEW, pdf

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 60


@pytest.fixture
def region(own_database):
    instansi = Instansi.objects.get(kode=cast.REGION)
    with tenant(instansi.pk):
        Grant.objects.create(instansi=instansi, nip=cast.RINA.nip, role="verifikator", valid=(cast.SINCE, None))
    return instansi


@pytest.fixture
def at_bkd(region):
    with tenant(region.pk):
        made = actions.submit(
            employee=Employee.objects.get(nip=cast.SARI.nip), kind="penghargaan", change="tambah", texts=AWARD,
            upload=actions.Upload("sk.pdf", pdf()), token=uuid.uuid4(), by=cast.SARI.nip,
        )  # fmt: skip
        return actions.forward(proposal=made, by=cast.DEWI.nip)


def browser_of(role, region):
    client = Client()
    with tenant(region.pk):
        client.force_login(User.objects.select_related("instansi").get(nip=role.nip))
    session = client.session
    session[SESSION_KEY] = region.pk
    session.save()
    return client


def answered(call):
    try:
        return call()
    finally:
        connections.close_all()


@contextmanager
def held(environment, region, statement):
    """A third connection holds what the two need, and tells how many wait."""
    with psycopg.connect(environment["DATABASE_APP_URL"]) as other:
        other.execute("select set_config('sembilan.instansi', %s, true)", [str(region.pk)])
        other.execute(statement)
        yield other
        other.rollback()


def meeting(environment, region, statement, *calls):
    """Let all begin, wait until each of them waits, and let them go on."""
    with ThreadPoolExecutor(len(calls)) as pool:
        with held(environment, region, statement), psycopg.connect(environment["DATABASE_APP_URL"]) as watch:
            answers = [pool.submit(answered, call) for call in calls]
            wait_for_all(watch, len(calls))
        return [answer.result(PATIENCE_SECONDS) for answer in answers]


def wait_for_all(watch, number):
    waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if watch.execute(waiting).fetchone()[0] == number:
            return
        watch.rollback()
        time.sleep(0.02)
    pytest.fail("the two never met")


def deciding(client, proposal, verdict, region):
    with tenant(region.pk):
        seen = Step.objects.filter(proposal=proposal).latest("pk").pk
    sent = {"verdict": verdict, "seen": seen, "note": "Sudah dibandingkan"}
    return lambda: client.post(f"/usulan/{proposal.pk}/putusan/", sent)


def told(page):
    return page.content.decode()


THE_PROPOSAL = "select 1 from proposals_proposal for update"


@pytest.mark.parametrize("other_says", ["setujui", "tolak"])
def test_of_two_decisions_at_one_moment_one_counts_and_the_other_is_told(region, at_bkd, own_database, other_says):
    bayu, rina = browser_of(cast.BAYU, region), browser_of(cast.RINA, region)

    answers = meeting(
        own_database, region, THE_PROPOSAL,
        deciding(bayu, at_bkd, "setujui", region), deciding(rina, at_bkd, other_says, region),
    )  # fmt: skip

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    late = next(told(answer) for answer in answers if answer.status_code == 409)
    assert "Usulan ini sudah ditindak." in late
    with tenant(region.pk):
        last = Step.objects.filter(proposal=at_bkd).latest("pk")
        winner = Employee.objects.get(nip=last.by).name
        assert f"oleh {winner} pada" in late
        assert Step.objects.filter(proposal=at_bkd).count() == 3
        entries = Penghargaan.objects.count()
        assert entries == (1 if Proposal.objects.get().state == State.APPROVED else 0)
        verbs = list(Event.objects.filter(verb__in=["proposal.approve", "proposal.refuse"]).values_list("verb"))
        assert verbs == [("proposal.approve" if entries else "proposal.refuse",)]
        assert Event.objects.filter(verb="entry.add").count() == entries
        assert Notice.objects.filter(nip=cast.SARI.nip).count() == 2  # forwarded, decided


def test_one_officer_who_clicks_twice_decides_once(region, at_bkd, own_database):
    calls = [deciding(browser_of(cast.BAYU, region), at_bkd, "setujui", region) for _tab in range(2)]

    answers = meeting(own_database, region, THE_PROPOSAL, *calls)

    assert [answer.status_code for answer in answers] == [302, 302]
    with tenant(region.pk):
        assert Penghargaan.objects.count() == 1
        assert Step.objects.filter(proposal=at_bkd).count() == 3
        assert Event.objects.filter(verb="proposal.approve").count() == 1


def test_a_form_that_arrives_twice_at_one_moment_makes_one_proposal(region, own_database):
    token = str(uuid.uuid4())

    def sending():
        client, paper = browser_of(cast.SARI, region), SimpleUploadedFile("sk.pdf", pdf())
        return lambda: client.post(NEW, AWARD | {"token": token, "document": paper})

    answers = meeting(own_database, region, "lock table proposals_proposal in share mode", sending(), sending())

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    with tenant(region.pk):
        assert Proposal.objects.count() == Step.objects.count() == 1
        assert StoredFile.objects.count() == 1
        assert Event.objects.filter(verb="proposal.submit").count() == 1


def test_of_two_corrections_at_one_moment_one_stands_and_the_other_is_shown_it(region, own_database):
    with tenant(region.pk):
        sari = Employee.objects.get(nip=cast.SARI.nip)
        entry = add_entry(employee=sari, kind="penghargaan", texts=AWARD, by="cli:tes", source="tes")
    with tenant(region.pk):
        seen = Penghargaan.objects.get().recorded_at.isoformat()

    def correcting(number):
        client = browser_of(cast.BAYU, region)
        sent = AWARD | {"sk_number": number, "reason": "Salah baca", "seen": seen, "token": str(uuid.uuid4())}
        return lambda: client.post(f"{AWARDS}{entry.pk}/koreksi/", sent)

    answers = meeting(
        own_database, region, "select 1 from people_penghargaan for update", correcting("13"), correcting("14")
    )

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    late = next(told(answer) for answer in answers if answer.status_code == 409)
    assert "Butir ini baru saja diubah orang lain; perubahan Anda belum disimpan." in late
    with tenant(region.pk):
        stands = Penghargaan.objects.get().sk_number
        assert f"<del>{AWARD['sk_number']}</del> → <ins>{stands}</ins>" in late
        assert Superseded.objects.filter(table="people_penghargaan").count() == 1
        assert Event.objects.filter(verb="entry.correct").count() == 1


def test_a_file_that_another_is_writing_at_the_moment_hinders_nobody(region, own_database):
    content = pdf()
    there = place_of(region.pk, hashlib.sha256(content).hexdigest())
    kept = original(region.pk, there.name)
    for place in (there, kept):
        place.with_suffix(".new").mkdir(parents=True)  # cannot be written over

    answer = browser_of(cast.SARI, region).post(
        NEW, AWARD | {"token": str(uuid.uuid4()), "document": SimpleUploadedFile("sk.pdf", content)}
    )
    keep(region.pk, there.name, [content])

    assert answer.status_code == 302
    assert there.read_bytes() == kept.read_bytes() == content
