"""Entries of people's files as files bring them: all of one kind at once, put by what makes an entry the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl
from django.db import connection, models

from sembilan.organisation.models import Instansi
from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.models import Employee
from sembilan.records.actions import part
from sembilan.records.spans import put_spans
from sembilan.records.staging import fetch, put_many, stage

SPAN = {"valid": "daterange", "period": "daterange"}
PROOF = ("source", "document_id")
TYPES: dict[type[models.Field[Any, Any]], Any] = {
    models.DateField: pl.Date, models.BooleanField: pl.Boolean, models.SmallIntegerField: pl.Int64,
    models.BigIntegerField: pl.Int64, models.ForeignKey: pl.Int64,
}  # fmt: skip


@part
def take_entries(kind: str, frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put entries of one kind: `nip` and the fields of its form, unor and jabatan by code; how many are new or differ.

    A column the frame has not stays as it is known. A row of nobody, or of a unit or post that is not there, is left
    out: whoever loads has told of it before. Of the same entry twice the later row counts.
    """
    described = KINDS[kind]
    rows = _of_people(described, frame)
    if rows.is_empty():
        return 0
    if described.model is Employee:
        return put_many("people_employee", rows.rename({"employee_id": "id"}), instansi_id=instansi.pk, key=("id",))
    if described.closes:
        return _take_history(described, rows, instansi)
    known = _known(described, rows)
    changed = _change(described, known.filter(pl.col("id").is_not_null()), instansi)
    return changed + _add(described, known.filter(pl.col("id").is_null()).drop("id"), instansi)


def _of_people(kind: EntryKind, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with the numbers of their people, units and posts, each entry once."""
    ids = fetch("select nip, id from people_employee", {"nip": pl.String, "employee_id": pl.Int64})
    rows = frame.with_columns(pl.col("nip").cast(pl.String))
    own_nip = "nip" in kind.filled  # of a relative who is a pegawai too: in files it stands as `relative_nip`
    rows = rows.join(ids, on="nip", how="inner", maintain_order="left").drop("nip")
    rows = rows.rename({"relative_nip": "nip"}, strict=False) if own_nip else rows
    for name in ("jabatan", "unor"):
        if name in rows.columns and isinstance(kind.model._meta.get_field(name), models.ForeignKey):
            codes = fetch(f"select kode, id from organisation_{name}", {name: pl.String, f"{name}_id": pl.Int64})
            rows = rows.join(codes, on=name, how="inner", maintain_order="left").drop(name)
    wanted = [name for name in ("employee_id", "since", "until", *_columns(kind)) if name in rows.columns]
    return rows.select(wanted).unique(_key(kind), keep="last", maintain_order=True).with_columns(_filled(kind, rows))


def _filled(kind: EntryKind, rows: pl.DataFrame) -> Iterator[pl.Expr]:
    """Where the table takes no nothing, an empty cell is its usual value."""
    for name, field in _columns(kind).items():
        if name in rows.columns and not field.null and _usual(field) is not None:
            yield pl.col(name).fill_null(_usual(field))


def _usual(field: Any) -> Any:
    """What stands where nothing was said; nothing where a value is due."""
    if field.has_default():
        return field.default
    return "" if isinstance(field, models.CharField) and field.blank else None


def _columns(kind: EntryKind) -> dict[str, Any]:
    """The columns of the table that a file may fill, with their fields."""
    fields = {field.attname: field for field in kind.model._meta.concrete_fields}
    names = {_field(kind, name).attname for name in kind.filled if name not in ("since", "until")}
    return {name: field for name, field in fields.items() if name in names or name in PROOF}


def _field(kind: EntryKind, name: str) -> Any:
    return kind.model._meta.get_field(name)


def _key(kind: EntryKind) -> list[str]:
    named = {field.name: field.attname for field in kind.model._meta.concrete_fields}
    return ["employee_id", *(named.get(name, name) for name in kind.key)]


def _take_history(kind: EntryKind, rows: pl.DataFrame, instansi: Instansi) -> int:
    """Newest first, one of each person at a time: then an older one ends where the next begins, and none is redone."""
    table = kind.model._meta.db_table
    values = [name for name in rows.columns if name not in ("employee_id", "since", "until")]
    ranked = rows.with_columns(turn=pl.col("since").rank("ordinal", descending=True).over("employee_id"))
    touched = 0
    for (_,), turn in ranked.sort("turn").group_by("turn", maintain_order=True):
        spans = turn.select("employee_id", "since", *values)
        touched += len(put_spans(table, spans, instansi_id=instansi.pk, key="employee_id", values=values))
    return touched + (_end(table, rows, instansi) if "until" in rows.columns else 0)


def _end(table: str, rows: pl.DataFrame, instansi: Instansi) -> int:
    """What the file says has ended ends on its day, where no later entry ended it before."""
    ended = rows.select("employee_id", "since", "until").drop_nulls().filter(pl.col("until") > pl.col("since"))
    if ended.is_empty():
        return 0
    stage(ended, joined=("employee_id",))
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {table} t set valid = daterange(s.since, s.until) from staged s where t.instansi_id = %s "
            "and t.employee_id = s.employee_id and lower(t.valid) = s.since "
            "and (upper_inf(t.valid) or upper(t.valid) > s.until)",
            [instansi.pk],
        )
        return int(cursor.rowcount)


def _known(kind: EntryKind, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the number of the entry that stands already, or none."""
    key = _key(kind)
    types = {name: _type(kind, name) for name in key}
    asked = ", ".join(f"lower({kind.span})" if name == "since" else f'"{name}"' for name in key)
    standing = fetch(f"select id, {asked} from {kind.model._meta.db_table}", {"id": pl.Int64, **types})
    texts = [name for name in key if types[name] == pl.String]
    standing = standing.with_columns(pl.col(texts).fill_null(""))
    joined = rows.cast({name: types[name] for name in key})
    return _spanned(kind, joined.join(standing, on=key, how="left", maintain_order="left", nulls_equal=True))


def _type(kind: EntryKind, name: str) -> Any:
    if name in ("since", "employee_id"):
        return pl.Date if name == "since" else pl.Int64
    field = next(field for field in kind.model._meta.concrete_fields if field.attname == name)
    return next((made for of, made in TYPES.items() if isinstance(field, of)), pl.String)


def _spanned(kind: EntryKind, rows: pl.DataFrame) -> pl.DataFrame:
    """Since and until as the one range the table has."""
    if not kind.span or "since" not in rows.columns:
        return rows
    until = pl.col("until").cast(pl.String).fill_null("") if "until" in rows.columns else pl.lit("")
    span = pl.concat_str(pl.lit("["), pl.col("since").cast(pl.String), pl.lit(","), until, pl.lit(")"))
    return rows.with_columns(span.alias(kind.span)).drop("since", "until", strict=False)


def _change(kind: EntryKind, rows: pl.DataFrame, instansi: Instansi) -> int:
    if rows.is_empty():
        return 0
    casts = {name: SPAN[name] for name in SPAN if name in rows.columns}
    return put_many(kind.model._meta.db_table, rows, instansi_id=instansi.pk, key=("id",), casts=casts)


def _add(kind: EntryKind, rows: pl.DataFrame, instansi: Instansi) -> int:
    """New entries, with the usual value in every column the file has not."""
    if rows.is_empty():
        return 0
    missing = {name: field for name, field in _columns(kind).items() if name not in rows.columns and not field.null}
    usual = {name: _usual(field) for name, field in missing.items()}
    rows = rows.with_columns(**{name: pl.lit(value) for name, value in usual.items() if value is not None})
    casts = {name: SPAN[name] for name in SPAN if name in rows.columns}
    key = [kind.span if name == "since" else name for name in _key(kind)]
    return put_many(kind.model._meta.db_table, rows, instansi_id=instansi.pk, key=key, casts=casts)
