"""Having something corrected: from any page, answered once, within rights."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from sembilan.notices.models import Notice
from sembilan.privacy import actions
from sembilan.privacy.models import CorrectionAnswer, CorrectionRequest
from sembilan.privacy.pages import asked_from
from sembilan.records.models import Event
from tests import cast
from tests.pages import MOST_QUERIES, asked

pytestmark = pytest.mark.django_db
URL, QUEUE = "/data-saya/koreksi/", "/data-saya/permintaan/"
WORDS = "Tanggal lahir saya 14 Maret 1992, bukan 4 Maret."


def text(response):
    return response.content.decode()


def sent(**otherwise):
    return {"words": WORDS, "dari": "/tunjangan/2026-10/", "token": str(uuid.uuid4())} | otherwise


@pytest.fixture
def waiting(sari):
    """Sari asked for a correction."""
    return actions.ask_correction(
        instansi_id=sari.instansi_id, page="/tunjangan/", words=WORDS, token=uuid.uuid4(), by=sari
    )


def answered(**otherwise):
    return {"verdict": "diperbaiki", "reason": "Sudah kami samakan dengan akta."} | otherwise


def test_the_form_names_the_page_one_comes_from(sari, client_of):
    page = text(client_of(sari).get(f"{URL}?dari=/tunjangan/2026-10/"))

    assert "<code>/tunjangan/2026-10/</code>" in page


def test_sari_asks_and_sees_that_it_waits(sari, client_of):
    page = client_of(sari).post(URL, sent(), follow=True)

    assert "Permintaan terkirim" in text(page)
    assert "Menunggu jawaban" in text(page)
    kept = CorrectionRequest.objects.get()
    assert (kept.nip, kept.page, kept.words) == (cast.SARI.nip, "/tunjangan/2026-10/", WORDS)


def test_sending_twice_is_one_request(sari, client_of):
    client, form = client_of(sari), sent()

    first, second = client.post(URL, form), client.post(URL, form)

    assert first.url == second.url
    assert CorrectionRequest.objects.count() == 1
    assert Event.objects.filter(verb="correction.ask").count() == 1


def test_anothers_form_is_refused_in_a_sentence(waiting, agus, client_of):
    page = client_of(agus).post(URL, sent(token=str(waiting.token)))

    assert page.status_code == 422
    assert "Formulir ini sudah dipakai" in text(page)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"words": ""}, "Tulis dulu apa yang salah"),
        ({"words": "  "}, "Tulis dulu apa yang salah"),
        ({"words": "x"}, "Terlalu singkat"),
        ({"words": "x" * 1001}, "Terlalu panjang"),
        ({"token": "bukan"}, "Formulir ini tidak lengkap"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(sari, client_of, wrong, said):
    page = client_of(sari).post(URL, sent(**wrong))

    assert page.status_code == 422
    assert said in text(page)
    assert not CorrectionRequest.objects.exists()


def test_a_person_who_asks_without_end_is_asked_to_wait(sari, client_of):
    for _ in range(actions.MOST_OPEN):
        client_of(sari).post(URL, sent())

    page = client_of(sari).post(URL, sent())

    assert page.status_code == 422
    assert "belum dijawab" in text(page)


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (f"/pegawai/{cast.SARI.nip}/", "/usulan/baru/"),
        (f"/pegawai/{cast.SARI.nip}/keluarga/", "/usulan/baru/keluarga/"),
        (f"/pegawai/{cast.SARI.nip}/pendidikan/12/", "/usulan/baru/pendidikan/"),
        ("/pegawai/saya/", "/usulan/baru/"),
    ],
)
def test_ones_own_file_leads_to_a_proposal(sari, client_of, page, place):
    answer = client_of(sari).get(URL, {"dari": page})

    assert (answer.status_code, answer.url) == (302, place)
    assert client_of(sari).get(place).status_code == 200


@pytest.mark.parametrize("page", [f"/pegawai/{cast.AGUS.nip}/", f"/pegawai/{cast.SARI.nip}/kesehatan/", "/talenta/"])
def test_any_other_page_has_the_form(sari, client_of, page):
    assert client_of(sari).get(URL, {"dari": page}).status_code == 200


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("/tunjangan/?a=1", "/tunjangan/"),
        ("//jahat.example/", "/"),
        ("/\\jahat.example/", "/"),
        ("https://jahat.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\nb", "/ab"),
        ("", "/"),
        ("/" + "x" * 300, "/" + "x" * 199),
    ],
)
def test_only_pages_of_this_site_are_named(said, page):
    assert asked_from(said) == page


@pytest.mark.parametrize("name", ["dewi", "bayu"])
def test_her_officers_find_it_and_answer(waiting, request, sari, client_of, name):
    client = client_of(request.getfixturevalue(name))
    assert cast.SARI.name in text(client.get(QUEUE))

    page = client.post(f"{QUEUE}{waiting.pk}/", answered(), follow=True)

    assert "Jawaban terkirim" in text(page)
    assert WORDS[:40] not in text(client.get(QUEUE))
    assert WORDS[:40] in text(client.get(QUEUE, {"keadaan": "dijawab"}))
    hers = client_of(sari)
    assert "Sudah kami samakan dengan akta." in text(hers.get(f"{URL}{waiting.pk}/"))
    notice = Notice.objects.get(nip=cast.SARI.nip)
    assert (notice.sentence, notice.url) == (
        "Permintaan perbaikan data Anda dijawab: Sudah diperbaiki.", f"{URL}{waiting.pk}/",
    )  # fmt: skip


def test_of_two_officers_the_second_is_told(waiting, dewi, bayu, client_of):
    client_of(dewi).post(f"{QUEUE}{waiting.pk}/", answered())

    page = client_of(bayu).post(f"{QUEUE}{waiting.pk}/", answered(verdict="benar"), follow=True)

    assert "sudah dijawab petugas lain" in text(page)
    assert CorrectionAnswer.objects.get().by == cast.DEWI.nip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"verdict": ""}, "Pilih hasil pemeriksaan"),
        ({"verdict": "lain"}, "Pilih hasil pemeriksaan"),
        ({"reason": ""}, "Jelaskan apa yang diperbaiki"),
        ({"reason": "x" * 501}, "Terlalu panjang"),
    ],
)
def test_an_answer_says_what_and_why(waiting, dewi, client_of, wrong, said):
    page = client_of(dewi).post(f"{QUEUE}{waiting.pk}/", answered(**wrong))

    assert page.status_code == 422
    assert said in text(page)
    assert not CorrectionAnswer.objects.exists()


@pytest.mark.parametrize("name", ["sari", "budi", "agus", "tono", "rina", "lintang"])
def test_for_everybody_else_there_is_no_queue(waiting, request, client_of, name):
    client = client_of(request.getfixturevalue(name))

    assert client.get(QUEUE).status_code == 404
    assert client.post(f"{QUEUE}{waiting.pk}/", answered()).status_code == 404
    assert not CorrectionAnswer.objects.exists()


def test_nobody_answers_herself(dewi, bayu, client_of):
    hers = actions.ask_correction(instansi_id=dewi.instansi_id, page="/", words=WORDS, token=uuid.uuid4(), by=dewi)

    assert client_of(dewi).get(f"{QUEUE}{hers.pk}/").status_code == 404
    assert client_of(bayu).get(f"{QUEUE}{hers.pk}/").status_code == 200


def test_the_queue_asks_little_however_long(waiting, sari, dewi, client_of, counted):
    CorrectionRequest.objects.bulk_create(
        CorrectionRequest(
            instansi_id=sari.instansi_id, nip=sari.nip, page="/", words=f"{WORDS} {n}", token=uuid.uuid4(),
            at=timezone.now() - dt.timedelta(hours=n),
        )
        for n in range(20)
    )  # fmt: skip
    client = client_of(dewi)

    with counted() as queries:
        client.get(QUEUE)

    assert len(asked(queries)) <= MOST_QUERIES
