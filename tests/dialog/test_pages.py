"""The pages of talks: what they show to whom, what they refuse, and how much they ask of the database."""

from __future__ import annotations

import datetime as dt
import uuid

import pypdfium2
import pytest

from sembilan.dialog import actions
from sembilan.dialog.models import Guidance, Talk
from tests.cast import BUDI, SARI
from tests.dialog.conftest import LATER, TODAY
from tests.journeys.browser import DESK, PHONE, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

pytestmark = pytest.mark.django_db


def test_the_whole_course_in_a_browser_without_scripts(rhk, client_of, sari, budi):
    mine, his = client_of(sari), client_of(budi)
    sent = {"kind": "dialog", "about": "Capaian triwulan", "planned_at": "2026-06-08T09:00", "token": uuid.uuid4()}
    url = mine.post("/dialog/baru/", sent).url
    page = his.get(url)
    assert rhk.text in page.content.decode()

    seen = page.context["plan_form"]["seen"].value()
    assert his.post(f"{url}jadwal/", {"planned_at": "2026-06-08T10:00", "seen": seen}).status_code == 302
    assert his.post(f"{url}agenda/", {"text": "Pelatihan"}).status_code == 302
    assert his.post(f"{url}catatan/", {"text": "Berjalan baik"}).status_code == 302
    due = {"text": "Kirim draf", "owner_nip": SARI.nip, "due_on": "2026-06-20"}
    assert his.post(f"{url}kesepakatan/", due).status_code == 302
    assert his.post(f"{url}penutupan/", {"held_on": "2026-06-01"}).status_code == 302

    said = mine.get(url).content.decode()
    for word in ("Berjalan baik", "Kirim draf", "Pelatihan", "Berlangsung pada 1 Juni 2026"):
        assert word in said


def test_what_is_wrong_is_said_and_what_was_typed_stays(talk, client_of, budi):
    url = f"/dialog/{talk.pk}/"
    client = client_of(budi)

    wrong = client.post(f"{url}kesepakatan/", {"text": "Kirim", "owner_nip": SARI.nip, "due_on": "2026-05-01"})
    assert (wrong.status_code, "tidak boleh sebelum hari ini" in wrong.content.decode()) == (409, True)
    assert "Kirim</textarea>" in wrong.content.decode()
    assert client.post(f"{url}catatan/", {"text": ""}).status_code == 422
    early = client.post(f"{url}penutupan/", {"held_on": "2026-06-01"})
    assert "Tulis dahulu catatan" in early.content.decode()


def test_a_stale_time_is_refused_on_the_page(talk, client_of, sari, budi):
    page = client_of(sari).get(f"/dialog/{talk.pk}/")
    actions.plan(talk=talk, planned_at=LATER, seen="diminta ", by=BUDI.nip)
    stale = {"planned_at": "2026-06-09T10:00", "seen": page.context["plan_form"]["seen"].value()}

    answer = client_of(sari).post(f"/dialog/{talk.pk}/jadwal/", stale)

    assert (answer.status_code, "sudah diubah menjadi" in answer.content.decode()) == (409, True)


def test_strangers_find_no_talk(talk, client_of, agus, lintang, dewi):
    for user in (agus, lintang, dewi):
        client = client_of(user)
        assert client.get(f"/dialog/{talk.pk}/").status_code == 404
        assert client.post(f"/dialog/{talk.pk}/catatan/", {"text": "x"}).status_code == 404


def test_a_superior_asks_her_people_only(client_of, budi, agus):
    assert client_of(budi).get(f"/dialog/baru/?nip={SARI.nip}").status_code == 200
    assert SARI.name in client_of(budi).get("/dialog/baru/?q=sari").content.decode()
    assert client_of(agus).get(f"/dialog/baru/?nip={SARI.nip}").status_code == 404


def test_both_forms_are_filled_by_their_side_and_come_as_papers(guided, client_of, sari, budi):
    url = f"/dialog/{guided.pk}/formulir/"
    said = {f"s{n}": "1" if n else "0" for n in range(9)}
    rated = {"n0": "4", "r0": "Menepati janji"}

    assert client_of(sari).post(f"{url}umpan-balik/", said).status_code == 302
    assert client_of(budi).post(f"{url}kompetensi/", rated).status_code == 302

    assert Guidance.objects.get(form="B.1.8").answers == [False, *[True] * 8]
    assert Guidance.objects.get(form="B.1.9").answers[0]["score"] == 4
    assert "jalan keluar" in text_of(client_of(budi).get(f"{url}umpan-balik.pdf").content)
    assert "Menepati janji" in text_of(client_of(sari).get(f"{url}kompetensi.pdf").content)


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return " ".join(page.get_textpage().get_text_range() for page in document)


def test_a_form_is_not_filled_by_the_other_side_nor_half(guided, talk, client_of, sari, budi):
    url = f"/dialog/{guided.pk}/formulir/"

    assert client_of(budi).get(f"{url}umpan-balik/").status_code == 404
    assert client_of(sari).get(f"{url}kompetensi/").status_code == 404
    assert client_of(sari).post(f"{url}umpan-balik/", {"s0": "1"}).status_code == 422
    empty = client_of(budi).post(f"{url}kompetensi/", {"n0": "4"})
    assert (empty.status_code, "Tulis alasannya" in empty.content.decode()) == (422, True)
    early = client_of(sari).post(f"/dialog/{talk.pk}/formulir/umpan-balik/", {f"s{n}": "1" for n in range(9)})
    assert "setelah bimbingan atau konseling berlangsung" in early.content.decode()
    assert client_of(sari).get(f"{url}lain/").status_code == 404


@pytest.mark.parametrize("url", ["/dialog/", "/dialog/senyap/", "/umpan-balik/", "/dialog/{pk}/", "/dialog/baru/"])
def test_a_page_asks_little(url, talk, ask, client_of, budi, counted):
    for _ in range(4):
        other = ask()
        actions.pledge(talk=other, owner_nip=SARI.nip, text="x", due_on=TODAY, by=BUDI.nip)
    client = client_of(budi)
    client.get(url.format(pk=talk.pk))

    with counted() as queries:
        assert client.get(url.format(pk=talk.pk)).status_code == 200

    assert queries.total <= 15, queries.statements


@pytest.mark.browser
def test_a_talk_on_a_phone(open_page, client_of, sari, budi, talk, rhk, ask):  # noqa: F811
    actions.pledge(talk=talk, owner_nip=SARI.nip, text="Kirim draf pedoman", due_on=TODAY, by=BUDI.nip)
    following = ask(planned_at=LATER + dt.timedelta(1))
    actions.note(talk=following, text="Draf hampir selesai.", by=SARI.nip)

    for user, url, name in (
        (sari, f"/dialog/{following.pk}/", "dialog"), (sari, "/dialog/", "dialog-saya"),
        (budi, "/dialog/senyap/", "dialog-senyap"), (sari, f"/umpan-balik/kepada/{BUDI.nip}/", "umpan-balik"),
    ):  # fmt: skip
        for width in (PHONE, DESK):
            page = open_page(client_of(user), url, width=width)
            picture(page, f"{name}-{width}")
            assert faults(page) == []
            assert not is_too_wide(page)
    assert Talk.objects.count() == 2
