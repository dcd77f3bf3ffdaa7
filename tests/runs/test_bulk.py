"""Columns in and out of PostgreSQL keep their types and values exactly."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from django.db import Error, transaction

from sembilan.runs import bulk
from sembilan.runs.models import Held, Run
from tests.runs.month import OCTOBER

NIP = 199001012015031001


def test_types_come_out_as_the_frame_says():
    schema = {"nip": pl.Int64, "small": pl.Int8, "flag": pl.Boolean, "day": pl.Date, "text": pl.String}
    rows = f"(values ({NIP}, 3, true, date '2026-10-01', 'a,\"b\"'), ({NIP + 1}, null, false, null, null)) v"

    frame = read(f"select * from {rows}", schema)

    assert dict(frame.schema) == schema
    assert frame.rows() == [(NIP, 3, True, dt.date(2026, 10, 1), 'a,"b"'), (NIP + 1, None, False, None, None)]


@pytest.fixture(autouse=True)
def _database(db):
    pass


def read(sql, schema, params=()):
    return bulk.columns_out(sql, params, schema)


def test_no_rows_are_a_typed_frame_without_rows():
    frame = read("select 1::bigint where false", {"nip": pl.Int64})

    assert frame.height == 0
    assert dict(frame.schema) == {"nip": pl.Int64}


def test_a_value_too_large_for_its_type_is_an_error_not_a_guess():
    with pytest.raises(pl.exceptions.ComputeError):
        read("select 200", {"small": pl.Int8})


def test_blocks_are_parsed_apart_and_lose_no_row(monkeypatch):
    monkeypatch.setattr(bulk, "BLOCK_BYTES", 10)

    frame = read("select g from generate_series(%s, %s) g", {"g": pl.Int64}, [1, 1000])

    assert frame["g"].to_list() == list(range(1, 1001))


def test_columns_go_in_beside_what_is_the_same_in_every_row(october):
    run = Run.objects.create(
        instansi=october, area="attendance", month=OCTOBER.first, release=release(october), actor="x", started_at=now()
    )
    frame = pl.DataFrame({"nip": [str(NIP)], "column": [""], "code": ["no_post"], "params": ['{"a": 1}']})

    assert bulk.columns_in(Held, frame, {"instansi_id": october.pk, "run_id": run.pk}) == 1
    assert bulk.columns_in(Held, frame.clear(), {"instansi_id": october.pk, "run_id": run.pk}) == 0

    assert [(one.nip, one.code, one.params) for one in Held.objects.filter(run=run)] == [
        (str(NIP), "no_post", {"a": 1})
    ]


def release(instansi):
    from sembilan.runs.models import Release

    return Release.objects.create(
        instansi=instansi, hash="0" * 64, pack="nasional", title="nasional", content={}, frozen_at=now()
    )


def now():
    from django.utils import timezone

    return timezone.now()


def test_rows_of_another_region_are_refused_by_the_database(october, other_region):
    run = Run.objects.create(
        instansi=october, area="attendance", month=OCTOBER.first, release=release(october), actor="x", started_at=now()
    )
    frame = pl.DataFrame({"nip": [str(NIP)], "column": [""], "code": ["no_post"], "params": ["{}"]})

    with pytest.raises(Error, match="row-level security"), transaction.atomic():
        bulk.columns_in(Held, frame, {"instansi_id": other_region.pk, "run_id": run.pk})


def test_ctrl_c_in_the_middle_of_a_copy_leaves_the_connection_usable(october, monkeypatch):
    import os
    import signal

    written = bulk._written

    def pressed(frame):
        for block in written(frame):
            os.kill(os.getpid(), signal.SIGINT)
            yield block

    monkeypatch.setattr(bulk, "_written", pressed)
    frame = pl.DataFrame({"nip": [str(NIP)], "column": [""], "code": ["no_post"], "params": ["{}"]})

    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        bulk.columns_in(Held, frame, {"instansi_id": october.pk, "run_id": 1})

    assert read("select 1", {"one": pl.Int64})["one"].to_list() == [1]
    assert not Held.objects.exists()


def test_ctrl_c_while_rows_come_out_stops_them(monkeypatch):
    import os
    import signal

    parsed = bulk._parsed

    def pressed(block, schema):
        os.kill(os.getpid(), signal.SIGINT)
        return parsed(block, schema)

    monkeypatch.setattr(bulk, "_parsed", pressed)
    monkeypatch.setattr(bulk, "BLOCK_BYTES", 10)

    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        read("select generate_series(1, 100000)", {"g": pl.Int64})
    monkeypatch.undo()

    assert read("select 1", {"one": pl.Int64})["one"].to_list() == [1]
