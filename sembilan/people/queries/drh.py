"""The daftar riwayat hidup (DRH) of a person as data for its PDF: who she is, and every section the reader may see."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.organisation.models import Instansi
from sembilan.people.dossier import Row, Section
from sembilan.people.queries.person import PersonPage
from sembilan.people.said import length
from sembilan.web.templatetags import say

WIDE = 2  # a section of names and values


def drh_of(page: PersonPage) -> dict[str, Any]:
    """What stands on the DRH; sections without a line are named at the end, so that nothing seems forgotten."""
    told = [(section, section.rows(page.employee)) for section in page.sections]
    return {
        "title": _("Daftar Riwayat Hidup"),
        "region": str(Instansi.objects.get(pk=page.employee.instansi_id)),
        "unit": page.employee.unor_name or "",  # type: ignore[attr-defined]
        "name": page.employee.full_name,
        "head": [[str(label), value] for label, value in _head(page) if value],
        "sections": [_section(section, rows) for section, rows in told if rows],
        "empty": ", ".join(str(section.title) for section, rows in told if not rows),
        "printed": say.day(timezone.localdate()),
    }


def _head(page: PersonPage) -> list[tuple[Any, str]]:
    one: Any = page.employee
    return [
        (_("NIP"), say.nip(one.nip)),
        (_("Jabatan"), one.jabatan_name or ""),
        (_("Unit kerja"), one.unor_name or ""),
        (_("Golongan"), page.golongan),
        (_("Kedudukan"), f"{one.kind} · {one.status}"),
        (_("Lahir"), ", ".join(part for part in (one.birth_place, say.day(one.birth_date)) if part)),
        (_("Masa kerja"), length(*page.service) if page.service else ""),
    ]


def _section(section: Section, rows: Any) -> dict[str, Any]:
    has_sk = any(row.sk for row in rows)
    is_dated = any(row.since for row in rows)
    columns = [*([_("TMT")] if is_dated else []), *map(str, section.columns), *([_("SK")] if has_sk else [])]
    lines = [[*([_dates(row)] if is_dated else []), *row.cells, *([row.sk] if has_sk else [])] for row in rows]
    is_list = len(columns) == WIDE and not is_dated and not has_sk
    return {"title": str(section.title), "columns": columns, "lines": lines, "list": is_list}


def _dates(row: Row) -> str:
    until = f" – {say.day(row.until)}" if row.until else ""
    return f"{say.day(row.since)}{until}"
