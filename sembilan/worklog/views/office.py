"""A unit's daily work brought as a table by its officer, for people without a phone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.documents.answers import made_answer
from sembilan.organisation.access import Permission, today
from sembilan.people.access import visible
from sembilan.worklog.actions import load
from sembilan.worklog.queries import sheets
from sembilan.worklog.queries.reach import loads
from sembilan.worklog.queries.table import checked
from sembilan.worklog.reading import read

MOST = 5_000


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The table of a unit: what is good goes in, what is not is told row by row."""
    if not loads(request.user):
        raise Http404
    if request.method != "POST":
        return render(request, "worklog/upload.html", {"faults": []})
    sent, user = request.FILES.get("berkas"), _user(request)
    found = read(sent.read() if sent else b"")
    told = checked(user.instansi, found.lines, user)
    faults = sorted([*found.faults, *told.faults], key=lambda one: one.row)
    new = load(instansi_id=user.instansi_id, rows=told.rows, name=_name(sent), by=user) if told.rows else 0
    if new or told.known:
        said = _("%(new)s catatan masuk dan menunggu atasan; %(known)s sudah ada sebelumnya.")
        messages.success(request, said % {"new": new, "known": told.known})
    return render(request, "worklog/upload.html", {"faults": faults}, status=422 if faults and not new else 200)


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The table to fill in, with one's people."""
    if not loads(request.user):
        raise Http404
    people = visible(request.user, None, Permission.ROSTER).order_by("name")[:MOST]
    return made_answer(f"aktivitas-{today()}.xlsx", sheets.template(people, today()))


def _user(request: HttpRequest) -> Any:
    return request.user


def _name(sent: Any) -> str:
    return str(getattr(sent, "name", "") or "")[:160]
