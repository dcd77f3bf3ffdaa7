"""The pages of help: what they show to whom, what they refuse, and how much they ask of the database."""

from __future__ import annotations

import io
import uuid

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from sembilan.coaching.models import Contradiction, Look, Plan, Problem
from tests import cast
from tests.coaching.isolation import a_date
from tests.coaching.made import a_plan, a_problem, behind, rated
from tests.journeys.browser import DESK, PHONE, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

pytestmark = pytest.mark.django_db
MOST = 15


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.fixture
def found(look):
    behind()
    rated(cast.AGUS, 1)
    look()
    return Problem.objects.get(employee__nip=cast.SARI.nip)


def test_a_leader_sees_her_people_and_the_region_s_officer_all(found, client_of, budi, bayu):
    hers, all_of_them = page(client_of(budi), "/pembinaan/"), page(client_of(bayu), "/pembinaan/")

    assert cast.SARI.name in hers
    assert "Target tidak tercapai" in hers
    assert cast.AGUS.name not in hers
    assert cast.AGUS.name in all_of_them


def test_filters_narrow_the_list(found, client_of, bayu):
    client = client_of(bayu)

    assert cast.AGUS.name in page(client, "/pembinaan/?periode=2026-T2&unit=2000")
    assert cast.SARI.name not in page(client, "/pembinaan/?periode=2026-T2&unit=2000")
    assert cast.SARI.name in page(client, "/pembinaan/?kelas=3")
    assert cast.SARI.name not in page(client, "/pembinaan/?keadaan=selesai")
    assert page(client, "/pembinaan/?periode=x&kelas=9&keadaan=zz&halaman=z")


def test_the_list_is_taken_along_filtered_as_it_stands(found, client_of, bayu, tono):
    url = "/pembinaan/daftar.xlsx"
    names = [
        [line[1] for line in CalamineWorkbook.from_filelike(io.BytesIO(client_of(bayu).get(url + asked).content))
         .get_sheet_by_index(0).to_python()[1:]]
        for asked in ("?periode=2026-T2", "?periode=2026-T2&unit=2000")
    ]  # fmt: skip

    assert cast.SARI.name in names[0]
    assert (cast.SARI.name in names[1], cast.AGUS.name in names[1]) == (False, True)
    assert client_of(tono).get(url).status_code == 404


def test_counts_of_the_region_bear_no_name(found, client_of, tono, bayu):
    for user in (tono, bayu):
        said = page(client_of(user), "/pembinaan/wilayah/")
        assert "Dinas Pendidikan" in said
        assert cast.SARI.name not in said
    assert client_of(tono).get("/pembinaan/").status_code == 404
    assert client_of(tono).get(f"/pembinaan/{found.pk}/").status_code == 404


def test_one_problem_shows_facts_thresholds_and_law(found, client_of, budi):
    said = page(client_of(budi), f"/pembinaan/{found.pk}/")

    assert "2 dari 25 catatan berbukti; tanda di bawah 10%" in said
    assert "PP 94/2021 ps. 15" in said
    assert "ambangnya disimpulkan, bukan kutipan" in said
    assert "/dialog/baru/?nip=" in said


def test_a_problem_is_confirmed_and_helped_with_in_the_browser(found, client_of, budi, sari):
    client, url = client_of(budi), f"/pembinaan/{found.pk}/"
    sent = {"what": "konfirmasi", "kind": "1", "text": "Belum pernah dilatih", "version": "0"}
    assert client.post(f"{url}keputusan/", sent).status_code == 302
    step = {"text": "Pelatihan", "owner_nip": cast.SARI.nip, "due_on": "2026-08-01", "token": str(uuid.uuid4())}
    assert client.post(f"{url}langkah/", step).status_code == 302

    own = page(client_of(sari), "/pembinaan/saya/")
    assert "Belum pernah dilatih" in own
    assert "Pelatihan" in own
    remedy = found.remedies.get()
    done = client_of(sari).post(f"{url}langkah/{remedy.pk}/hasil/", {"text": "Sudah"})
    assert done.url == "/pembinaan/saya/"
    assert client_of(sari).post(f"/pembinaan/saya/{found.pk}/jawaban/", {"text": "Terima kasih"}).status_code == 302
    assert "Terima kasih" in page(client, url)


def test_what_was_typed_stays_when_another_was_faster(found, client_of, budi, bayu):
    url = f"/pembinaan/{found.pk}/keputusan/"
    client_of(bayu).post(url, {"what": "konfirmasi", "kind": "1", "text": "x", "version": "0"})

    late = client_of(budi).post(url, {"what": "konfirmasi", "kind": "2", "text": "Kalimat panjang", "version": "0"})

    assert late.status_code == 409
    assert "Terakhir oleh Bayu Nugraha" in late.content.decode()
    assert "Kalimat panjang" in late.content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"what": "konfirmasi", "kind": "", "text": "", "version": "0"}, "Pilih kelas masalahnya"),
        ({"what": "bukan", "text": "", "version": "0"}, "mengapa ini bukan masalah"),
        ({"what": "selesai", "text": "x", "version": "0"}, "Konfirmasi dulu"),
        ({"what": "lain", "version": "a"}, "Periksa isian"),
    ],
)
def test_a_bad_word_is_refused_with_a_sentence(found, client_of, budi, sent, said):
    answer = client_of(budi).post(f"/pembinaan/{found.pk}/keputusan/", sent)

    assert answer.status_code in (409, 422)
    assert said in answer.content.decode()


def test_a_step_with_a_bad_day_is_refused(found, client_of, budi):
    Problem.objects.update(state="dikonfirmasi", confirmed=1)
    sent = {"text": "P", "owner_nip": cast.SARI.nip, "due_on": "2026-02-31", "token": str(uuid.uuid4())}

    assert client_of(budi).post(f"/pembinaan/{found.pk}/langkah/", sent).status_code == 422


def test_a_contradiction_is_explained_with_a_word(found, client_of, budi):
    client, one = client_of(budi), Contradiction.objects.create(
        instansi=found.instansi, employee=found.employee, unor=found.unor, first=found.first, months=3,
        kind="little_work", facts={"hasil_top": 3, "approved_minutes": 900, "counted_days": 60},
    )  # fmt: skip

    said = page(client, "/pembinaan/silang/")
    assert "900 menit dari 18.000 menit" in said
    assert "bukan tuduhan" in said
    client.post(f"/pembinaan/silang/{one.pk}/penjelasan/", {"text": "Bekerja di lapangan"})
    assert "Bekerja di lapangan" not in page(client, "/pembinaan/silang/")
    assert "Bekerja di lapangan" in page(client, "/pembinaan/silang/?lihat=semua")
    refused = client.post(f"/pembinaan/silang/{one.pk}/penjelasan/", {"text": ""}, follow=True)
    assert "Tulis penjelasannya" in refused.content.decode()


def test_a_look_is_asked_for_and_its_progress_shown(client_of, budi, tenant):
    client = client_of(budi)

    said = client.post("/pembinaan/pencarian/", {"span": "2026-T2", "unor": "1010"}, follow=True).content.decode()

    assert Look.objects.get().unor.kode == "1010"
    assert "Menunggu giliran" in said
    bad = client.post("/pembinaan/pencarian/", {"span": "2026-T9", "unor": "1010"}, follow=True).content.decode()
    assert "Pilih periode dari daftar" in bad
    assert client.post("/pembinaan/pencarian/", {"span": "2026-T2", "unor": "2000"}).status_code == 404


def test_a_plan_from_start_to_letter(client_of, budi, sari, tenant):
    pk = a_plan()["pk"]
    client, url = client_of(budi), f"/pembinaan/rencana/{pk}/"
    assert "DRAF" in _text(client.get(f"{url}surat.pdf").content) or Plan.objects.get().state == "diusulkan"
    assert client.post(f"{url}mulai/", {"first": "2026-08-01", "goal": "", "version": "0"}).status_code == 422
    client.post(f"{url}mulai/", {"first": "2026-08-01", "goal": "Kajian selesai", "version": "0"})
    version = Plan.objects.get().version
    client.post(f"{url}langkah/", {"text": "Magang di BKD", "due_on": "2026-09-01", "version": version})
    step = Plan.objects.get().dates.get(text="Magang di BKD")
    client.post(f"{url}langkah/{step.pk}/hasil/", {"text": "Selesai"})
    early = client.post(f"{url}penutupan/", {"state": "membaik", "text": "x", "version": version + 2})

    assert "tinjauan tengah" in early.content.decode()
    said = _text(client_of(sari).get(f"{url}surat.pdf").content)
    assert "Kajian selesai" in said
    assert "Magang di BKD" in said
    assert "bukan hukuman" in said
    assert cast.SARI.name in page(client, "/pembinaan/rencana/")
    assert "Kajian selesai" in page(client_of(sari), "/pembinaan/saya/")


def _text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    return " ".join(" ".join(one.get_textpage().get_text_bounded() for one in document).split())


@pytest.mark.parametrize(
    "path", ["/pembinaan/", "/pembinaan/wilayah/", "/pembinaan/silang/", "/pembinaan/indeks/", "/pembinaan/rencana/"]
)
def test_lists_ask_little(found, client_of, bayu, counted, path):
    a_date()
    client = client_of(bayu)
    with counted() as queries:
        page(client, path)

    assert queries.total <= MOST


def test_single_pages_ask_little(found, client_of, budi, sari, counted):
    a_problem(first="2026-01-01")
    plan = a_date()
    for user, path in ((budi, f"/pembinaan/{found.pk}/"), (sari, "/pembinaan/saya/"),
                       (budi, f"/pembinaan/rencana/{plan['pk']}/")):  # fmt: skip
        client = client_of(user)
        page(client, path)
        with counted() as queries:
            page(client, path)
        assert queries.total <= MOST, path


def test_a_stranger_finds_nothing(found, client_of, agus, lintang):
    for user in (agus, lintang):
        for path in ("", "wilayah/", "silang/", "indeks/", "rencana/", f"{found.pk}/"):
            assert client_of(user).get(f"/pembinaan/{path}").status_code == 404, path


def test_the_pages_look_right(found, client_of, budi, bayu, sari, open_page):  # noqa: F811
    plan = a_date()["pk"]
    shown = {"daftar": (budi, ""), "satu": (budi, f"{found.pk}/"), "wilayah": (bayu, "wilayah/"),
             "silang": (budi, "silang/"), "saya": (sari, "saya/"), "rencana": (budi, f"rencana/{plan}/")}  # fmt: skip
    for name, (user, path) in shown.items():
        for width in (DESK, PHONE):
            opened = open_page(client_of(user), f"/pembinaan/{path}", width=width)
            picture(opened, f"pembinaan-{name}-{width}")
            assert faults(opened) == [], path
            assert not is_too_wide(opened), path
