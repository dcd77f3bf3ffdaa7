"""The pages of SKP: what they show to whom, what they refuse, and how much they ask of the database."""

from __future__ import annotations

import uuid

import pytest

from sembilan.skp.models import Measure, Rhk, Skp
from tests.cast import SARI

pytestmark = pytest.mark.django_db
FORM = {"kind": "utama", "text": "Menyusun kajian"}


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def test_an_skp_is_made_written_and_agreed_in_a_browser(client_of, sari, budi):
    hers = client_of(sari)
    assert "Belum ada SKP untuk Analis Kebijakan" in page(hers, "/skp/")
    key = page(hers, "/skp/baru/").split('name="post" value="')[1].split('"')[0]
    sent = {"post": key, "approach": "kuantitatif", "token": str(uuid.uuid4())}
    url = hers.post("/skp/baru/", sent).url
    assert hers.post("/skp/baru/", sent).url == url
    skp = Skp.objects.get()
    assert hers.post(f"{url}isi/rhk/", {**FORM, "seen": skp.version}).status_code == 302
    rhk = Rhk.objects.get()
    measure = {"text": "Jumlah", "aspect": "kuantitas", "target_milli": "97,5", "direction": "naik", "unit": "persen"}
    skp.refresh_from_db()
    assert hers.post(f"{url}isi/ukuran/?rhk={rhk.pk}", {**measure, "seen": skp.version}).status_code == 302
    assert Measure.objects.get().target_milli == 97_500
    assert "Lengkap." in page(hers, url)
    skp.refresh_from_db()
    assert hers.post(f"{url}pengajuan/", {"seen": skp.version}).status_code == 302
    assert SARI.name in page(client_of(budi), "/skp/antrean/")
    skp.refresh_from_db()
    assert client_of(budi).post(f"{url}persetujuan/", {"text": "", "seen": skp.version}).status_code == 302
    assert "Disetujui" in page(hers, url)


def test_bad_fields_are_said_and_nothing_is_written(draft, client_of, sari):
    rhk = Rhk.objects.create(skp=draft, instansi_id=draft.instansi_id, number=1, text="x")
    given = {"text": "y", "target_milli": "dua", "direction": "naik", "seen": draft.version}
    answer = client_of(sari).post(f"/skp/{draft.pk}/isi/ukuran/?rhk={rhk.pk}", given)
    turned = {**given, "target_milli": "5", "target_until_milli": "3"}

    assert answer.status_code == 422
    assert "Tulis angka saja" in answer.content.decode()
    after = client_of(sari).post(f"/skp/{draft.pk}/isi/ukuran/?rhk={rhk.pk}", turned)
    assert "Akhir rentang harus lebih besar" in after.content.decode()
    assert not Measure.objects.exists()


def test_who_comes_second_keeps_what_she_typed_and_may_save_it(draft, client_of, sari, dewi):
    url = f"/skp/{draft.pk}/isi/rhk/"
    client_of(dewi).post(url, {"kind": "utama", "text": "Dari pengelola", "seen": draft.version})

    answer = client_of(sari).post(url, {**FORM, "seen": draft.version})

    said = answer.content.decode()
    assert answer.status_code == 409
    assert "diubah Dewi Kartika" in said
    assert "Menyusun kajian" in said
    draft.refresh_from_db()
    assert f'name="seen" value="{draft.version}"' in said
    assert client_of(sari).post(url, {**FORM, "seen": draft.version}).status_code == 302


def test_what_was_typed_stays_when_the_skp_was_sent_meanwhile(sent, client_of, sari):
    answer = client_of(sari).post(f"/skp/{sent.pk}/isi/rhk/", {**FORM, "seen": sent.version})

    assert answer.status_code == 409
    assert "sedang di penilai" in answer.content.decode()
    assert "Menyusun kajian" in answer.content.decode()


def test_the_papers_of_a_unit_come_for_who_drafts_or_agrees(full, client_of, budi, dewi, sari, tono):
    for user in (budi, dewi):
        assert client_of(user).get("/skp/berkas.zip?unit=1010&tahun=2026").content[:2] == b"PK"
    assert client_of(dewi).get("/skp/berkas.zip?unit=1010&tahun=2025").status_code == 302
    for user in (sari, tono):
        page(client_of(user), "/skp/berkas.zip", status=404)


def test_htmx_gets_the_form_and_then_the_whole_in_place(draft, client_of, sari):
    client, url = client_of(sari), f"/skp/{draft.pk}/isi/rhk/"
    got = client.get(url, headers={"HX-Request": "true"}).content.decode()
    posted = client.post(url, {**FORM, "seen": draft.version}, headers={"HX-Request": "true"})

    assert "<html" not in got
    assert posted["HX-Retarget"] == "#skp"
    assert "Menyusun kajian" in posted.content.decode()
    assert "<html" not in posted.content.decode()


def test_a_wrong_step_is_answered_with_a_sentence_on_the_page(agreed, client_of, sari, budi):
    for user, what in ((budi, "persetujuan"), (sari, "penarikan")):
        answer = client_of(user).post(f"/skp/{agreed.pk}/{what}/", {"seen": 1})
        assert answer.status_code in (302, 409)
    answer = client_of(sari).get(f"/skp/{agreed.pk}/isi/rhk/")
    assert answer.status_code == 409
    assert "Buka adendum" in answer.content.decode()
    assert client_of(budi).post(f"/skp/{agreed.pk}/koreksi/", {"text": ""}).status_code == 422


def test_an_adendum_leaves_the_agreed_text_readable(agreed, client_of, sari):
    client, url = client_of(sari), f"/skp/{agreed.pk}/"
    assert client.post(f"{url}adendum/", {"text": "Target naik"}).status_code == 302
    step = agreed.steps.get(state="setuju")

    assert "Baca yang disetujui" in page(client, url)
    assert "Menyusun kajian kurikulum" in page(client, f"{url}versi/{step.pk}/")
    assert "Target naik" in page(client, f"{url}riwayat/")
    assert "Tidak ada yang berubah" in page(client, f"{url}perubahan/")
    page(client, f"{url}perubahan/?versi=x", status=404)


def test_each_line_can_be_written_and_taken_out(full, client_of, sari):
    client, url = client_of(sari), f"/skp/{full.pk}/"

    def post(where, **given):
        full.refresh_from_db()
        answer = client.post(f"{url}{where}", {**given, "seen": full.version})
        assert answer.status_code == 302, (where, answer.content.decode()[-2000:])

    post("isi/perilaku/2/", text="Cermat menghitung")
    post("isi/lampiran/", kind="dukungan", text="Laptop")
    post("isi/kepala/", form="ja", approach="kualitatif", penilai_nip=full.penilai_nip)
    assert "Cermat menghitung" in page(client, url)
    assert "Ukuran keberhasilan" in page(client, url)
    post(f"isi/lampiran/{full.appendix.get().pk}/penghapusan/")
    post(f"isi/rhk/{full.rhks.get().pk}/penghapusan/")
    assert "Belum ada rencana hasil kerja utama." in page(client, url)
    for wrong in ("isi/xyz/", "isi/rhk/999999/", "isi/perilaku/9/", "isi/ukuran/"):
        page(client, f"{url}{wrong}", status=404)


def test_a_stranger_finds_nothing_and_who_reads_gets_no_form(full, client_of, agus, lintang, tono):
    for user in (agus, lintang):
        for rest in ("", "riwayat/", "perubahan/", "skp.pdf", "isi/rhk/"):
            page(client_of(user), f"/skp/{full.pk}/{rest}", status=404)
        page(client_of(user), f"/skp/pegawai/{SARI.nip}/", status=404)
    said = page(client_of(tono), f"/skp/{full.pk}/")
    assert "Menyusun kajian kurikulum" in said
    assert "/isi/" not in said
    assert "/pengajuan/" not in said
    page(client_of(tono), f"/skp/{full.pk}/isi/rhk/", status=404)
    assert SARI.name in page(client_of(tono), f"/skp/pegawai/{SARI.nip}/")


def test_what_waits_stands_on_the_start_page(sent, client_of, sari, budi):
    assert "SKP menunggu persetujuan Anda" in page(client_of(budi), "/")
    assert "SKP Anda belum diajukan" not in page(client_of(sari), "/")


def test_pages_ask_little_of_the_database(agreed, client_of, sari, budi, dewi, counted):
    for user, url, most in (
        (sari, "/skp/", 15), (sari, f"/skp/{agreed.pk}/", 15), (sari, "/skp/baru/", 15), (budi, "/skp/antrean/", 12),
        (budi, f"/skp/{agreed.pk}/", 15), (dewi, "/skp/pindah/", 12), (sari, f"/skp/{agreed.pk}/riwayat/", 12),
        (sari, f"/skp/{agreed.pk}/perubahan/", 15), (sari, f"/skp/{agreed.pk}/skp.pdf", 16),
    ):  # fmt: skip
        client = client_of(user)
        client.get(url)
        with counted() as queries:
            client.get(url)
        assert queries.total <= most, (url, queries.statements)
