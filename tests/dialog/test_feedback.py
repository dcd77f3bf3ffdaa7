"""Feedback: to anyone, read by few, never a flood."""

from __future__ import annotations

import uuid

import pytest

from sembilan.dialog import actions
from sembilan.dialog.actions import Refused
from sembilan.dialog.actions.feedback import Said
from sembilan.dialog.models import Feedback
from sembilan.dialog.queries import finding
from tests.cast import AGUS, BAYU, BUDI, DEWI, SARI
from tests.dialog.conftest import person

pytestmark = pytest.mark.django_db


def tell(role=SARI, by=AGUS.nip, said=None, token=None):
    said = said or Said("Jawabannya cepat")
    return actions.give(employee=person(role), said=said, token=token or uuid.uuid4(), by=by)


def test_somebody_of_another_unit_may_tell_her_something(tenant):
    made = tell(said=Said("Jawabannya cepat", value=1))

    assert (made.by, made.value, made.is_praise) == (AGUS.nip, 1, True)


def test_sent_twice_it_is_told_once(tenant):
    token = uuid.uuid4()

    assert tell(token=token) == tell(token=token)
    assert Feedback.objects.count() == 1


def test_nobody_tells_herself_anything(tenant):
    with pytest.raises(Refused, match="kepada pegawai lain"):
        tell(by=SARI.nip)


def test_one_person_is_told_three_times_a_day_by_one_author_and_all_of_them_ten(tenant):
    for _ in range(3):
        tell()
    with pytest.raises(Refused, match="paling banyak 3"):
        tell()
    for role in (BUDI, BUDI, BUDI, DEWI, DEWI, DEWI, BAYU):
        tell(role)
    with pytest.raises(Refused, match="Sehari paling banyak 10"):
        tell(BAYU)
    assert tell(by=DEWI.nip)


def test_only_her_superior_names_her_rhk(rhk):
    assert tell(by=BUDI.nip, said=Said("Rapi", rhk=rhk)).rhk == rhk
    with pytest.raises(Refused, match="RHK hanya dapat dipilih"):
        tell(said=Said("Rapi", rhk=rhk))


def test_an_rhk_of_somebody_else_is_refused(rhk):
    with pytest.raises(Refused, match="RHK hanya dapat dipilih"):
        tell(DEWI, by=BUDI.nip, said=Said("Rapi", rhk=rhk))


def test_a_value_that_is_none_of_the_seven_is_refused(tenant):
    with pytest.raises(Refused, match="nilai BerAKHLAK"):
        tell(said=Said("x", value=8))


def test_found_are_name_and_unit_by_sound_or_nip_and_never_oneself(tenant, agus, sari):
    assert finding.people(agus, "sari anin") == [(SARI.nip, SARI.name, "Bidang Pembinaan SD")]
    assert finding.people(agus, SARI.nip[:9])[0].nip == SARI.nip
    assert finding.people(sari, "sari anindya") == []
    assert finding.people(agus, "sa") == []


def test_her_superior_her_pengelola_and_she_read_it_with_its_author_and_nobody_else(
    client_of, sari, budi, dewi, agus, lintang
):
    tell()
    url = f"/umpan-balik/pegawai/{SARI.nip}/"

    for user in (budi, dewi):
        assert AGUS.name in client_of(user).get(url).content.decode()
    own = client_of(sari).get("/umpan-balik/").content.decode()
    assert (AGUS.name in own, "Jawabannya cepat" in own) == (True, True)
    assert [client_of(user).get(url).status_code for user in (agus, lintang)] == [404, 404]


def test_the_form_offers_rhk_only_to_her_superior_and_keeps_what_was_typed(rhk, client_of, agus, budi):
    url = f"/umpan-balik/kepada/{SARI.nip}/"

    assert rhk.text in client_of(budi).get(url).content.decode()
    assert rhk.text not in client_of(agus).get(url).content.decode()
    wrong = client_of(agus).post(url, {"text": "Panjang", "is_praise": "1", "token": "x"})
    assert (wrong.status_code, "Panjang" in wrong.content.decode()) == (422, True)
    sent = {"text": "Cepat", "is_praise": "0", "value": "", "token": str(uuid.uuid4())}
    assert client_of(agus).post(url, sent).url == "/umpan-balik/"
    assert not Feedback.objects.get().is_praise


def test_a_person_of_another_region_is_not_found(client_of, lintang, sari):
    assert client_of(lintang).get(f"/umpan-balik/kepada/{SARI.nip}/").status_code == 404
