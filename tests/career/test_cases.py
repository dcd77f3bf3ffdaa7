"""A case from the list to the signature, and back: states, refusals, the letter, and what the file then says."""

from __future__ import annotations

import hashlib

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sembilan.career.actions import Refused, open_case, sign_case, sign_cases, take_step
from sembilan.career.models import Case, Signature
from sembilan.career.queries.letters import letter
from sembilan.career.signing import FileSigner, provider
from sembilan.discipline.models import Sanction
from sembilan.documents.queries import place_of
from sembilan.notices.models import Notice
from sembilan.people.models import Kgb
from tests.career.conftest import next_first, sari_here
from tests.cast import AGUS, SARI


def text_of(content):
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_opening_freezes_the_requirements_with_their_law(case_of_sari):
    found = {one["name"]: one for one in case_of_sari.requirements}

    assert found["kgb_time_met"]["is_met"] is True
    assert found["kgb_predikat_met"] == {
        "name": "kgb_predikat_met", "title": "Kinerja cukup", "is_met": None,
        "law": "PP 7/1977 ps. 11; PPPK: Perpres 98/2020",
        "text": "predikat terbaru –, paling rendah Butuh Perbaikan", "mark": "recalled",
    }  # fmt: skip
    assert (case_of_sari.due_on, case_of_sari.facts["gaji_new"]) == (next_first(), 3_287_000)


def test_opening_twice_gives_the_same_case(case_of_sari, bayu):
    assert open_case(employee=sari_here(), service="kgb", by=bayu) == case_of_sari
    assert Case.objects.count() == 1


def test_two_are_opened_from_the_page_at_once(reckoned, client_of, bayu):
    answer = client_of(bayu).post("/layanan/berkas/baru/", {"layanan": "satyalancana", "nip": [SARI.nip, AGUS.nip]})

    assert answer.url == "/layanan/berkas/"
    assert set(Case.objects.values_list("employee__nip", "service")) == {
        (SARI.nip, "satyalancana"), (AGUS.nip, "satyalancana"),
    }  # fmt: skip


def test_an_unmet_requirement_opens_nothing_and_is_named(reckoned, tenant, bayu):
    Sanction.objects.create(
        instansi=tenant, employee=sari_here(), level=2, kind="teguran", tmt="2020-01-01", months=6, cut_bp=0
    )

    with pytest.raises(Refused) as refused:
        open_case(employee=sari_here(), service="satyalancana", by=bayu)

    assert refused.value.sentence == "Syarat belum terpenuhi: Tidak pernah hukuman sedang atau berat."


def test_choosing_nobody_is_told(reckoned, client_of, bayu):
    page = client_of(bayu).post("/layanan/berkas/baru/", {"layanan": "kgb"}, follow=True).content.decode()

    assert "Pilih sedikitnya satu orang." in page


def test_a_draft_is_marked_and_says_both_salaries(case_of_sari):
    said = text_of(letter(case_of_sari))

    assert "DRAF" in said
    assert SARI.name in said
    assert "3.186.600" in said
    assert "3.287.000" in said


def test_steps_follow_each_other_and_no_other_way(case_of_sari, bayu):
    with pytest.raises(Refused):
        take_step(case=case_of_sari, state="to_sign", by=bayu, number="1", dated=timezone.localdate())
    take_step(case=case_of_sari, state="checked", by=bayu)
    with pytest.raises(Refused) as unnumbered:
        take_step(case=case_of_sari, state="to_sign", by=bayu)
    with pytest.raises(Refused) as unsaid:
        take_step(case=case_of_sari, state="returned", by=bayu, note=" ")

    assert "nomor dan tanggal" in unnumbered.value.sentence
    assert "alasannya" in unsaid.value.sentence
    assert take_step(case=case_of_sari, state="checked", by=bayu).state == "checked"
    assert case_of_sari.steps.count() == 2


def test_a_cancelled_case_makes_room_for_another(case_of_sari, bayu):
    take_step(case=case_of_sari, state="cancelled", by=bayu, note="salah orang")

    assert open_case(employee=sari_here(), service="kgb", by=bayu) != case_of_sari


def test_a_step_from_the_page_that_is_wrong_is_told(case_of_sari, client_of, bayu):
    url = f"/layanan/berkas/{case_of_sari.pk}/langkah/"

    assert client_of(bayu).post(url, {"state": "apa"}).status_code == 422
    page = client_of(bayu).post(url, {"state": "signed"}, follow=True).content.decode()
    assert "tidak dapat menjadi ditandatangani" in page


def test_signing_keeps_the_letter_enters_the_kgb_and_tells_sari(waiting, rina):
    made = sign_case(case=waiting, by=rina, place="Contoh")

    entry = Kgb.objects.get(employee__nip=SARI.nip, tmt=next_first())
    assert (entry.golongan, entry.mk_years, entry.gaji_pokok) == ("III/b", 8, 3_287_000)
    assert (entry.sk_number, entry.source, entry.document_id) == (
        "822.3/77", f"layanan:{waiting.pk}", made.document_id,
    )  # fmt: skip
    assert Notice.objects.get(nip=SARI.nip).sentence.startswith("KGB Anda sudah ditandatangani")
    kept = place_of(waiting.instansi_id, made.sha256).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == made.sha256
    assert "DRAF" not in text_of(kept)
    assert "Rina Maheswari" in text_of(kept)
    assert waiting.code in text_of(kept)


def test_the_signature_fits_the_letter_and_no_other(waiting, rina):
    made = sign_case(case=waiting, by=rina, place="Contoh")

    kept = place_of(waiting.instansi_id, made.sha256).read_bytes()
    assert FileSigner().holds(kept, made.signature, made.key)
    assert not FileSigner().holds(kept + b" ", made.signature, made.key)
    assert not FileSigner().holds(kept, made.signature, "AAAA")


def test_signing_twice_does_no_harm(waiting, rina):
    first = sign_case(case=waiting, by=rina, place="Contoh")

    assert sign_case(case=waiting, by=rina, place="Contoh") == first
    assert Signature.objects.count() == 1
    assert Kgb.objects.filter(employee__nip=SARI.nip).count() == 2


def test_only_the_ppk_signs_and_only_what_waits(case_of_sari, bayu, rina):
    with pytest.raises(Refused) as early:
        sign_case(case=case_of_sari, by=rina, place="Contoh")
    with pytest.raises(Refused) as other:
        sign_case(case=case_of_sari, by=bayu, place="Contoh")

    assert "disusun" in early.value.sentence
    assert "Pejabat Pembina" in other.value.sentence


def test_a_requirement_lost_meanwhile_hinders_only_its_own_letter(waiting, rina, tenant):
    Kgb.objects.filter(employee__nip=SARI.nip).update(tmt=timezone.localdate().replace(day=1))

    outcomes = sign_cases(cases=[waiting], by=rina, place="Contoh")

    assert "Syarat tidak terpenuhi lagi: Sudah waktunya disiapkan" in outcomes[0].sentence
    assert not Signature.objects.exists()
    assert sign_case(case=waiting, by=rina, place="Contoh", despite=True)


def test_bsre_says_plainly_that_it_is_not_configured(waiting, rina, monkeypatch):
    monkeypatch.setenv("SEMBILAN_SIGNER", "bsre")

    with pytest.raises(Refused) as refused:
        sign_case(case=waiting, by=rina, place="Contoh")

    assert provider().code == "bsre"
    assert "BSrE belum dikonfigurasi" in refused.value.sentence
    assert not Signature.objects.exists()


def test_the_leader_signs_all_that_are_chosen_from_her_list(waiting, client_of, rina):
    client = client_of(rina)
    assert SARI.name in client.get("/layanan/tanda-tangan/").content.decode()

    page = client.post("/layanan/tanda-tangan/", {"case": waiting.pk, "place": "Contoh"}, follow=True).content.decode()

    assert "1 surat ditandatangani." in page
    assert "Tidak ada yang menunggu" in page


@pytest.mark.parametrize("sent", [{"place": "Contoh"}, {"case": "x", "place": "Contoh"}, {"case": "1"}, {}])
def test_a_signing_list_sent_wrongly_signs_nothing(waiting, client_of, rina, sent):
    assert client_of(rina).post("/layanan/tanda-tangan/", sent).status_code == 422
    assert not Signature.objects.exists()


@pytest.mark.parametrize("who", ["sari", "agus", "dewi", "bayu", "lintang"])
def test_only_who_signs_has_the_list(waiting, client_of, request, who):
    assert client_of(request.getfixturevalue(who)).get("/layanan/tanda-tangan/").status_code == 404


@pytest.mark.parametrize("who", ["agus", "sari", "lintang"])
def test_a_case_is_hidden_from_strangers_and_until_signed_from_its_person(waiting, client_of, request, who):
    client = client_of(request.getfixturevalue(who))
    urls = [f"/layanan/berkas/{waiting.pk}/", f"/layanan/berkas/{waiting.pk}/surat.pdf"]

    assert [client.get(url).status_code for url in urls] == [404, 404]


def test_the_signed_letter_is_for_its_person_too(waiting, client_of, rina, sari):
    sign_case(case=waiting, by=rina, place="Contoh")

    answer = client_of(sari).get(f"/layanan/berkas/{waiting.pk}/surat.pdf")

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")


def test_whoever_holds_the_letter_may_check_it_without_learning_whom_it_is_about(waiting, rina):
    made = sign_case(case=waiting, by=rina, place="Contoh")
    kept = place_of(waiting.instansi_id, made.sha256).read_bytes()
    url = f"/layanan/periksa/{waiting.code}/"

    page = Client().get(url).content.decode()
    same = Client().post(url, {"pdf": SimpleUploadedFile("a.pdf", kept)}).content.decode()
    other = Client().post(url, {"pdf": SimpleUploadedFile("a.pdf", kept + b"x")}).content.decode()

    assert "Rina Maheswari" in page
    assert "822.3/77" in page
    assert SARI.name not in page
    assert SARI.nip not in page
    assert "sama persis" in same
    assert "berbeda dari" in other


@pytest.mark.parametrize("code", ["1-tidakada", "abc", "99999999999-x", "0-x"])
def test_a_code_nobody_gave_is_not_known(db, code):
    answer = Client().get(f"/layanan/periksa/{code}/")

    assert answer.status_code == 404 or "tidak dikenal" in answer.content.decode()
