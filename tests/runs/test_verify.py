"""A changed byte, row, rule or word of a published month is found and named."""

from __future__ import annotations

import copy

import psycopg
import pytest
from django.db import connection, connections

from sembilan.runs import actions, files, machine, queries, verify
from sembilan.runs.models import Area, Run
from tests import cast, database
from tests.runs.month import OCTOBER


@pytest.fixture
def published(october):
    for area in Area.values:
        machine.compute(october, area, OCTOBER, by="cli:uji")
    for area in ("allowance", "talent"):
        actions.publish(run=queries.latest_done(area, OCTOBER), by="cli:uji")
    return queries.published("allowance", OCTOBER)


def faults(run):
    return [(fault.place, fault.sentence) for fault in verify.verify_runs(run.instansi_id)]


def the_one(run):
    ((place, sentence),) = faults(run)
    assert place == f"allowance 2026-10 run {run.id}"
    return sentence


def test_an_untouched_month_fits(published):
    assert len(verify.published_runs(published.instansi_id)) == 4
    assert faults(published) == []


@pytest.mark.parametrize("name", ["month.parquet", "sanction.parquet", "manifest.json", "results.parquet"])
def test_a_changed_byte_in_a_file_is_named(published, name):
    path = files.folder_of(published) / name
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(bytes(raw))

    assert the_one(published) == f"Berkas {path} berubah: sidik SHA-256-nya tidak cocok."


@pytest.mark.parametrize("name", ["month.parquet", "manifest.json", "results.parquet"])
def test_a_file_that_is_gone_is_named(published, name):
    path = files.folder_of(published) / name
    path.unlink()

    assert the_one(published) == f"Berkas {path} tidak ada."


def test_changed_hashes_in_the_database_contradict_the_log(published):
    Run.objects.filter(id=published.id).update(results_sha256="0" * 64)

    assert the_one(published) == "Sidik results di basis data berbeda dengan yang tercatat di log."


def test_a_changed_rule_is_found(published, as_owner):
    content = copy.deepcopy(published.release.content)
    content["local"]["ikfd"] = "0.99"
    published.release.content = content
    as_owner("runs_release")
    published.release.save()

    assert {sentence for _, sentence in faults(published)} == {
        f"Aturan yang dibekukan (rilis {published.release.hash[:12]}) telah berubah."
    }


def test_a_changed_amount_in_the_database_is_named_with_its_person(published, as_owner):
    as_owner("allowance_tppmonth")
    with connection.cursor() as cursor:
        cursor.execute(
            "update allowance_tppmonth set tpp_bruto = tpp_bruto - 1 where run_id = %s and nip = %s",
            [published.id, cast.SARI.nip],
        )

    assert the_one(published) == f"Baris hasil NIP {cast.SARI.nip} di basis data berbeda pada kolom tpp_bruto."


def test_a_result_row_that_is_gone_is_named(published, as_owner):
    as_owner("allowance_tppmonth")
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from allowance_tppmonth where run_id = %s and nip = %s", [published.id, cast.SARI.nip]
        )  # fmt: skip

    assert the_one(published) == f"Baris hasil NIP {cast.SARI.nip} di basis data berbeda pada kolom nip."


def test_results_that_the_rules_do_not_give_are_named_even_with_fitting_hashes(published, as_owner):
    """Whoever changes the file, its hash and the log alike is found by computing again."""
    folder = files.folder_of(published)
    results = files.read_results(published)
    forged = files.write(results.with_columns(results["tpp_maks"] + 1), folder / files.RESULTS)
    Run.objects.filter(id=published.id).update(results_sha256=forged)
    as_owner("records_event")
    with connection.cursor() as cursor:
        cursor.execute(
            "update records_event set data = jsonb_set(data, '{results}', to_jsonb(%s::text))"
            " where verb = 'month.publish' and target = %s",
            [forged, f"run:{published.id}"],
        )

    first = results["nip"].min()
    assert the_one(published) == f"Dihitung ulang, hasil NIP {first} berbeda pada kolom tpp_maks."


def test_altered_results_are_neither_exported_nor_built_upon(published):
    path = files.folder_of(published) / files.RESULTS
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(files.Altered):
        files.read_results(published)


@pytest.fixture
def as_owner(october):
    """Lend the app's role the right to change a table; the owner takes it back."""
    granted = []
    role = psycopg.sql.Identifier(str(connections["default"].settings_dict["USER"]))

    def lend(table):
        words = psycopg.sql.SQL("grant update, delete on {} to {}").format(psycopg.sql.Identifier(table), role)
        with psycopg.connect(database.environment()["DATABASE_URL"], autocommit=True) as owner:
            owner.execute(words)
        granted.append(table)

    yield lend
    with psycopg.connect(database.environment()["DATABASE_URL"]) as owner:
        owner.execute("set lock_timeout = '1s'")
        for table in granted:
            revoke = psycopg.sql.SQL("revoke update, delete on {} from {}")
            owner.execute(revoke.format(psycopg.sql.Identifier(table), role))
