"""The served without a NIP: a link answers once, without a login and without a name; few peers are told in time."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client

from sembilan.behaviour import actions
from sembilan.behaviour.actions import Refused
from sembilan.behaviour.models import Link, Tally
from sembilan.behaviour.queries.served import code_of
from sembilan.behaviour.queries.summary import of_round
from sembilan.records.models import Event
from tests.behaviour.conftest import COLLEAGUES, person
from tests.cast import BAYU, BUDI, DEWI, SARI

pytestmark = pytest.mark.django_db
MARKS = {f"v{n}": "4" for n in range(1, 8)}


@pytest.fixture(autouse=True)
def nobody_knocked():
    """What is remembered of addresses is of this test alone."""
    cache.clear()


def make(opened, count=3, seen=0, by=BUDI.nip):
    return actions.make_links(round_=opened, employee=person(SARI), count=count, seen=seen, by=by)


def pages(opened):
    return [f"/perilaku/jawab/{code_of(one)}/" for one in Link.objects.filter(round=opened).order_by("pk")]


def test_three_links_are_handed_out_answered_and_said(opened, client_of, budi):
    url = f"/perilaku/putaran/{opened.pk}/pegawai/{SARI.nip}"
    assert client_of(budi).post(f"{url}/tautan/", {"count": 3, "seen": 0}).status_code == 302
    shown = client_of(budi).get(f"{url}/dilayani/").text
    handed = list(dict.fromkeys(re.findall(r"http://testserver(/perilaku/jawab/[\w-]+/)", shown)))
    assert handed == pages(opened)

    asked = Client().get(handed[0])
    assert (asked.status_code, SARI.name in asked.text, SARI.nip in asked.text) == (200, True, False)
    for number, page in enumerate(handed):
        assert "Terima kasih" in Client().post(page, {**MARKS, "remark": f"Ramah {number}"}).text
    again = Client().post(handed[0], MARKS)
    assert (again.status_code, "sudah dipakai" in again.text) == (410, True)
    assert "3 dari 3 sudah dipakai" in client_of(budi).get(f"{url}/dilayani/").text

    told = of_round(actions.close_round(round_=opened, by=BAYU.nip), [person(SARI).pk])[person(SARI).pk]
    assert [line.served for line in told.lines] == [400] * 7
    assert set(told.remarks["Yang dilayani"]) == {"Ramah 0", "Ramah 1", "Ramah 2"}


def test_two_answers_by_link_are_not_said(opened):
    make(opened, count=2)
    for page in pages(opened):
        Client().post(page, MARKS)
    told = of_round(actions.close_round(round_=opened, by=BAYU.nip), [person(SARI).pk])[person(SARI).pk]

    assert told.served_raters == 2
    assert {line.served for line in told.lines} == {None}


def test_nothing_leads_from_a_link_to_what_was_answered(opened):
    make(opened)
    Client().post(pages(opened)[1], MARKS, REMOTE_ADDR="10.1.2.3")

    assert {field.name for field in Link._meta.get_fields()} == {"id", "instansi", "round", "employee", "is_used"}
    event = Event.objects.get(verb="behaviour.answer_link")
    assert (event.actor, event.target, event.data) == ("web:tautan", f"behaviour:{opened.pk}", {})


def test_a_form_sent_twice_makes_no_more_and_there_is_an_end(opened):
    assert (make(opened), make(opened), make(opened, seen=3)) == (3, 0, 3)
    for by, said in ((SARI.nip, "atasan"), (DEWI.nip, "atasan"), (BUDI.nip, "Paling banyak 30")):
        with pytest.raises(Refused, match=said):
            make(opened, count=25, seen=6, by=by)
    assert Link.objects.count() == 6


def test_a_code_nobody_made_leads_nowhere_and_soon_must_wait(opened):
    make(opened)
    right = pages(opened)[0]
    wrong = [right[:-2] + ("0/" if right[-2] != "0" else "1/"), "/perilaku/jawab/1-1-x/", "/perilaku/jawab/x/"]

    assert {Client().get(page).status_code for page in wrong} == {404}
    codes = [Client().get(wrong[2]).status_code for _one in range(18)]
    assert (codes[-2], codes[-1]) == (404, 429)
    assert Client().get(right).status_code == 200  # who only reads hers is not kept out
    assert Client().post(right, MARKS).status_code == 429
    assert Client().post(right, MARKS, REMOTE_ADDR="10.1.2.3").status_code == 200


def test_what_is_wrong_is_said_and_what_was_chosen_stays(opened):
    make(opened)
    wrong = Client().post(pages(opened)[0], {"v1": "5", "remark": "Sabar"})

    assert (wrong.status_code, "belum dijawab" in wrong.text, "Sabar" in wrong.text) == (422, True, True)
    assert not Tally.objects.exclude(raters=0).exists()


def test_neither_she_nor_her_superior_answers_by_link_and_nobody_after_the_end(opened, client_of, sari, budi, lintang):
    make(opened)
    page = pages(opened)[0]

    assert [client_of(user).post(page, MARKS).status_code for user in (sari, budi)] == [403, 403]
    assert client_of(lintang).get(page).status_code == 200  # of another region she is a citizen like any
    actions.close_round(round_=opened, by=BAYU.nip)
    over = Client().get(page)
    assert (over.status_code, "sudah ditutup" in over.text) == (410, True)


def test_a_wrong_number_of_links_is_said(opened, client_of, budi):
    url = f"/perilaku/putaran/{opened.pk}/pegawai/{SARI.nip}/tautan/"

    for count in ("0", "11", "x", ""):
        assert client_of(budi).post(url, {"count": count, "seen": 0}).status_code == 422
    assert not Link.objects.exists()


def test_with_too_few_peers_the_page_says_so_in_time_and_afterwards(opened, client_of, budi, sari):
    opened.invitations.filter(employee__nip=SARI.nip, group="rekan", rater_nip__in=COLLEAGUES).delete()
    page = f"/perilaku/putaran/{opened.pk}/"
    assert "terlalu sedikit yang ditanya" in client_of(budi).get(page).text
    assert "kurang dari 3, jadi jawaban rekan" in client_of(budi).get(f"{page}pegawai/{SARI.nip}/dilayani/").text
    actions.close_round(round_=opened, by=BAYU.nip)

    result = f"{page}pegawai/{SARI.nip}/"
    assert "mintalah atasan menanyai yang Anda layani" in client_of(sari).get(result).text
    assert "tanyalah yang dilayaninya" in client_of(budi).get(result).text
