"""Votes: candidates by rule, one secret vote each, a result that nobody's choice can be guessed from."""

from __future__ import annotations

import datetime as dt
import uuid

import pypdfium2
import pytest

from sembilan.behaviour import actions
from sembilan.behaviour.actions import Refused
from sembilan.behaviour.models import Candidate, Poll
from sembilan.behaviour.queries.vote import winners
from sembilan.discipline.models import Sanction
from sembilan.organisation.models import Unor
from sembilan.performance.models import PeriodicRating
from sembilan.records.models import Event
from tests.behaviour.conftest import COLLEAGUES, QUARTER, TODAY, person
from tests.cast import AGUS, BAYU, BUDI, DEWI, SARI

pytestmark = pytest.mark.django_db
JUNE = dt.date(2026, 6, 1)


@pytest.fixture
def rated(tenant, colleagues):
    """Sari and the colleagues A to D are rated; D below, and A was sanctioned in May."""
    ratings = {SARI.nip: (3, 3), COLLEAGUES[0]: (2, 2), COLLEAGUES[1]: (2, 2), COLLEAGUES[2]: (2, 3),
               COLLEAGUES[3]: (1, 2)}  # fmt: skip
    people = {one.nip: one for one in [person(SARI), *colleagues]}
    for nip, (hasil, perilaku) in ratings.items():
        PeriodicRating.objects.create(
            instansi=tenant, employee=people[nip], month=JUNE, hasil_kerja=hasil, perilaku=perilaku
        )
    Sanction.objects.create(instansi=tenant, employee=colleagues[0], level=1, kind="x", tmt=dt.date(2026, 5, 1))
    return tenant


def open_(region, kode="1010", **otherwise):
    given = {"instansi": region, "unor": Unor.objects.get(kode=kode) if kode else None, "period": QUARTER}
    given |= {"closes_on": TODAY + dt.timedelta(7), "token": uuid.uuid4(), "by": BAYU.nip}
    return actions.open_poll(**(given | otherwise))


@pytest.fixture
def poll(rated):
    """The vote of the unit of Sari."""
    return open_(rated)


def candidate(poll, nip=SARI.nip):
    return poll.candidates.select_related("employee").get(employee__nip=nip)


def vote(poll, nips, whom=SARI.nip):
    for nip in nips:
        actions.cast(poll=poll, candidate=candidate(poll, whom), by=nip)


def test_who_worked_well_and_was_not_sanctioned_may_be_voted_for(poll):
    assert {one.employee.nip for one in poll.candidates.all()} == {SARI.nip, COLLEAGUES[1], COLLEAGUES[2]}


def test_with_fewer_than_two_candidates_no_vote_is_opened(rated, tenant):
    PeriodicRating.objects.exclude(employee__nip=SARI.nip).delete()

    with pytest.raises(Refused, match="Kurang dari dua pegawai"):
        open_(tenant)
    with pytest.raises(Refused, match="Belum ada dua pemenang unit"):
        open_(tenant, kode=None)
    assert not Poll.objects.exists()


def test_only_who_oversees_the_region_opens_a_vote_once(rated, poll):
    with pytest.raises(Refused, match="oleh BKD"):
        open_(rated, by=BUDI.nip)
    with pytest.raises(Refused, match="sudah pernah dibuka"):
        open_(rated)
    with pytest.raises(Refused, match="sebelum hari ini"):
        open_(rated, closes_on=TODAY - dt.timedelta(1))


def test_each_votes_once_for_another_of_her_own_unit(poll):
    vote(poll, [DEWI.nip, DEWI.nip])
    assert candidate(poll).votes == 1
    with pytest.raises(Refused, match="bukan diri sendiri"):
        vote(poll, [SARI.nip])
    with pytest.raises(Refused, match="unit lain"):
        vote(poll, [AGUS.nip])


def test_nothing_joins_a_vote_to_who_gave_it(poll):
    vote(poll, [DEWI.nip])
    vote(poll, [BUDI.nip], whom=COLLEAGUES[1])

    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select count(distinct xmin::text) from behaviour_candidate where poll_id = %s", [poll.pk])
        assert cursor.fetchone() == (1,)  # every candidate is written anew with every vote
    assert {(e.target, str(e.data)) for e in Event.objects.filter(verb="vote.cast")} == {(f"vote:{poll.pk}", "{}")}
    assert {field.name for field in Candidate._meta.get_fields()} == {"id", "instansi", "poll", "employee", "votes"}


def test_with_fewer_than_three_votes_nobody_won(poll, tenant):
    vote(poll, [DEWI.nip, BUDI.nip])
    actions.close_poll(poll=poll, by=BAYU.nip)

    assert winners(tenant, Poll.objects.get()) == []


def test_most_votes_win_and_as_many_win_together(poll, tenant):
    vote(poll, [DEWI.nip, BUDI.nip])
    vote(poll, [SARI.nip, COLLEAGUES[0]], whom=COLLEAGUES[1])
    vote(poll, [COLLEAGUES[1]], whom=COLLEAGUES[2])
    closed = actions.close_poll(poll=poll, by=BAYU.nip)

    assert {one.employee.nip for one in winners(tenant, closed)} == {SARI.nip, COLLEAGUES[1]}
    with pytest.raises(Refused, match="sudah ditutup"):
        vote(poll, [COLLEAGUES[4]])
    region = open_(tenant, kode=None)
    assert {one.employee.nip for one in region.candidates.all()} == {SARI.nip, COLLEAGUES[1]}


def test_a_vote_from_page_to_certificate(poll, client_of, dewi, budi, bayu, agus, lintang):
    url, sent = f"/perilaku/pemilihan/{poll.pk}/", {"candidate": candidate(poll).pk}
    assert client_of(dewi).post(url, sent).status_code == 302
    assert client_of(budi).post(url, sent).status_code == 302
    vote(poll, [COLLEAGUES[0]])

    assert client_of(agus).post(url, sent).status_code == 404
    assert "Anda sudah memberi suara" in client_of(dewi).get(url).content.decode()
    assert client_of(budi).post(f"{url}penutupan/").status_code == 404
    assert client_of(bayu).post(f"{url}penutupan/").status_code == 302

    said = client_of(agus).get(url).content.decode()
    assert (SARI.name in said, "3 dari 3 suara" in said) == (True, True)
    paper = pypdfium2.PdfDocument(client_of(agus).get(f"{url}piagam/{SARI.nip}.pdf").content)
    assert SARI.name in paper[0].get_textpage().get_text_range()
    assert client_of(agus).get(f"{url}piagam/{COLLEAGUES[1]}.pdf").status_code == 404
    assert client_of(lintang).get(url).status_code == 404


def test_a_vote_without_a_choice_is_refused(poll, client_of, dewi):
    assert client_of(dewi).post(f"/perilaku/pemilihan/{poll.pk}/", {}).status_code == 422
