"""Notices: one's own page, the number beside the bell, and the one mail a day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone, translation

from sembilan.notices import actions, digest
from sembilan.notices.models import Digest, Mailing, Notice
from sembilan.people.models import Employee, PersonalData
from sembilan.records.actions import action, tell
from tests import cast
from tests.pages import MOST_QUERIES, asked

pytestmark = pytest.mark.django_db
NOON = timezone.make_aware(dt.datetime(2026, 10, 9, 12))


@action("test.notify")
def say(*, instansi, nips, said="Usulan %(what)s disetujui.", by, **data):
    """Something happened."""
    tell(instansi.pk, "test")
    actions.notify(instansi_id=instansi.pk, nips=nips, said=said, url="/usulan/", **data)


@pytest.fixture
def told(tenant):
    """Sari has two unread notices, Agus one; Sari's address is known."""
    Employee.objects.filter(nip=cast.SARI.nip).update(email="sari@contoh.id")
    say(instansi=tenant, nips=[cast.SARI.nip, cast.AGUS.nip], what="Penghargaan", by="cli:tes")
    say(instansi=tenant, nips=[cast.SARI.nip], what="Pendidikan", by="cli:tes")
    return tenant


def text(response):
    return response.content.decode()


def test_sari_reads_her_own_and_nobody_elses(told, sari, budi, client_of):
    page = text(client_of(sari).get("/pemberitahuan/"))

    assert "Usulan Pendidikan disetujui." in page
    assert "2 belum dibaca" in page
    assert "Belum ada pemberitahuan" in text(client_of(budi).get("/pemberitahuan/"))


def test_the_unread_come_first(told, sari, client_of):
    newest = Notice.objects.filter(nip=cast.SARI.nip).latest("pk")
    client_of(sari).post(f"/pemberitahuan/{newest.pk}/")

    page = text(client_of(sari).get("/pemberitahuan/"))

    assert page.index("Usulan Penghargaan") < page.index("Usulan Pendidikan")


def test_opening_one_marks_it_read_and_leads_to_its_place(told, sari, client_of):
    one = Notice.objects.filter(nip=cast.SARI.nip).first()

    answer = client_of(sari).post(f"/pemberitahuan/{one.pk}/")

    assert answer.url == "/usulan/"
    assert Notice.objects.filter(nip=cast.SARI.nip, read_at=None).count() == 1


@pytest.mark.parametrize("url", ["https://jahat.example/", "//jahat.example", ""])
def test_a_notice_leads_nowhere_else(told, sari, client_of, url):
    one = Notice.objects.filter(nip=cast.SARI.nip).first()
    Notice.objects.update(url=url)

    assert client_of(sari).get(f"/pemberitahuan/{one.pk}/").url == "/pemberitahuan/"


def test_all_are_marked_read_at_once_and_only_her_own(told, sari, client_of):
    client_of(sari).post("/pemberitahuan/")

    assert list(Notice.objects.filter(read_at=None).values_list("nip", flat=True)) == [cast.AGUS.nip]


@pytest.mark.parametrize("who", ["agus", "bayu", "lintang"])
def test_the_notice_of_another_is_not_found(told, request, client_of, who):
    one = Notice.objects.filter(nip=cast.SARI.nip).first()

    assert client_of(request.getfixturevalue(who)).post(f"/pemberitahuan/{one.pk}/").status_code == 404
    assert Notice.objects.get(pk=one.pk).read_at is None


def test_the_bell_shows_how_many_only_when_there_are_any(told, sari, budi, client_of):
    assert ">2</b>" in text(client_of(sari).get("/pemberitahuan/jumlah/"))
    assert text(client_of(budi).get("/pemberitahuan/jumlah/")).strip() == ""


def test_a_sentence_reads_in_english_too(told):
    one = Notice(said="Usulan %(what)s (%(name)s) diteruskan ke BKD.", data={"what": "Pendidikan", "name": "", "n": 3})

    with translation.override("id"):
        assert one.sentence == "Usulan Pendidikan () diteruskan ke BKD."


def test_the_page_costs_few_questions(told, sari, client_of, counted):
    client = client_of(sari)

    with counted() as queries:
        client.get("/pemberitahuan/")

    assert len(asked(queries)) <= MOST_QUERIES


def test_one_mail_tells_all_and_comes_once_a_day(told):
    assert (digest.send_all(NOON), digest.send_all(NOON)) == (1, 0)

    (sent,) = mail.outbox
    assert sent.to == ["sari@contoh.id"]
    assert "Usulan Penghargaan disetujui." in sent.body
    assert "Usulan Pendidikan disetujui." in sent.body
    assert cast.SARI.nip not in sent.body + sent.subject


def test_the_next_day_tells_only_what_is_new(told):
    digest.send_all(NOON)
    say(instansi=told, nips=[cast.SARI.nip], what="Keluarga", by="cli:tes")
    assert digest.send_all(NOON) == 0

    assert digest.send_all(NOON + dt.timedelta(days=1)) == 1

    assert "Keluarga" in mail.outbox[1].body
    assert "Pendidikan" not in mail.outbox[1].body


def test_what_was_read_is_not_mailed(told, sari):
    actions.read(instansi_id=told.pk, by=sari)

    assert digest.send_all(NOON) == 0


def test_nobody_is_mailed_at_night(told):
    assert digest.send_all(NOON.replace(hour=5)) == 0


def test_the_office_address_comes_before_the_private_one(told):
    sari = Employee.objects.get(nip=cast.SARI.nip)
    PersonalData.objects.create(instansi=told, employee=sari, email_gov="sari@kantor.example")

    digest.send_all(NOON)

    assert mail.outbox[0].to == ["sari@kantor.example"]


def test_a_mail_that_fails_is_tried_again(told, monkeypatch):
    def refuse(self, messages):
        raise OSError("server surel tidak menjawab")

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse)
        assert digest.send_all(NOON) == 0

    assert digest.send_all(NOON) == 1
    assert Notice.objects.filter(nip=cast.SARI.nip, mailed_at=None).count() == 0


def test_a_job_that_died_while_mailing_sends_no_second_one_that_day(told):
    # It had taken the mail upon itself and may have handed it over before it died.
    actions.take_digest(instansi_id=told.pk, nip=cast.SARI.nip, day=NOON.date(), by="cli:worker")

    assert digest.send_all(NOON) == 0
    assert digest.send_all(NOON + dt.timedelta(days=1)) == 1


def test_two_jobs_at_once_send_one_mail(told):
    given = {"instansi_id": told.pk, "nip": cast.SARI.nip, "day": NOON.date(), "by": "cli:worker"}

    assert actions.take_digest(**given) is not None
    assert actions.take_digest(**given) is None
    assert Digest.objects.count() == 1


def test_who_wants_no_mail_gets_none_until_she_does(told, sari, client_of):
    client = client_of(sari)

    page = client.post("/pemberitahuan/surel/", {"mail": "tidak"}, follow=True)

    assert "Ringkasan harian tidak dikirim lagi." in text(page)
    assert digest.send_all(NOON) == 0
    client.post("/pemberitahuan/surel/", {"mail": "ya"})
    assert digest.send_all(NOON) == 1
    assert Mailing.objects.count() == 1
