"""A forgotten password is renewed by a link where there is an address; nobody learns who has one."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from sembilan.accounts import actions, jobs, queries
from sembilan.accounts.models import User
from sembilan.people.models import Employee
from sembilan.records import later
from tests import cast

pytestmark = pytest.mark.django_db
PAGE = "/masuk/lupa/"
NEW = "sawah hijau di pagi hari"


@pytest.fixture
def address(tenant):
    Employee.objects.filter(nip=cast.SARI.nip).update(email="sari@contoh.example")
    return "sari@contoh.example"


def ask(region, nip=cast.SARI.nip, **more):
    """Ask, and let the worker do what was left to it."""
    answer = Client().post(PAGE, {"instansi": region.pk, "nip": nip}, **more)
    for job in ProcrastinateJob.objects.filter(status="todo", args__name=jobs.send_link.verb).order_by("id"):
        if job.pk not in done:
            done.add(job.pk)
            later.act(SimpleNamespace(job=SimpleNamespace(attempts=0)), **job.args)
    return answer


done: set[int] = set()


def without_token(answer):
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)


def link():
    return re.search(r"http://testserver(/masuk/baru/\S+)", mail.outbox[-1].body)[1]


def renew(path, new=NEW):
    return Client().post(path, {"new": new, "again": new})


def test_the_link_goes_to_the_address_and_renews_the_password(region, address):
    ask(region)

    answer = renew(link())

    assert mail.outbox[0].to == [address]
    assert answer.url == "/masuk/"
    assert User.objects.get(nip=cast.SARI.nip).check_password(NEW)


def test_a_link_is_used_once(region, address):
    ask(region)
    renew(link())

    answer = renew(link(), "kalimat lain yang panjang")

    assert answer.status_code == 410
    assert "sudah dipakai atau lewat satu jam" in answer.content.decode()


def test_a_link_ends_after_an_hour(region, address, settings):
    ask(region)
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert Client().get(link()).status_code == 410


def test_a_link_of_one_is_none_of_another(region, address, budi, other_region):
    ask(region)
    sari = User.objects.get(nip=cast.SARI.nip)

    assert Client().get(link().replace(f"/{sari.pk}/", f"/{budi.pk}/")).status_code == 410
    assert Client().get(link().replace(f"/{region.pk}/", f"/{other_region.pk}/", 1)).status_code == 410


def test_a_poor_password_is_refused_and_the_link_stays(region, address):
    ask(region)

    refused = renew(link(), "pendek")

    assert refused.status_code == 200
    assert renew(link()).status_code == 302


@pytest.mark.parametrize("nip", [cast.BUDI.nip, "199912312022031009", cast.LINTANG.nip])
def test_the_answer_is_the_same_for_whoever_is_asked(region, address, nip):
    known, other = ask(region), ask(region, nip)

    assert without_token(known) == without_token(other)
    assert len(mail.outbox) == 1


def test_a_closed_user_gets_no_link(region, address, sari):
    actions.close_user(user=sari, by=sari)

    ask(region)

    assert mail.outbox == []


def test_nobodys_mailbox_is_flooded(region, address):
    for n in range(queries.MAILS + 3):
        ask(region, REMOTE_ADDR=f"203.0.113.{n}")

    assert len(mail.outbox) == queries.MAILS


def test_asking_for_links_does_not_hold_up_signing_in(region, address):
    for _ in range(queries.TRIES + 1):
        ask(region)

    answer = Client().post("/masuk/", {"instansi": region.pk, "nip": cast.SARI.nip, "password": cast.PASSWORD})

    assert answer.status_code == 302


def test_the_job_holds_no_nip_and_no_address(region, address):
    ask(region)

    kept = str(ProcrastinateJob.objects.get().args)

    assert cast.SARI.nip not in kept
    assert address not in kept


def test_what_is_no_nip_is_told_so(region):
    assert "NIP harus 18 angka" in ask(region, "12").content.decode()
