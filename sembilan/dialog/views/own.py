"""One's own talks, asking for one, and who has not spoken for long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.dialog.actions import Refused, ask, export
from sembilan.dialog.forms import AskForm, sent
from sembilan.dialog.queries import finding, reach, shown, silence
from sembilan.dialog.queries.in_force import parameter
from sembilan.documents.answers import made_answer
from sembilan.documents.workbook import xlsx
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.records.actions import actor_name

A_PAGE = 20


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """My talks: what waits, what was agreed, what was."""
    done = reach.mine(request.user).exclude(state__in=reach.OPEN).select_related("employee")
    page = Paginator(done.order_by("-held_on", "-pk"), A_PAGE).get_page(request.GET.get("halaman"))
    given = shown.own_page(request.user) | {"page": page, "done": shown.told(request.user, page.object_list)}
    return render(request, "dialog/own.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a talk, as an employee with one's superior or as a superior with one of one's people."""
    person, form, fault = _whom(request), AskForm(sent(request)), ""
    if person and form.is_bound and form.is_valid():
        try:
            made = ask(employee=person, by=request.user, **form.cleaned_data)
            messages.success(request, _("Tersimpan. Agendanya sudah disusun; tambahkan yang perlu."))
            return redirect("dialog:one", made.pk)
        except Refused as refused:
            fault = refused.sentence
    return _asking(request, person, form, fault)


def _asking(request: HttpRequest, person: Employee | None, form: AskForm, fault: str) -> HttpResponse:
    typed = request.GET.get("q", "")
    given = {
        "form": form, "fault": fault, "person": person, "leads": reach.leads(request.user), "typed": typed,
        "shortest": finding.SHORTEST,
        "is_own": person is not None and person.nip == actor_name(request.user),
        "found": finding.people(request.user, typed, reach.led(request.user)) if typed else [],
    }  # fmt: skip
    return render(request, "dialog/new.html", given, status=422 if form.errors or fault else 200)


@require_safe
def silent(request: HttpRequest) -> HttpResponse:
    """With whom nobody has spoken for long: one's people by name, of many units first by unit."""
    if not reach.follows(request.user):
        raise Http404
    instansi: Any = request.user.instansi  # type: ignore[union-attr]
    rows, told = _silent_rows(request, instansi)
    page = Paginator(told, A_PAGE).get_page(request.GET.get("halaman"))
    given = {
        "page": page,
        "may_ask": reach.leads(request.user),
        "days": parameter(instansi.pk, "silent_days"),
        "unit": request.GET.get("unit", ""),
    }
    return render(request, "dialog/silent.html", given | _silence(rows, page))


@require_safe
def silent_sheet(request: HttpRequest) -> HttpResponse:
    """The same as a table to take along."""
    if not reach.follows(request.user):
        raise Http404
    _all, told = _silent_rows(request, request.user.instansi)  # type: ignore[union-attr]
    people = named([row["nip"] for row in told], today())
    heads = [_("NIP"), _("Nama"), _("Unit"), _("Dialog terakhir"), _("Hari")]
    rows = [[row["nip"], people[row["nip"]].full_name if row["nip"] in people else "", row["unor_name"],
             row["last"], row["days"]] for row in told]  # fmt: skip
    export(by=request.user, rows=len(rows))
    return made_answer(f"belum-berdialog-{today()}.xlsx", xlsx(heads, rows, [20, 28, 40, 16, 8]))


def _silent_rows(request: HttpRequest, instansi: Any) -> tuple[list[silence.Row], list[silence.Row]]:
    """Everybody this person follows, and those of the unit asked for with whom nobody has spoken for long."""
    rows, chosen = silence.judged(instansi, reach.followed(request.user)), request.GET.get("unit", "")
    return rows, [row for row in rows if row["is_silent"] and (not chosen or str(row["unor_id"]) == chosen)]


def _silence(rows: list[silence.Row], page: Iterable[silence.Row]) -> dict[str, Any]:
    units, shown_rows = silence.units(rows), list(page)
    people = named([row["nip"] for row in shown_rows], today())
    lines = [row | {"person": people[row["nip"]]} for row in shown_rows if row["nip"] in people]
    return {"units": units, "people": len(rows), "silent": sum(one.silent for one in units), "lines": lines}


def _whom(request: HttpRequest) -> Employee | None:
    nip, me = request.GET.get("nip", ""), actor_name(request.user)
    if nip and nip != me:
        return get_object_or_404(reach.led(request.user), nip=nip)
    return Employee.objects.filter(nip=me).first()
