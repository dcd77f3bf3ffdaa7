"""Perjanjian Kinerja: drafted, sent, returned, signed, revised; and capaian organisasi decided with its reason."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from sembilan.notices.models import Notice
from sembilan.planning import actions
from sembilan.planning.actions import IndicatorSaid
from sembilan.planning.models import Agreement, UnitResult
from sembilan.planning.queries import Serving, capaian_of, goals_of
from sembilan.planning.queries import serving as told
from sembilan.records.actions import Refused
from sembilan.terms.capaian import Capaian
from sembilan.web import desk
from tests import cast
from tests.planning.conftest import add_indicator, reach, unit
from tests.planning.test_plans import page, seen

pytestmark = pytest.mark.django_db


def text_of(content):
    document = pypdfium2.PdfDocument(content)
    return "\n".join(one.get_textpage().get_text_range() for one in document)


def test_the_course_of_an_agreement_in_a_browser(client_of, budi, rina, dewi, indicator):
    url = client_of(dewi).post("/rencana/unit/1010/2026/perjanjian/").url
    assert client_of(dewi).post(f"{url}pengajuan/").status_code == 409
    assert client_of(budi).post(f"{url}pengajuan/").status_code == 302
    assert "Bidang Pembinaan SD" in page(client_of(rina), "/rencana/perjanjian/")
    assert client_of(rina).post(f"{url}pengembalian/", {"text": " "}).status_code == 409
    client_of(rina).post(f"{url}pengembalian/", {"text": "Target terlalu rendah"})
    assert "Target terlalu rendah" in page(client_of(budi), url)
    client_of(budi).post(f"{url}pengajuan/")
    said = page(client_of(rina), url)
    assert client_of(rina).post(f"{url}tanda-tangan/", {"seen": seen(said)}).status_code == 302

    assert "Ditetapkan" in page(client_of(budi), url)
    steps = [one.state for one in Agreement.objects.get().steps.order_by("pk")]
    assert steps == ["draf", "diajukan", "dikembalikan", "diajukan", "ditetapkan"]
    assert Notice.objects.filter(nip=cast.BUDI.nip).count() == 2


def test_a_signed_agreement_stays_as_it_was_read(client_of, agreed, rina, goal):
    url = f"/rencana/perjanjian/{agreed.agreement.pk}/"
    client_of(rina).post(f"{url}tanda-tangan/", {"seen": seen(page(client_of(rina), url))})
    actions.put_targets(indicator=agreed.indicator, year=2026, values={0: 1_000}, by=cast.BUDI.nip)
    add_indicator(goal, "Baru")

    said = page(client_of(rina), url)
    assert "80 indeks" in said
    assert "Baru" not in said
    paper = text_of(client_of(rina).get(f"{url}perjanjian-kinerja.pdf").content)
    for word in ("PERJANJIAN KINERJA TAHUN 2026", "Budi Santoso", "Rina Maheswari", "80 indeks", "Nilai literasi"):
        assert word in paper


def test_nobody_signs_what_she_has_not_read(agreed, rina):
    with pytest.raises(Refused, match="Baca lagi"):
        actions.sign(agreement=agreed.agreement, seen="lain", by=rina)


def test_a_change_within_the_year_is_the_next_revision(client_of, agreed, rina, budi):
    agreement = agreed.agreement
    with pytest.raises(Refused, match="belum ditetapkan"):
        actions.revise(agreement=agreement, text="x", by=budi)
    said = page(client_of(rina), f"/rencana/perjanjian/{agreement.pk}/")
    actions.sign(agreement=agreement, seen=seen(said), by=rina)
    url = client_of(budi).post(f"/rencana/perjanjian/{agreement.pk}/perubahan/", {"text": "Anggaran berubah"}).url
    again = client_of(budi).post(f"/rencana/perjanjian/{agreement.pk}/perubahan/", {"text": "x"}).url

    assert url == again
    assert Agreement.objects.get(revision=1).state == "draf"
    assert Agreement.objects.get(revision=0).state == "ditetapkan"
    assert "Anggaran berubah" in page(client_of(budi), url)
    assert "DRAF" in text_of(client_of(budi).get(f"{url}perjanjian-kinerja.pdf").content)


def test_what_is_missing_is_told_before_it_is_sent(goal, budi):
    made = actions.draft(unor=unit(), year=2026, by=budi)
    with pytest.raises(Refused, match="tanpa indikator"):
        actions.send(agreement=made, by=budi)
    actions.put_indicator(goal=goal, said=IndicatorSaid("Nilai literasi", "indeks"), by=budi)
    with pytest.raises(Refused, match="Target tahunan belum diisi: Nilai literasi"):
        actions.send(agreement=made, by=budi)


def test_a_unit_without_a_leader_has_no_agreement(client_of, bayu):
    answer = client_of(bayu).post("/rencana/unit/1000/2026/perjanjian/", follow=True)

    assert "belum punya pimpinan" in answer.content.decode()


def test_only_the_superior_signs(agreed, budi, dewi, bayu):
    for one in (budi, dewi, bayu):
        with pytest.raises(Refused, match="atasan pimpinan unit"):
            actions.sign(agreement=agreed.agreement, seen="", by=one)


def test_what_waits_stands_on_the_desk(rf, agreed, rina, agus, tenant):
    def waits(user):
        request = rf.get("/")
        request.user, request.instansi = user, tenant
        return [str(one.text) for one in desk.tasks(request)]

    assert "Perjanjian Kinerja menunggu tanda tangan Anda" in waits(rina)
    assert "Perjanjian Kinerja menunggu tanda tangan Anda" not in waits(agus)


def test_capaian_is_suggested_by_the_rules_and_decided_by_the_superior(client_of, indicator, budi, rina):
    reach(indicator, 76_000)
    url = "/rencana/unit/1010/2026/capaian/?triwulan=2"
    said = page(client_of(rina), url)
    for word in ("95%", "Saran", "SE MenPANRB 3/2023", "angkanya disimpulkan"):
        assert word in said
    assert client_of(budi).post(url, {"capaian": "5", "reason": "Bagus"}).status_code == 404
    assert client_of(rina).post(url, {"capaian": "3", "reason": ""}).status_code == 422
    assert (
        client_of(rina).post(url, {"capaian": "3", "reason": "Anggaran tidak terserap", "seen": seen(said)}).url == url
    )

    made = UnitResult.objects.get()
    assert (made.capaian, made.suggested, made.by) == (3, 4, cast.RINA.nip)
    assert capaian_of([unit().pk, unit("1020").pk], 2026, 2) == {
        unit().pk: Capaian.BUTUH_PERBAIKAN, unit("1020").pk: None,
    }  # fmt: skip
    assert "Anggaran tidak terserap" in page(client_of(budi), url)
    assert Notice.objects.filter(nip=cast.BUDI.nip, said__contains="Capaian organisasi").exists()


def test_of_two_who_decide_the_second_is_told(client_of, indicator, rina, bayu):
    url = "/rencana/unit/1010/2026/capaian/?triwulan=2"
    opened = seen(page(client_of(bayu), url))
    client_of(rina).post(url, {"capaian": "4", "reason": "Tercapai", "seen": opened})
    answer = client_of(bayu).post(url, {"capaian": "2", "reason": "Belum", "seen": opened})

    assert answer.status_code == 422
    assert "Terakhir diubah Rina Maheswari" in answer.content.decode()
    assert UnitResult.objects.get().capaian == 4


def test_a_period_that_has_not_begun_is_not_decided(client_of, rina):
    answer = client_of(rina).post("/rencana/unit/1010/2026/capaian/?triwulan=4", {"capaian": "4", "reason": "x"})

    assert answer.status_code == 422
    assert "belum mulai" in answer.content.decode()


def test_a_target_of_zero_and_a_missing_figure_are_told(client_of, goal, indicator, rina):
    reach(add_indicator(goal, "Tanpa target", target=0), 5_000)
    said = page(client_of(rina), "/rencana/unit/1010/2026/capaian/?triwulan=2")

    assert "1 indikator bertarget nol" in said
    assert "1 indikator bertarget belum ada realisasinya" in said
    assert UnitResult.objects.count() == 0


def test_the_tree_opens_level_by_level_to_one_person(client_of, sari, goal, indicator, monkeypatch):
    monkeypatch.setattr(told, "_registered", [])
    told.register_serving(lambda goals, year, by: [Serving(one, "Sari Anindya", "Menyusun modul") for one in goals])
    reach(indicator, 88_000)
    client = client_of(sari)

    assert "Dinas Pendidikan" in page(client, "/pohon-kinerja/")
    assert "Bidang Pembinaan SD" in page(client, "/pohon-kinerja/unit/1000/")
    assert "1 dari 1 target tercapai" in page(client, "/pohon-kinerja/unit/1010/?tahun=2026&triwulan=2")
    part = client.get(f"/pohon-kinerja/sasaran/{goal.pk}/?triwulan=2", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    for word in ("Nilai literasi", "capaian 110%", "Sari Anindya", "Menyusun modul"):
        assert word in part


def test_words_find_goals_by_their_indicators(client_of, sari, goal, indicator):
    assert goal.text in page(client_of(sari), "/pohon-kinerja/?cari=literasi")
    assert "Tidak ditemukan" in page(client_of(sari), "/pohon-kinerja/?cari=jembatan")


def test_other_rooms_read_goals_with_indicators_and_targets(goal, indicator):
    found = list(goals_of(unit(), 2026))

    assert [one.name for one in found[0].indicators.all()] == ["Nilai literasi"]
    assert [one.value_milli for one in found[0].indicators.all()[0].targets.all()] == [80_000, 80_000]
    assert not goals_of(unit(), 2031)


@pytest.mark.parametrize(
    "url",
    ["/pohon-kinerja/", "/pohon-kinerja/unit/1010/", "/pohon-kinerja/?cari=mutu", "/rencana/perjanjian/",
     "/rencana/unit/1010/2026/capaian/", "/rencana/perjanjian/{}/", "/pohon-kinerja/sasaran/{goal}/"],
)  # fmt: skip
def test_the_pages_ask_little(client_of, rina, goal, agreed, counted, url):
    client = client_of(rina)
    address = url.format(agreed.agreement.pk, goal=goal.pk)
    page(client, address)
    with counted() as asked:
        page(client, address)

    assert asked.total <= 15


def test_no_style_or_script_stands_in_the_pages(client_of, rina, agreed):
    for url in ("/pohon-kinerja/", "/rencana/unit/1010/2026/"):
        assert not re.search(r"<script>|style=", page(client_of(rina), url))
