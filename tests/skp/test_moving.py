"""Posts that change within a year: one SKP for each, the old one ended the day before the new post."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.notices.models import Notice
from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.models import Acting, RiwayatJabatan
from sembilan.skp import actions
from sembilan.skp.models import Skp
from sembilan.skp.queries.moved import left, moves_of
from sembilan.skp.queries.posts import posts_in
from tests.cast import SARI
from tests.skp.conftest import person

pytestmark = pytest.mark.django_db
MAY = dt.date(2026, 5, 4)


@pytest.fixture
def moved(agreed, tenant, today):
    """On 4 May Sari became Penelaah; her SKP is of the post before."""
    today(dt.date(2026, 5, 20))
    sari = person(SARI)
    RiwayatJabatan.objects.filter(employee=sari).update(valid=(dt.date(2023, 4, 1), MAY))
    RiwayatJabatan.objects.create(
        instansi=tenant, employee=sari, jabatan=Jabatan.objects.get(kode="J110"), valid=(MAY, None)
    )
    return agreed


def test_the_posts_of_a_year_are_known_with_their_days(moved):
    held = posts_in(person(SARI), 2026)

    assert [(one.jabatan, one.first, one.until) for one in held] == [
        ("Analis Kebijakan Ahli Pertama", dt.date(2026, 1, 1), MAY),
        ("Penelaah Teknis Kebijakan", MAY, dt.date(2027, 1, 1)),
    ]


def test_who_moved_and_has_no_new_one_is_found(moved, tenant):
    day = dt.date(2026, 5, 20)

    assert [one.nip for one in left(day)] == [SARI.nip]
    assert [one.new.jabatan for one in moves_of(person(SARI), day)] == ["Penelaah Teknis Kebijakan"]


def test_the_old_one_ends_the_day_before_and_a_new_one_begins(moved):
    made = actions.close_on_move(employee=person(SARI), by=SARI.nip)
    again = actions.close_on_move(employee=person(SARI), by=SARI.nip)
    old, new = Skp.objects.order_by("valid")

    assert (old.valid.lower, old.valid.upper) == (dt.date(2026, 1, 1), MAY)
    assert (new.valid.lower, new.jabatan, new.state) == (MAY, "Penelaah Teknis Kebijakan", "draf")
    assert (made, again) == ([new], [])
    assert not left(dt.date(2026, 5, 20)).exists()


def test_who_moved_is_told_once_a_fortnight(moved, tenant):
    told = [actions.tell_moved(instansi_id=tenant.pk, by="cli:worker") for _ in range(2)]

    assert told == [1, 0]
    assert Notice.objects.get(nip=SARI.nip, url="/skp/").sentence.startswith("Anda pindah jabatan")


def test_the_employee_and_her_officer_each_have_a_button(moved, client_of, sari, dewi, agus):
    assert "Belum ada SKP-nya" in client_of(sari).get("/skp/").content.decode()
    assert SARI.name in client_of(dewi).get("/skp/pindah/").content.decode()
    assert client_of(agus).post("/skp/pindah/", {"nip": SARI.nip}).status_code == 404
    assert client_of(dewi).post("/skp/pindah/", {"nip": SARI.nip}).status_code == 302
    assert client_of(sari).post("/skp/perpindahan/").status_code == 302
    assert Skp.objects.count() == 2


def test_who_never_moved_is_not_found(agreed):
    assert not left(dt.date(2026, 5, 20)).exists()
    assert moves_of(person(SARI), dt.date(2026, 5, 20)) == []


def test_a_plt_has_an_skp_of_that_post_too(agreed, tenant):
    unit = Unor.objects.get(kode="1011")
    span = (dt.date(2026, 1, 10), dt.date(2026, 4, 10))
    Acting.objects.create(instansi=tenant, employee=person(SARI), kind="plt", unor=unit, valid=span)
    post = next(one for one in posts_in(person(SARI), 2026) if one.acting)

    made = actions.make_skp(employee=person(SARI), year=2026, post=post, by=SARI.nip)

    assert (made.acting, made.jabatan) == ("plt", "Kepala Seksi Kurikulum SD")
    assert (made.valid.lower, made.valid.upper) == span
    assert Skp.objects.count() == 2
