"""The live board of the region and its units, as a page that renews itself and as a table to take away."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from sembilan.attendance.forms.day import MomentForm
from sembilan.attendance.queries import board, known
from sembilan.documents.answers import made_answer
from sembilan.documents.workbook import xlsx
from sembilan.organisation.access import Permission, Scope
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import scope_for

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = {
    "hadir": gettext_noop("Hadir tepat waktu"),
    "terlambat": gettext_noop("Terlambat"),
    "wfh": gettext_noop("WFH"),
    "cuti": gettext_noop("Cuti"),
    "dinas": gettext_noop("Dinas luar"),
    "belum": gettext_noop("Belum"),
    "menunggu": gettext_noop("Menunggu putusan"),
    "tanpa_kabar": gettext_noop("Tanpa kabar"),
}


class Looked(NamedTuple):
    """What somebody looks at: the form, the day and moment, the unit; a fault of what was typed shows now instead."""

    form: MomentForm
    wanted: board.Asked
    unor: Unor | None
    is_live: bool


@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """The board of a unit, or of everything the reader may read."""
    looked, instansi = looked_at(request), _instansi(request)
    given = board.page_of(instansi, scope_for(request.user), looked.unor, looked.wanted)
    given |= {"form": looked.form, "unor": looked.unor, "wanted": looked.wanted, "is_live": looked.is_live}
    given |= {"order": board.ORDER, "at": known.local_now(instansi, looked.wanted.at), "parts": _parts(given["total"])}
    given["above"] = _above(looked.unor, scope_for(request.user))
    return render(request, "attendance/board.html", given, status=422 if looked.form.errors else 200)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The board as Excel."""
    looked, instansi = looked_at(request), _instansi(request)
    given = board.page_of(instansi, scope_for(request.user), looked.unor, looked.wanted)
    at = known.local_now(instansi, looked.wanted.at)
    rows = [
        (line.name, line.due, *(line.counts[name] for name in board.ORDER), line.counts["bebas"])
        for line in (given["total"], *given["lines"])
    ]
    heads = [_("Unit"), _("Bertugas"), *(_(head) for head in HEADS.values()), _("Bebas")]
    return made_answer(f"papan-{looked.wanted.day}-{at:%H%M}.xlsx", xlsx(heads, rows, (44, 10)))


def looked_at(request: HttpRequest) -> Looked:
    """What the address asks for, as far as the reader may see it."""
    instansi, scope = _instansi(request), scope_for(request.user)
    if not (scope.is_all(Permission.READ) or scope.paths(Permission.READ)):
        raise Http404
    today = known.local_now(instansi, timezone.now()).date()
    form = MomentForm(request.GET, today=today)
    is_right = form.is_valid()
    day = form.cleaned_data["tanggal"] if is_right else None
    minute = form.minute if is_right else None
    wanted = board.asked(instansi, day, minute)
    unor = _unor(form.cleaned_data.get("unit", ""), scope)
    return Looked(form, wanted, unor, minute is None and wanted.day == today)


def _unor(kode: str, scope: Scope) -> Unor | None:
    if not kode:
        return None
    found = Unor.objects.filter(kode=kode).first()
    if found is None or not scope.covers(found.path, Permission.READ):
        raise Http404
    return found


def _above(unor: Unor | None, scope: Scope) -> list[Unor]:
    """The units above this one that the reader may look at, from the top."""
    if unor is None:
        return []
    codes = unor.path.split(".")[:-2]
    paths = ["".join(f"{code}." for code in codes[: n + 1]) for n in range(len(codes))]
    above = Unor.objects.filter(path__in=paths).order_by("path")
    return [one for one in above if one.parent_id and scope.covers(one.path, Permission.READ)]


def _parts(total: board.Line) -> list[dict[str, Any]]:
    """What the bar shows of those due."""
    groups = (
        (_("hadir"), ("hadir", "wfh"), 1),
        (_("terlambat"), ("terlambat",), 2),
        (_("cuti dan dinas"), ("cuti", "dinas"), 3),
        (_("belum atau tanpa kabar"), ("belum", "menunggu", "tanpa_kabar"), "rest"),
    )
    told = []
    for label, names, tone in groups:
        count = sum(total.counts[name] for name in names)
        share = sum(total.share_bp(name) for name in names)
        told.append({"label": label, "value": count, "text": f"{share / 100:.1f}%".replace(".", ","), "tone": tone})
    return told


def _instansi(request: HttpRequest) -> Instansi:
    found: Instansi = request.instansi  # type: ignore[attr-defined]
    return found
