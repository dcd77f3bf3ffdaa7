"""Writes of the organisation: its units, posts, region numbers and places, as files bring them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import polars as pl
from django.db import connection
from django.utils.translation import gettext as _

from sembilan.organisation.access import today
from sembilan.organisation.models import Delegation, Grant, Instansi, Unor
from sembilan.organisation.queries import unor_ids, unor_parents
from sembilan.records.actions import Refused as Refused
from sembilan.records.actions import action, actor_name, part, tell
from sembilan.records.spans import put_spans
from sembilan.records.staging import put, stage
from sembilan.web.templatetags.say import day

Span = tuple[dt.date, dt.date]


@part
def take_posts(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put posts; how many were new or changed."""
    return len(put("organisation_jabatan", frame, instansi_id=instansi.pk, key=("kode",), gives="kode"))


@part
def take_unors(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put units with their place in the tree; those that hang on nothing are left out.

    A unit that moves takes everything under it along, so every path is worked out again.
    """
    before = {str(kode): str(parent or "") for kode, parent in unor_parents()}
    parents = before | dict(frame.select("kode", pl.col("parent").fill_null("")).iter_rows())
    paths = {kode: path for kode in parents if (path := unor_path(kode, parents))}
    rows = frame.filter(pl.col("kode").is_in(list(paths))).with_columns(
        path=pl.col("kode").replace_strict(paths, default=""),
        eselon=pl.col("eselon").fill_null(""),
        leader_title=pl.col("leader_title").fill_null(""),
    )
    touched: set[Any] = set()
    # Level by level, for a unit needs the id of the one above it.
    depth = rows.with_columns(depth=pl.col("path").str.count_matches(r"\.", literal=False)).sort("depth")
    for level in depth.partition_by("depth", maintain_order=True):
        ids = unor_ids()
        placed = level.with_columns(
            parent_id=pl.col("parent").replace_strict(ids, default=None, return_dtype=pl.Int64)
        ).drop("parent", "depth")
        touched |= put("organisation_unor", placed, instansi_id=instansi.pk, key=("kode",), gives="kode")
    moved = pl.DataFrame({"kode": [k for k in before if k in paths], "path": [paths[k] for k in before if k in paths]})
    if moved.height:
        _move(moved)
    return len(touched)


def unor_path(kode: str, parents: Mapping[str, str]) -> str:
    """The codes from the root to a unit, each closed by a dot; nothing for one that hangs on nothing or on itself."""
    chain = [kode]
    while parent := parents.get(chain[-1], ""):
        if parent not in parents or parent in chain:
            return ""
        chain.append(parent)
    return "".join(f"{each}." for each in reversed(chain))


def _move(moved: pl.DataFrame) -> None:
    stage(moved)
    with connection.cursor() as cursor:
        cursor.execute(
            "update organisation_unor u set path = s.path from staged s where u.kode = s.kode and u.path <> s.path"
        )


@part
def take_region_values(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put the region's own numbers: `name, value, source, since`."""
    return len(
        put_spans(
            "organisation_regionparameter", frame, instansi_id=instansi.pk, key="name", values=("value", "source")
        )
    )


@part
def take_places(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put places of work; the coordinates come as text so that no digit is lost."""
    return len(
        put(
            "organisation_workplace",
            frame,
            instansi_id=instansi.pk,
            key=("kode",),
            gives="kode",
            casts={"latitude": "numeric", "longitude": "numeric"},
        )
    )


@part
def open_instansi(*, kode: str, name: str, zone: str, pack: str) -> tuple[Instansi, bool]:
    """The instansi of a code, made or brought up to date; and whether anything changed."""
    said = {"name": name, "zone": zone, "pack": pack}
    instansi, made = Instansi.objects.get_or_create(kode=kode, defaults=said)
    changed = {field: value for field, value in said.items() if getattr(instansi, field) != value}
    if changed:
        Instansi.objects.filter(pk=instansi.pk).update(**changed)
        instansi.refresh_from_db()
    return instansi, made or bool(changed)


@action("role.give")
def give_role(
    *,
    instansi_id: int,
    nip: str,
    role: str,
    unor: Unor | None,
    since: dt.date,
    by: Any,
    until: dt.date | None = None,
    reason: str = "",
) -> Grant:
    """Give a role to a person at a place in the tree, or everywhere, from a day on; never to oneself."""
    place = unor.kode if unor else None
    tell(instansi_id, f"role:{nip}", role=role, unor=place, since=since.isoformat(), reason=reason)
    if actor_name(by) == nip:
        raise Refused(_("Anda tidak dapat memberi peran kepada diri sendiri. Mintalah admin lain."))
    if held := Grant.objects.during(since, until or dt.date.max).filter(nip=nip, role=role, unor=unor).first():
        raise Refused(_already(held.valid))
    return Grant.objects.create(
        instansi_id=instansi_id, nip=nip, role=role, unor=unor, valid=(since, until), reason=reason
    )


@action("role.end")
def end_role(*, grant: Grant, until: dt.date, by: Any, reason: str = "") -> None:
    """A role holds no longer from this day on; that it did hold stays known."""
    tell(grant.instansi_id, f"role:{grant.nip}", role=grant.role, until=until.isoformat(), reason=reason)
    _end(grant, until)


@part
def lend(*, instansi_id: int, from_nip: str, to_nip: str, role: str, unor_id: int, valid: Span, reason: str) -> None:
    """Leave a duty to another for a time; that it is one's own is for the action to know."""
    if from_nip == to_nip:
        raise Refused(_("Tugas tidak dapat dilimpahkan kepada diri sendiri."))
    lent = {"from_nip": from_nip, "to_nip": to_nip, "role": role, "unor_id": unor_id}
    if held := Delegation.objects.during(*valid).filter(**lent).first():
        raise Refused(_already(held.valid))
    Delegation.objects.create(instansi_id=instansi_id, valid=valid, reason=reason, **lent)


@part
def end_lending(*, delegation: Delegation, until: dt.date) -> None:
    """A duty is back with its holder from this day on."""
    _end(delegation, until)


def _end(held: Grant | Delegation, until: dt.date) -> None:
    held.refresh_from_db(fields=["valid"])
    first, last = held.valid.lower, held.valid.upper
    if until <= first > today():
        held.delete()  # it never began; the event says that it was given
        return
    if until <= first:
        raise Refused(_("Hari terakhir tidak boleh sebelum hari mulai, %(day)s.") % {"day": day(first)})
    if last and until > last:
        raise Refused(_("Sudah berakhir pada %(day)s.") % {"day": day(last - dt.timedelta(1))})
    held.valid = (first, until)
    held.save(update_fields=["valid"])


def _already(valid: Any) -> str:
    if valid.upper is None:
        return _("Sudah diberikan di tempat ini sejak %(since)s tanpa batas.") % {"since": day(valid.lower)}
    span = {"since": day(valid.lower), "until": day(valid.upper - dt.timedelta(1))}
    return _("Sudah diberikan di tempat ini %(since)s s.d. %(until)s. Pilih masa yang lain.") % span
