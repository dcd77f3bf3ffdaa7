"""The pages of the questionnaire: answered on a phone, opened by the BKD, read by whom it concerns."""

from __future__ import annotations

import uuid

import pytest

from sembilan.behaviour import actions
from sembilan.behaviour.models import Round, Tally
from tests.behaviour.conftest import answer_all, person
from tests.cast import AGUS, BAYU, BUDI, SARI
from tests.journeys.browser import DESK, PHONE, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

pytestmark = pytest.mark.django_db
MARKS = {f"v{n}": "4" for n in range(1, 8)}


def asked(opened, rater=BUDI):
    return opened.invitations.get(employee__nip=SARI.nip, rater_nip=rater.nip)


def test_a_round_from_opening_to_reading_it(colleagues, client_of, bayu, budi, sari):
    sent = {"unor": "", "period": "2026-T2", "closes_on": "2026-07-20", "token": uuid.uuid4()}
    url = client_of(bayu).post("/perilaku/putaran/", sent).url
    opened = Round.objects.get()
    assert "kuesioner perilaku menunggu" in client_of(budi).get("/").content.decode()
    assert SARI.name in client_of(budi).get("/perilaku/").content.decode()

    fill = f"/perilaku/isi/{asked(opened).pk}/"
    assert "Apakah ia melayani dengan ramah" in client_of(budi).get(fill).content.decode()
    assert client_of(budi).post(fill, {**MARKS, "remark": "Sabar"}).status_code == 302
    assert client_of(budi).get(fill).url == "/perilaku/"
    assert client_of(bayu).post(f"{url}penutupan/").status_code == 302

    assert "4,00" in client_of(budi).get(url).content.decode()
    mine = client_of(sari).get(f"{url}pegawai/{SARI.nip}/").content.decode()
    assert ("4,00" in mine, "Sabar" in mine, "kurang dari 3 orang" in mine) == (True, True, True)


def test_a_question_left_out_is_said_and_what_was_chosen_stays(opened, client_of, budi):
    wrong = client_of(budi).post(f"/perilaku/isi/{asked(opened).pk}/", {"v1": "5", "remark": "Sabar"})

    said = wrong.content.decode()
    assert (wrong.status_code, "belum dijawab" in said, "Sabar" in said) == (422, True, True)
    assert not Tally.objects.exclude(raters=0).exists()


def test_a_wrong_period_or_day_is_said(client_of, bayu):
    sent = {"unor": "", "period": "2026-T5", "closes_on": "2026-07-01", "token": uuid.uuid4()}
    client = client_of(bayu)

    said = client.post("/perilaku/putaran/", sent).content.decode()
    assert "Pilih dari daftar" in said
    assert '<option value="2026-T1">Triwulan I 2026</option>' in said
    late = client.post("/perilaku/putaran/", sent | {"period": "2026-T2"})
    assert (late.status_code, "sebelum hari ini" in late.content.decode()) == (422, True)


def test_strangers_and_who_is_asked_herself_see_no_result(opened, client_of, agus, lintang, dewi, sari, tono):
    answer_all(opened, person(SARI), {"atasan": 4})
    url = f"/perilaku/putaran/{opened.pk}/pegawai/{SARI.nip}/"
    assert client_of(sari).get(url).status_code == 404  # still open
    actions.close_round(round_=opened, by=BAYU.nip)

    assert [client_of(user).get(url).status_code for user in (sari, tono, agus, lintang, dewi)] == [
        200, 200, 404, 404, 404,
    ]  # fmt: skip
    assert client_of(agus).get(f"/perilaku/isi/{asked(opened).pk}/").status_code == 404


def test_the_inspector_reads_and_gets_no_form(opened, client_of, tono):
    for url in ("/perilaku/putaran/", f"/perilaku/putaran/{opened.pk}/"):
        said = client_of(tono).get(url).content.decode().split("<main")[1]
        assert 'method="post"' not in said
    assert client_of(tono).post("/perilaku/putaran/", {}).status_code == 404


def test_a_superior_names_whom_an_employee_serves(opened, client_of, budi):
    url, sent = f"/perilaku/putaran/{opened.pk}/pegawai/{SARI.nip}/dilayani/", {"rater": AGUS.nip}
    client = client_of(budi)

    assert client.post(url, sent).status_code == 302
    assert opened.invitations.filter(rater_nip=AGUS.nip, group="dilayani").exists()
    missing = client.post(url, {"rater": "123"})
    assert (missing.status_code, "tidak ditemukan" in missing.content.decode()) == (409, True)
    assert client.post(url, {"rater": ""}).status_code == 422
    assert client.post(url.replace(SARI.nip, AGUS.nip), {"rater": SARI.nip}).status_code == 404


@pytest.mark.parametrize(
    ("url", "who"),
    [("/perilaku/", "budi"), ("/perilaku/putaran/", "bayu"), ("/perilaku/putaran/{pk}/", "budi"),
     ("/perilaku/putaran/{pk}/pegawai/{nip}/dilayani/", "budi"),
     ("/perilaku/putaran/{pk}/pegawai/{nip}/", "sari"), ("/perilaku/isi/{ask}/", "dewi")],
)  # fmt: skip
def test_a_page_asks_little(url, who, opened, client_of, counted, request):
    answer_all(opened, person(SARI), {"atasan": 4, "rekan": 3}, most=3)
    ask = opened.invitations.filter(rater_nip=request.getfixturevalue("dewi").nip, is_used=False).first()
    if "{pk}" in url:
        actions.close_round(round_=opened, by=BAYU.nip)
    client = client_of(request.getfixturevalue(who))
    path = url.format(pk=opened.pk, nip=SARI.nip, ask=ask.pk)
    client.get(path)

    with counted() as queries:
        assert client.get(path).status_code == 200

    assert queries.total <= 15, queries.statements


@pytest.mark.browser
def test_two_minutes_on_a_phone(open_page, client_of, budi, sari, bayu, opened):  # noqa: F811
    page = open_page(client_of(budi), f"/perilaku/isi/{asked(opened).pk}/", width=PHONE)
    page.locator("input[name=v1][value='5']").check()
    page.reload()
    assert page.locator("input[name=v1][value='5']").is_checked()  # kept on the phone, not sent
    picture(page, "perilaku-isi")
    assert faults(page) == []
    assert not is_too_wide(page)
    answer_all(opened, person(SARI), {"atasan": 4, "rekan": 3}, remark="Sabar dan jelas.")
    actions.close_round(round_=opened, by=BAYU.nip)

    for user, url, name in (
        (sari, f"/perilaku/putaran/{opened.pk}/pegawai/{SARI.nip}/", "perilaku-hasil"),
        (bayu, f"/perilaku/putaran/{opened.pk}/", "perilaku-putaran"), (budi, "/perilaku/", "perilaku"),
    ):  # fmt: skip
        for width in (PHONE, DESK):
            page = open_page(client_of(user), url, width=width)
            picture(page, f"{name}-{width}")
            assert faults(page) == []
            assert not is_too_wide(page)
