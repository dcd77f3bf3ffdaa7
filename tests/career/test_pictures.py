"""The pages as people see them, on a phone and on a desk, and each letter as it is printed."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2
import pytest

from sembilan.career.actions import open_case, sign_case, take_step
from sembilan.career.kinds import SERVICES
from sembilan.career.queries.letters import letter
from sembilan.documents.queries import place_of
from sembilan.people.actions import add_entry
from tests.career.conftest import CLI, sari_here
from tests.journeys.browser import DESK, PHONE, OpenPage, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

SHOTS = Path(os.environ.get("SEMBILAN_SCREENSHOTS", "/tmp/sembilan-screenshots"))


def printed(content: bytes, name: str) -> list[int]:
    """The first page as a picture; how many pages there are."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    document = pypdfium2.PdfDocument(content)
    try:
        document[0].render(scale=1.3).to_pil().save(SHOTS / f"{name}.png")
        return [len(document)]
    finally:
        document.close()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page_is_readable_and_without_faults(waiting, client_of, request, open_page, width):  # noqa: F811
    urls = {
        "due": ("bayu", "/layanan/?layanan=satyalancana"), "own": ("sari", "/layanan/saya/"),
        "cases": ("bayu", "/layanan/berkas/"), "case": ("bayu", f"/layanan/berkas/{waiting.pk}/"),
        "signing": ("rina", "/layanan/tanda-tangan/"), "case-sign": ("rina", f"/layanan/berkas/{waiting.pk}/"),
        "check": ("bayu", f"/layanan/periksa/{waiting.code}/"),
    }  # fmt: skip

    for name, (who, url) in urls.items():
        page = open_page(client_of(request.getfixturevalue(who)), url, width=width)
        picture(page, f"layanan-{name}-{width}")
        assert faults(page) == [], name
        assert not is_too_wide(page), name


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_every_letter_fits_on_one_page_as_a_draft(reckoned, bayu, service):
    sari = sari_here()
    texts = {
        "level": "45", "study": "Administrasi Publik", "school": "Universitas Contoh", "year": "2025",
        "ijazah_number": "UC/2025/77", "gelar_belakang": "M.A.P.", "finished_on": "2025-08-20",
    }  # fmt: skip
    add_entry(employee=sari, kind="pendidikan", texts=texts, by=CLI, source="tes")
    case = _case(sari, service, bayu)

    assert printed(letter(case), f"surat-{service}") == [1]


def _case(sari, service, bayu):
    from sembilan.career.actions.cases import _open
    from sembilan.career.queries.judged import one

    return _open(employee=sari, judged=one(sari.instansi, sari.nip, _today(), (service,))[service], by=bayu)


def _today():
    from django.utils import timezone

    return timezone.localdate()


def test_the_signed_letter_fits_on_one_page_too(waiting, rina):
    made = sign_case(case=waiting, by=rina, place="Contoh")

    assert printed(place_of(waiting.instansi_id, made.sha256).read_bytes(), "surat-kgb-signed") == [1]


def test_a_recognised_degree_stands_with_the_name(reckoned, bayu, rina):
    sari = sari_here()
    texts = {
        "level": "45", "study": "Administrasi Publik", "school": "Universitas Contoh", "year": "2025",
        "ijazah_number": "UC/2025/77", "gelar_belakang": "M.A.P.", "finished_on": "2025-08-20",
    }  # fmt: skip
    entry = add_entry(employee=sari, kind="pendidikan", texts=texts, by=CLI, source="tes")
    case = open_case(employee=sari, service="gelar", by=bayu)
    take_step(case=case, state="checked", by=bayu)
    take_step(case=case, state="to_sign", by=bayu, number="1/gelar", dated=_today())

    sign_case(case=case, by=rina, place="Contoh")

    entry.refresh_from_db()
    assert entry.is_recognised
    assert sari_here().full_name == "Sari Anindya, M.A.P."


def test_a_signed_rise_begins_a_new_golongan(reckoned, bayu, rina):
    case = _case(sari_here(), "pangkat", bayu)
    take_step(case=case, state="checked", by=bayu)
    take_step(case=case, state="to_sign", by=bayu, number="823/9", dated=_today())

    sign_case(case=case, by=rina, place="Contoh", despite=True)

    ranks = sari_here().riwayat_golongan.order_by("valid")
    assert [(one.golongan, one.valid.lower) for one in ranks][-1] == ("III/c", case.due_on)
    assert ranks[0].valid.upper == case.due_on


def test_a_signed_award_stands_in_the_file(reckoned, bayu, rina):
    case = open_case(employee=sari_here(), service="satyalancana", by=bayu)
    take_step(case=case, state="checked", by=bayu)
    take_step(case=case, state="to_sign", by=bayu, number="SL/1", dated=_today())

    sign_case(case=case, by=rina, place="Contoh")

    assert list(sari_here().penghargaan.values_list("kind", "sk_number")) == [("satya-10", "SL/1")]
