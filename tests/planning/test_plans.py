"""Goals, indicators, targets, rencana aksi and realisation on their pages: entered, changed, refused, taken in."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from sembilan.documents.workbook import xlsx
from sembilan.planning import actions
from sembilan.planning.models import Goal, Indicator, PlanStep, Reached, Target
from sembilan.planning.sheet import HEADS
from sembilan.records.actions import Refused
from sembilan.records.models import Event, Superseded
from tests import cast
from tests.planning.conftest import add_indicator, goal_said, unit

pytestmark = pytest.mark.django_db
GOAL = {
    "level": "program", "kode": "1.1", "text": "Mutu sekolah dasar meningkat", "parent": "", "year_from": "2025",
    "last_year": "2029", "source": "Renstra",
}  # fmt: skip


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def seen(said, action=""):
    """What a form of a page carries."""
    part = said[said.index(f'action="{action}"') :] if action else said
    return re.search(r'name="seen" value="([^"]*)"', part)[1]


def test_a_pengelola_enters_goal_indicator_target_step_and_realisation(client_of, dewi, sari):
    client = client_of(dewi)
    assert client.post("/rencana/unit/1010/2026/sasaran/baru/", GOAL).status_code == 302
    goal = Goal.objects.get()
    said = {"name": "Nilai literasi", "measure": "indeks", "direction": "naik", "is_key": "on"}
    url = client.post(f"/rencana/sasaran/{goal.pk}/indikator/baru/", said).url
    assert url == f"/rencana/indikator/{Indicator.objects.get().pk}/2026/"
    assert client.post(f"{url}target/", {"t0": "80", "t2": "72,5"}).status_code == 302
    assert client.post(f"{url}aksi/", {"quarter": "2", "text": "Pelatihan guru", "done_percent": "60"}).url == url
    assert client.post(f"{url}realisasi/", {"quarter": "2", "value": "70,1", "note": "Survei"}).url == url

    told = page(client_of(sari), url)
    assert "72,5" in told
    assert "96,69%" in told
    assert "Pelatihan guru" in told
    assert "96,69%" in page(client_of(sari), "/rencana/unit/1010/2026/?triwulan=2")
    assert "Simpan target" not in told


def test_a_form_sent_twice_does_its_work_once(goal, indicator):
    again = actions.put_goal(unor=unit(), said=goal_said(), by=cast.BUDI.nip)
    twin = add_indicator(goal)
    before = Event.objects.count()
    actions.put_targets(indicator=indicator, year=2026, values={0: 80_000, 2: 80_000}, by=cast.BUDI.nip)

    assert again.pk == goal.pk
    assert twin.pk == indicator.pk
    assert Goal.objects.count() == Indicator.objects.count() == 1
    assert Event.objects.count() == before


def test_what_was_said_before_is_kept(goal, indicator):
    actions.put_goal(unor=unit(), said=goal_said(text="Mutu naik tajam"), goal=goal, by=cast.BUDI.nip)
    actions.put_targets(indicator=indicator, year=2026, values={0: 90_000}, by=cast.BUDI.nip)

    kept = {one.table: one.said for one in Superseded.objects.all()}
    assert kept["planning_goal"]["text"] == "Mutu sekolah dasar meningkat"
    assert kept["planning_target"]["value_milli"] == 80_000
    assert Target.objects.filter(quarter=2).exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"last_year": "2024"}, "lebih awal dari tahun mulai"),
        ({"text": ""}, "Bidang ini tidak boleh kosong"),
    ],
)
def test_a_goal_that_cannot_be_is_refused_and_kept_on_the_page(client_of, budi, changed, sentence):
    answer = client_of(budi).post("/rencana/unit/1010/2026/sasaran/baru/", GOAL | changed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Renstra" in answer.content.decode()


def test_a_code_used_twice_and_a_goal_under_itself_are_refused(goal):
    with pytest.raises(Refused, match="sudah dipakai"):
        actions.put_goal(unor=unit(), said=goal_said(text="Lain"), by=cast.BUDI.nip)
    below = actions.put_goal(unor=unit(), said=goal_said(kode="1.1.1", parent=goal), by=cast.BUDI.nip)
    with pytest.raises(Refused, match="sudah berada di atas"):
        actions.put_goal(unor=unit(), said=goal_said(parent=below), goal=goal, by=cast.BUDI.nip)


def test_a_goal_serves_only_what_is_above_it(goal, bayu):
    with pytest.raises(Refused, match="milik unit ini atau unit di atasnya"):
        actions.put_goal(unor=unit("1020"), said=goal_said(kode="9", parent=goal), by=bayu)


def test_of_two_who_change_a_target_the_second_is_told_by_whom_and_keeps_what_was_typed(
    client_of, dewi, budi, indicator
):
    url = f"/rencana/indikator/{indicator.pk}/2026/"
    opened = seen(page(client_of(dewi), url), f"{url}target/")
    client_of(budi).post(f"{url}target/", {"t0": "85", "seen": opened})
    answer = client_of(dewi).post(f"{url}target/", {"t0": "91,25", "seen": opened})

    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Terakhir diubah Budi Santoso" in said
    assert "91,25" in said
    assert Target.objects.get(quarter=0).value_milli == 85_000
    client_of(dewi).post(f"{url}target/", {"t0": "91,25", "seen": seen(said, f"{url}target/")})
    assert Target.objects.get(quarter=0).value_milli == 91_250


def test_a_change_of_a_goal_that_was_changed_meanwhile_is_told(client_of, dewi, goal):
    opened = seen(page(client_of(dewi), f"/rencana/sasaran/{goal.pk}/"))
    actions.put_goal(unor=unit(), said=goal_said(text="Mutu naik"), goal=goal, by=cast.BUDI.nip)
    answer = client_of(dewi).post(f"/rencana/sasaran/{goal.pk}/", GOAL | {"text": "Versi Dewi", "seen": opened})

    assert answer.status_code == 422
    assert "Terakhir diubah Budi Santoso" in answer.content.decode()
    assert "Versi Dewi" in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"quarter": "3", "value": "x"}, "Tulis angka"),
        ({"quarter": "4", "value": "7"}, "belum mulai"),
        ({"quarter": "1", "value": "7"}, "Isi targetnya dahulu"),
        ({"quarter": "2", "value": "900.000.000.000"}, "pakai satuan ribu"),
    ],
)
def test_a_figure_that_cannot_be_reported_says_why(client_of, budi, indicator, sent, sentence):
    answer = client_of(budi).post(f"/rencana/indikator/{indicator.pk}/2026/realisasi/", sent)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Reached.objects.exists()


def test_an_indicator_with_targets_stays_and_an_empty_one_goes(client_of, budi, goal, indicator):
    empty = add_indicator(goal, "Salah ketik", target=None)
    client_of(budi).post(f"/rencana/indikator/{indicator.pk}/penghapusan/")
    client_of(budi).post(f"/rencana/indikator/{empty.pk}/penghapusan/")
    client_of(budi).post(f"/rencana/sasaran/{goal.pk}/penghapusan/")

    assert list(Indicator.objects.all()) == [indicator]
    assert Goal.objects.count() == 1


def test_a_step_is_changed_and_taken_back(client_of, budi, indicator):
    step = actions.put_step(indicator=indicator, year=2026, quarter=2, text="Pelatihan", by=cast.BUDI.nip)
    url = f"/rencana/aksi/{step.pk}/"
    sent = {"quarter": "2", "text": "Pelatihan", "done_percent": "100", "seen": seen(page(client_of(budi), url))}
    client_of(budi).post(url, sent)
    assert PlanStep.objects.get().done_percent == 100
    client_of(budi).post(f"{url}penghapusan/")

    assert not PlanStep.objects.exists()
    assert Superseded.objects.filter(table="planning_planstep").count() == 2


def test_sari_reads_but_does_not_write_and_agus_finds_nothing(client_of, sari, agus, lintang, indicator):
    for client in (client_of(sari), client_of(agus), client_of(lintang)):
        assert client.post("/rencana/unit/1010/2026/sasaran/baru/", GOAL).status_code == 404
        assert client.post(f"/rencana/indikator/{indicator.pk}/2026/target/", {"t0": "1"}).status_code == 404
    page(client_of(sari), "/rencana/unit/1010/2026/")
    page(client_of(agus), "/rencana/unit/1010/2026/", 404)
    assert "Nilai literasi" not in client_of(agus).get("/pohon-kinerja/?cari=literasi").content.decode()


def sheet(*rows):
    """A file with these rows, each told by the keys of its columns."""
    usual = {"unit": "1010", "kode": "1.1", "level": "program", "text": "Mutu", "year_from": 2025, "last_year": 2029,
             "source": "Renstra", "measure": "indeks"}  # fmt: skip
    lines = [[(usual | row).get(key) for key in HEADS] for row in rows]
    return SimpleUploadedFile("rencana.xlsx", xlsx(list(HEADS.values()), lines))


def test_a_sheet_keeps_good_rows_and_tells_the_others(client_of, dewi):
    rows = sheet(
        {"name": "Literasi", "target0": 80.5, "target2": "40,25"},
        {"name": "Numerasi", "direction": "sejajar"},
        {"unit": "2000", "kode": "9"},
        {"kode": "1.1.1", "text": "Guru terlatih", "parent": "1.1", "name": "Guru bersertifikat", "target0": "banyak"},
        {"kode": "1.1.2", "parent": "7.7"},
        {"kode": "1.1.3", "level": "visi"},
    )
    answer = client_of(dewi).post("/rencana/berkas/muat/", {"sheet": rows, "year": "2026"})

    said = answer.content.decode()
    assert "5 baris belum masuk" in said
    for told in ("Arah", "Kode unit", "Target tahun", "Kode induk", "Jenjang", "Tulis angka", "“visi” tidak dikenal"):
        assert told in said
    assert {one.quarter: one.value_milli for one in Target.objects.all()} == {0: 80_500, 2: 40_250}
    back = client_of(dewi).post("/rencana/berkas/ditolak.xlsx", {"baris": answer.context["rejects"]}).content
    table = CalamineWorkbook.from_filelike(io.BytesIO(back)).get_sheet_by_index(0).to_python()
    assert table[0][-3:] == ["Baris", "Kolom", "Yang perlu diperbaiki"]
    assert [(row[-3], row[-2]) for row in table[1:]] == [
        (3, "Arah"), (4, "Kode unit"), (5, "Target tahun"), (6, "Kode induk"), (7, "Jenjang"),
    ]  # fmt: skip
    assert table[1][table[0].index("Indikator")] == "Numerasi"
    assert client_of(dewi).post("/rencana/berkas/ditolak.xlsx", {"baris": "x"}).status_code == 302


def test_a_long_sheet_asks_as_little_as_a_short_one_and_hangs_new_goals_under_new_ones(client_of, dewi, counted):
    def rows(first, count):
        for n in range(first, first + count):
            yield {"kode": f"1.{n}", "name": f"Indikator {n}", "target0": n, "parent": f"1.{n - 1}" if n % 5 else ""}

    def asked(*lines):
        file = sheet(*lines)
        with counted() as queries:
            answer = client_of(dewi).post("/rencana/berkas/muat/", {"sheet": file, "year": "2026"})
        assert not answer.context["loaded"].faults
        return queries.total

    few, many = asked(*rows(5, 5)), asked(*rows(100, 300))
    again = asked(
        {"kode": "1.5", "name": "Indikator 5", "target0": 9, "text": "Lain", "parent": "2.1"} | {"parent": ""}
    )

    assert many <= few
    assert again <= few
    assert Goal.objects.count() == Indicator.objects.count() == 305
    assert Goal.objects.get(kode="1.104").parent.parent.kode == "1.102"
    assert (Goal.objects.get(kode="1.5").text, Target.objects.get(indicator__name="Indikator 5").value_milli) == (
        "Lain",
        9_000,
    )


def test_what_goes_out_comes_in_again_unchanged(client_of, bayu, indicator):
    content = client_of(bayu).get("/rencana/berkas/?tahun=2026&unit=1010").content
    table = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    again = SimpleUploadedFile("rencana.xlsx", content)
    said = client_of(bayu).post("/rencana/berkas/muat/", {"sheet": again, "year": "2026"}).content.decode()

    assert table[1][table[0].index("Indikator")] == "Nilai literasi"
    assert table[1][table[0].index("Target tahun")] == 80
    assert "0 sasaran, 0 indikator, target 0 indikator; 1 baris sudah sama" in said
    assert not Superseded.objects.filter(table__startswith="planning").exists()


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"bukan", "bukan Excel"), (xlsx(["Unit"], [["x"]]), "Kolom Kode unit")]
)
def test_another_file_is_told_what_to_do(client_of, dewi, content, sentence):
    sent = {"sheet": SimpleUploadedFile("a.xlsx", content), "year": "2026"}
    answer = client_of(dewi).post("/rencana/berkas/muat/", sent)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("url", ["/rencana/", "/rencana/unit/1010/2026/", "/rencana/indikator/{}/2026/"])
def test_the_pages_ask_little(client_of, dewi, goal, indicator, counted, url):
    for number in range(5):
        add_indicator(goal, f"Indikator {number}")
    client = client_of(dewi)
    page(client, url.format(indicator.pk))
    with counted() as asked:
        page(client, url.format(indicator.pk))

    assert asked.total <= 15
