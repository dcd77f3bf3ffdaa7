"""One's own copy: a ZIP with every table of the register as JSON and CSV, one's papers, and a page that explains it.

Other people stay out: a NIP that is neither hers nor her family's is struck out, and so are names of officers.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils.text import get_valid_filename
from django.utils.translation import override

from sembilan.documents.models import StoredFile
from sembilan.documents.queries import Unreadable, content_of
from sembilan.privacy.holding import Holding, Table
from sembilan.privacy.queries import line
from sembilan.privacy.register import register
from sembilan.privacy.whose import Person, rows_of

SOMEBODY = "(NIP orang lain)"
NIP = re.compile(r"(?<!\d)\d{18}(?!\d)")
NAMED = ("organisation.Unor", "organisation.Jabatan")  # whose name says more than their number
FAMILY = "people.Keluarga"
VERSIONS = "records.Superseded"
SAID = "_artinya"
CHUNK = 5_000


def write(place: Path, person: Person, day: dt.date) -> int:
    """Write the copy of a person; how many rows are in it."""
    kin = family_of(person)
    numbers: dict[str, int] = {}  # by the path in the copy: a table may be held for more than one purpose
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        place.chmod(0o600)
        for holding in register():
            for table in holding.tables:
                rows = rows_of(table, person)
                if rows is not None:
                    numbers[_path(holding, table)] = _table(archive, holding, table, rows, {person.nip, *kin})
        missing = _papers(archive, person)
        with override("id"):
            archive.writestr("BACA-SAYA.txt", readme(person, day, numbers, missing))
    return sum(numbers.values())


def family_of(person: Person) -> set[str]:
    """The NIPs that stand in her own family: what she said of them is hers."""
    kin = Table(FAMILY, "employee__nip").records._default_manager.filter(employee__nip=person.nip)
    return {str(nip) for nip in kin.exclude(nip="").values_list("nip", flat=True)}


def columns_of(table: Table) -> list[str]:
    """The columns of a table that are handed out, with the names of units and posts beside their numbers."""
    found: list[str] = []
    for one in table.records._meta.concrete_fields:
        if one.name in table.hidden or one.name == "instansi":
            continue
        found.append(one.attname)
        if one.is_relation and one.related_model._meta.label in NAMED:  # type: ignore[union-attr]
            found.append(f"{one.name}__name")
    return [name for name in found if name != "instansi_id"]


def _table(archive: zipfile.ZipFile, holding: Holding, table: Table, rows: QuerySet[Any], own: set[str]) -> int:
    columns = columns_of(table)
    with override("id"):
        lines = [{**one, **_said(table, one)} for one in _lines(rows, columns, own)]
    columns += [f"{name}{SAID}" for name in table.said]
    folder = _path(holding, table)
    archive.writestr(f"{folder}.json", json.dumps(lines, ensure_ascii=False, indent=1))
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, columns)
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in one.items()} for one in lines)
    archive.writestr(f"{folder}.csv", "\ufeff" + sheet.getvalue())  # so that Excel reads it as UTF-8
    return len(lines)


def _path(holding: Holding, table: Table) -> str:
    return f"data/{holding.code}/{table.name}"


def _said(table: Table, row: Mapping[str, Any]) -> dict[str, str]:
    """Beside what is a number or a code, what it means."""
    return {f"{name}{SAID}": say(row[name]) if row[name] is not None else "" for name, say in table.said.items()}


def _lines(rows: QuerySet[Any], columns: list[str], own: set[str]) -> Iterator[dict[str, Any]]:
    for one in rows.values(*columns).iterator(chunk_size=CHUNK):
        yield {name: plain(value, own) for name, value in one.items()}


def plain(value: Any, own: set[str]) -> Any:
    """A value as JSON can hold it, without other people's NIPs."""
    if isinstance(value, dict):
        return {plain(name, own): plain(inner, own) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner, own) for inner in value]
    if value is None or isinstance(value, bool | int):
        return value
    return NIP.sub(lambda found: found[0] if found[0] in own else SOMEBODY, _text(value))


def _text(value: Any) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if hasattr(value, "lower_inc"):
        return f"{value.lower or ''}/{value.upper or ''}"
    return str(value)


def cell(value: Any) -> Any:
    """A value as a cell; what a spreadsheet would take for a formula is only shown."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _papers(archive: zipfile.ZipFile, person: Person) -> list[str]:
    missing = []
    for stored in StoredFile.objects.filter(owner_nip=person.nip).order_by("pk"):
        try:
            content = content_of(stored)
        except Unreadable:
            missing.append(stored.name)
            continue
        archive.writestr(f"dokumen/{stored.pk}-{get_valid_filename(stored.name) or 'berkas'}", content)
    return missing


def readme(person: Person, day: dt.date, numbers: dict[str, int], missing: Iterable[str]) -> str:
    """The page that says what is in the copy and what stands where."""
    parts = [
        f"SALINAN DATA PRIBADI\nNIP {person.nip}, per {day:%d-%m-%Y}\n",
        "Salinan ini dibuat atas permintaan Anda menurut UU 27/2022 tentang Pelindungan Data Pribadi (ps. 7 dan 13).",
        "Setiap tabel ada dua kali: .json untuk program, .csv untuk Excel. Berkas yang Anda unggah ada di dokumen/.",
        "Sandi, kunci, dan data orang lain tidak disertakan; NIP orang lain ditulis " + SOMEBODY + ".",
        "Isi berkas ini rahasia. Simpan di tempat yang hanya dapat Anda buka.\n",
    ]
    for holding in register():
        own = [table for table in holding.tables if table.whose]
        if own:
            parts.append(_told(holding, own, day, numbers))
    parts += [f"Berkas tercatat tetapi tidak ditemukan di penyimpanan: {name}" for name in missing]
    return "\n".join(parts) + "\n"


def _told(holding: Holding, own: Iterable[Table], day: dt.date, numbers: dict[str, int]) -> str:
    said = line(holding, day)
    files = "".join(f"  {_path(holding, table)}: {numbers[_path(holding, table)]} baris\n" for table in own)
    return (
        f"{str(holding.title).upper()} ({holding.category})\n  {holding.what}.\n  Untuk: {holding.why}.\n"
        f"  Dasar: {holding.basis}\n  Disimpan: {said.period}\n  Dilihat oleh: {holding.seen}\n{files}"
    )
