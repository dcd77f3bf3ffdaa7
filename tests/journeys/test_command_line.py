"""A region's month by the command line alone, as a stranger would: from files to proof, and what proof finds."""

from __future__ import annotations

import contextlib
import re
import shutil
from pathlib import Path

import psycopg
import pytest

from sembilan.config import postgres
from tests.journeys.terminal import Terminal

pytestmark = pytest.mark.slow
KODE, MONTH = "99.07", "2026-10"
AREAS = ("attendance", "performance", "allowance", "talent")
HASH = re.compile(r"(?:aturan|potret|hasil) +([0-9a-f]{64})")


class Office:
    """An installation with a server of its own, the files of a small region, and the hand of who owns the machine."""

    def __init__(self, place: Path) -> None:
        self.home, self.files, self.out = place / "home", place / "files", place / "out"
        for folder in (self.home, self.out):
            folder.mkdir()
        self.sembilan = Terminal(self.home)

    def sql(self, statement: str, *params: object) -> list[tuple[object, ...]]:
        """As the superuser, past every policy and every foreign key."""
        with psycopg.connect(postgres.url(self.home, "postgres"), autocommit=True) as door:
            door.execute("set session_replication_role = replica")
            found = door.execute(statement, params)
            return list(found.fetchall()) if found.description else []

    def number(self, statement: str) -> int:
        return int(str(self.sql(statement)[0][0]))

    def run_folder(self, area: str) -> Path:
        newest = "select r.folder from runs_publication p join runs_run r on r.id = p.run_id where p.area = %s"
        return self.home / str(self.sql(f"{newest} order by p.id desc limit 1", area)[0][0])

    def hashes(self) -> list[str]:
        said = self.sembilan("run", MONTH)
        assert said.code == 0, said.err
        found = HASH.findall(said.out)
        assert len(found) == 3 * len(AREAS)
        return found

    def first_fault(self, *words: str) -> str:
        said = self.sembilan("verify", *words)
        assert said.code == 1, said.out
        assert "Traceback" not in said.err
        return said.err.splitlines()[0]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    made = Office(tmp_path_factory.mktemp("office"))
    done = made.sembilan(
        "sample", str(made.files), "--employees", "60", "--month", MONTH, "--seed", "4", "--kode", KODE
    )
    assert done.code == 0, done.err
    loaded = made.sembilan("load", str(made.files), "--rejects", str(made.out / "held.csv"))
    assert loaded.code == 0, loaded.err
    assert " 0 ditahan." in loaded.out
    made.first = made.hashes()
    for area in AREAS:
        said = made.sembilan("publish", area, MONTH)
        assert said.code == 0, said.err
    yield made
    made.sembilan.close()
    postgres.stop(made.home)
    shutil.rmtree(postgres.socket_folder(made.home), ignore_errors=True)


def test_a_second_load_takes_nothing(office):
    again = office.sembilan("load", str(office.files))

    assert again.code == 0
    assert re.search(r"baris dibaca: 0 masuk, [\d.]+ sudah ada, 0 ditahan\.", again.out)


def test_the_same_month_again_gives_the_same_hashes(office):
    assert office.hashes() == office.first


def test_a_full_reload_elsewhere_gives_the_same_hashes(office, tmp_path):
    office.sql(f"create database elsewhere owner {postgres.OWNER}")
    other = Terminal(tmp_path, DATABASE_URL=postgres.url(office.home, postgres.OWNER, "elsewhere"))

    assert other("load", str(office.files)).code == 0
    found = HASH.findall(other("run", MONTH).out)
    other.close()

    assert found == office.first


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_a_month_is_exported_in_three_forms(office, form):
    target = office.out / f"tpp.{form}"

    said = office.sembilan("export", "allowance", MONTH, "--to", str(target))

    assert (said.code, said.err) == (0, "")
    assert said.out == f"60 baris ditulis ke {target}.\n"
    if form == "csv":
        header, *rows = target.read_text(encoding="utf-8").splitlines()
        assert header.startswith("nip,kelas,tpp_dasar,tpp_maks,aktivitas_bp")
        assert len(rows) == 60


@pytest.mark.parametrize("area", AREAS)
def test_everyone_can_be_explained(office, area):
    nip = str(office.sql("select nip from people_employee order by nip limit 1")[0][0])

    said = office.sembilan("explain", area, MONTH, nip)

    assert said.code == 0, said.err
    assert nip in said.out
    assert "[" in said.out


def test_proof_holds_and_is_handed_out(office):
    assert office.sembilan("verify").out.startswith("Log utuh; 4 hasil terbit cocok")
    head = office.sembilan("head")
    (office.out / "head.json").write_text(head.out)
    assert office.sembilan("verify", "--head", str(office.out / "head.json")).code == 0

    log = office.sembilan("log", "--to", str(office.out / "log.jsonl"))

    assert log.code == 0
    assert len((office.out / "log.jsonl").read_text().splitlines()) > 20


NEVER = "199001012015011001"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("run", "2031-10", "--instansi", "11"), 1, "Instansi 11 belum ada. Yang ada: 99.07."),
        (("run", "2019-10"), 1, "jam_masuk"),
        (("publish", "talent", "2026-09"), 1, "talent 2026-09 belum dihitung."),
        (("export", "talent", "2026-09", "--to", "x.csv"), 1, "talent 2026-09 belum dihitung."),
        (("explain", "talent", "2026-09", NEVER), 1, "talent 2026-09 belum dihitung."),
        (("explain", "talent", MONTH, NEVER), 1, f"NIP {NEVER} tidak ada dalam perhitungan ini."),
        (("publish", "talent", MONTH, "--by", NEVER), 1, f"Tidak ada pegawai ber-NIP {NEVER}"),
        (("publish", "talent", MONTH, "--by", "7"), 1, "--by 7 bukan NIP"),
        (("load", "/tidak/ada"), 1, "Tidak ada folder atau berkas /tidak/ada."),
        (("log", "--to", "/tidak/ada/log"), 1, "/tidak/ada/log tidak dapat dibuka"),
        (("verify", "--head", "/tidak/ada"), 1, "/tidak/ada tidak dapat dibuka"),
        (("pack", "show", "daerah/tiada"), 1, "Paket 'daerah/tiada' tidak ada"),
        (("run", "2026-13"), 2, "Bulan ditulis sebagai TTTT-BB"),
        (("run", "9999-12"), 2, "Bulan ditulis sebagai TTTT-BB"),
        (("publish", "cuaca", MONTH), 2, "cuaca"),
        (("export", "talent", MONTH), 2, "--to"),
        (("export", "talent", MONTH, "--to", "x.ods"), 2, ".csv, .xlsx atau .parquet"),
        (("sample", "x", "--employees", "3", "--month", MONTH), 2, "Jumlah pegawai harus 50"),
        ((), 2, "usage"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(office, words, code, sentence):
    before = office.number("select count(*) from records_event")

    said = office.sembilan(*words)

    assert said.code == code
    assert sentence in said.err
    assert "Traceback" not in said.err
    assert office.number("select count(*) from records_event") == before


def test_somebody_without_the_right_publishes_nothing(office):
    nip = str(office.sql("select nip from people_employee order by nip limit 1")[0][0])
    office.hashes()
    before = office.number("select count(*) from records_event")

    for words in (("publish", "talent", MONTH), ("run", MONTH), ("load", str(office.files))):
        said = office.sembilan(*words, "--by", nip)
        assert said.code == 1
        assert said.err == f"NIP {nip} tidak berhak melakukan ini; tidak ada yang diubah.\n"

    assert office.number("select count(*) from records_event") == before


# Whoever owns the database changes one thing; `verify` must name it first.
TABLES = ("records_event", "records_leaf", "records_head", "runs_publication", "runs_run", "runs_release",
          "runs_held", "allowance_tppmonth")  # fmt: skip
PAY = "(select max(id) from runs_publication where area = 'allowance')"
RUN = f"(select run_id from runs_publication where id = {PAY})"
TAMPERINGS = {
    "an event is changed": (
        "update records_event set data = data || '{\"rows\": 1}' where id = "
        "(select min(id) from records_event where verb = 'run.load')",
        r"event \d+: Peristiwa \d+ \(run.load",
    ),
    "an event is deleted": (
        "delete from records_event where id = (select max(id) from records_event where verb = 'month.publish')",
        r"leaf \d+: Daun ke-\d+ hilang",
    ),
    "a publication is deleted": (f"delete from runs_publication where id = {PAY}", "allowance 2026-10: Penerbitan"),
    "a publication is put in": (
        "insert into runs_publication (instansi_id, run_id, area, month, by, at)"
        f" select instansi_id, run_id, area, month, by, at from runs_publication where id = {PAY}",
        "allowance 2026-10: Penerbitan",
    ),
    "a publication is given to another": (
        f"update runs_publication set by = 'cli:lain' where id = {PAY}",
        "allowance 2026-10: Penerbitan",
    ),
    "a rule is changed": (
        "update runs_release set content = jsonb_set(content, '{local,ikfd}', '\"0.99\"')",
        r"\w+ 2026-10 run \d+: Aturan yang dibekukan",
    ),
    "a release is emptied": ("update runs_release set content = '{}'", r"\w+ 2026-10 run \d+: Aturan yang dibekukan"),
    "an amount is changed": (
        f"update allowance_tppmonth set tpp_bruto = tpp_bruto + 1 where id = "
        f"(select min(id) from allowance_tppmonth where run_id = {RUN})",
        r"allowance 2026-10 run \d+: Baris hasil NIP \d{18} .* tpp_bruto",
    ),
    "a result is deleted": (
        f"delete from allowance_tppmonth where id = (select min(id) from allowance_tppmonth where run_id = {RUN})",
        r"allowance 2026-10 run \d+: Baris hasil NIP",
    ),
    "a sum is changed": (
        f"update runs_run set totals = totals || '{{\"tpp_bruto\": 1}}' where id = {RUN}",
        r"allowance 2026-10 run \d+: Jumlah orang atau uang",
    ),
    "somebody is held afterwards": (
        f"insert into runs_held (instansi_id, run_id, nip, \"column\", code, params) select instansi_id, id,"
        f" '{NEVER}', '', 'no_post', '{{}}' from runs_run where id = {RUN}",
        r"allowance 2026-10 run \d+: Orang yang ditahan",
    ),
}  # fmt: skip


@contextlib.contextmanager
def put_back(office):
    """Whatever the test does to the tables and the files, the next one finds them as they were."""
    for table in TABLES:
        office.sql(f"create table kept_{table} as table {table}")
    shutil.copytree(office.home / "runs", office.out / "runs")
    shutil.copytree(office.home / "proof", office.out / "proof")
    try:
        yield
    finally:
        for table in TABLES:
            office.sql(f"delete from {table}")
            office.sql(f"insert into {table} overriding system value table kept_{table}")
            office.sql(f"drop table kept_{table}")
        for name in ("runs", "proof"):
            shutil.rmtree(office.home / name)
            (office.out / name).rename(office.home / name)


@pytest.mark.parametrize("what", TAMPERINGS)
def test_tampering_with_the_database_is_named(office, what):
    statement, named = TAMPERINGS[what]

    with put_back(office):
        office.sql(statement)
        fault = office.first_fault()

    assert re.match(named, fault), fault
    assert office.sembilan("verify").code == 0


@pytest.mark.parametrize("name", ["results.parquet", "month.parquet", "manifest.json"])
def test_a_changed_byte_of_a_published_file_is_named(office, name):
    with put_back(office):
        path = office.run_folder("allowance") / name
        raw = bytearray(path.read_bytes())
        raw[len(raw) // 2] ^= 1
        path.write_bytes(bytes(raw))
        fault = office.first_fault()

    assert re.match(rf"allowance 2026-10 run \d+: Berkas {path} berubah", fault), fault


def test_hashes_altered_to_match_an_altered_file_contradict_the_log(office):
    from sembilan.runs.files import digest

    with put_back(office):
        path = office.run_folder("allowance") / "results.parquet"
        path.write_bytes(path.read_bytes() + b" ")
        office.sql(f"update runs_run set results_sha256 = '{digest(path)}' where id = {RUN}")
        fault = office.first_fault()

    assert re.match(r"allowance 2026-10 run \d+: Sidik results di basis data berbeda", fault), fault


def test_a_log_rolled_back_is_found_by_the_witness_and_by_a_head_kept_elsewhere(office):
    kept = office.out / "kept.json"
    kept.write_text(office.sembilan("head").out)
    office.sembilan("run", "talent", MONTH)

    with put_back(office):
        last = office.number("select size from records_head order by size desc offset 3 limit 1")
        office.sql(
            "delete from records_event where id in (select event_id from records_leaf where position >= %s)", last
        )
        office.sql("delete from records_leaf where position >= %s", last)
        office.sql("delete from records_head where size > %s", last)
        assert office.first_fault().startswith("witness")

        (office.home / "proof" / "heads.jsonl").unlink()
        assert re.match(r"witness \d+: Log lebih pendek", office.first_fault("--head", str(kept)))


def test_a_correction_is_a_new_run_and_the_difference_is_told(office):
    ratings = office.files / "penilaian_periodik.csv"
    lines = ratings.read_text(encoding="utf-8-sig").splitlines()
    row = next(number for number, line in enumerate(lines) if "Sesuai Ekspektasi" in line)
    lines[row] = lines[row].replace("Sesuai Ekspektasi", "Di Bawah Ekspektasi")
    ratings.write_text("\n".join(lines) + "\n")

    loaded = office.sembilan("load", str(office.files))
    again = office.hashes()
    said = office.sembilan("publish", "allowance", MONTH)

    assert ": 1 masuk," in loaded.out
    assert again[:3] == office.first[:3]
    assert again[5] != office.first[5]
    assert again[8] != office.first[8]
    assert said.code == 0
    assert "Kinerja 2026-10 diterbitkan" in said.out
    assert "Tunjangan 2026-10 diterbitkan" in said.out
    assert said.out.count("berubah bagi 1 orang") == 2
    assert office.sembilan("verify").code == 0
    assert "sudah terbit" in office.sembilan("publish", "allowance", MONTH).out
