"""One entry: as its person changes it, as a superior opens it, and what proves it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.documents.answers import file_answer
from sembilan.documents.content import Unacceptable
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.web.navigation import stands_under
from sembilan.worklog import shell
from sembilan.worklog.actions import Refused, change, look, remove
from sembilan.worklog.forms import WorkForm, initial_of
from sembilan.worklog.models import Entry, Evidence
from sembilan.worklog.queries.day import lines
from sembilan.worklog.queries.facts import choices
from sembilan.worklog.queries.reach import rates, readable


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """An entry with all that is known of it; its person changes it here, a superior decides here."""
    found = get_object_or_404(readable(request.user), pk=pk)
    is_own = found.employee.nip == actor_name(request.user)
    if request.method == "POST" and not is_own:
        raise Http404
    if request.method == "POST":
        return _changed(request, found)
    if not is_own:
        stands_under(request, "worklog:approval", "worklog:team")
        record_read(employee=found.employee, what="file", by=request.user, about="harian")
    if rates(request.user, found.employee) and found.looked_at is None:
        look(entry=found, by=request.user)
    return _page(request, found)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an entry back."""
    found = _own(request, pk)
    try:
        remove(entry=found, version=_version(request), by=request.user)
        messages.success(request, _("Catatan dihapus."))
    except Refused as refused:
        return _page(request, found, fault=refused.sentence, status=409)
    return redirect(f"{reverse('worklog:day')}?hari={found.day}")


@require_safe
def proof(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A photo or file that proves an entry."""
    found = get_object_or_404(readable(request.user), pk=pk)
    row = get_object_or_404(Evidence.objects.select_related("document"), pk=number, entry=found)
    if row.document is None:
        raise Http404
    return file_answer(row.document, inline=True)


def _changed(request: HttpRequest, found: Entry) -> HttpResponse:
    form, fault = WorkForm(request.POST, request.FILES, rhks=choices(found.employee, found.day)), ""
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            change(entry=found, work=form.work, version=version, drops=form.drops, by=request.user)
            messages.success(request, _("Perubahan tersimpan dan menunggu atasan."))
            return redirect(f"{reverse('worklog:day')}?hari={found.day}")
        except (Refused, Unacceptable) as refused:
            fault = refused.sentence
    return _page(request, found, form=form, fault=fault, status=422)


def _page(
    request: HttpRequest, found: Entry, form: WorkForm | None = None, fault: str = "", status: int = 200
) -> HttpResponse:
    prefetch_related_objects([found], "evidence__document")
    line = lines([found])[0]
    is_own = found.employee.nip == actor_name(request.user)
    if is_own and line.may_change and form is None:
        held = {"version": found.version} | initial_of(found.text, found.minutes, found.rhk_id, found.note)
        form = WorkForm(initial=held, rhks=choices(found.employee, found.day))
    given = {
        "entry": found, "line": line, "form": form, "fault": fault, "is_own": is_own, **_decided(found),
        "may_decide": not form and rates(request.user, found.employee), "scripts": shell.addresses(),
    }  # fmt: skip
    return render(request, "worklog/one.html", given, status=status)


def _decided(found: Entry) -> dict[str, object]:
    """By whom it was decided, and on which day."""
    if found.decided_at is None:
        return {"decider": "", "decided_on": None}
    decider = Employee.objects.filter(nip=found.decided_by).first()
    name = decider.full_name if decider else found.decided_by
    return {"decider": name, "decided_on": timezone.localtime(found.decided_at).date()}


def _own(request: HttpRequest, pk: int) -> Entry:
    mine = Entry.objects.filter(employee__nip=actor_name(request.user)).select_related("employee__instansi", "rhk")
    return get_object_or_404(mine, pk=pk)


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else -1
