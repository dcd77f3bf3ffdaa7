"""One's own leave: the balance with how it came about, the requests, and a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.documents.content import Unacceptable
from sembilan.leave.actions import Refused, ask
from sembilan.leave.forms import AskForm, LookForm
from sembilan.leave.models import LeaveRequest
from sembilan.leave.queries import told
from sembilan.leave.queries.obstacles import look
from sembilan.leave.queries.reach import is_kept, kept, overseen
from sembilan.leave.queries.shown import line
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

A_PAGE = 20


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """One's own leave."""
    return _page(request, _me(request), is_own=True)


@require_safe
def of_person(request: HttpRequest, nip: str) -> HttpResponse:
    """The leave of another, for who leads her, decides on it or looks after it."""
    found = get_object_or_404(overseen(request.user).select_related("instansi"), nip=nip)
    record_read(employee=found, what="file", by=request.user, about="cuti")
    return _page(request, found, is_own=False)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for leave."""
    return _asking(request, _me(request), is_own=True)


@require_http_methods(["GET", "HEAD", "POST"])
def new_for(request: HttpRequest, nip: str) -> HttpResponse:
    """Ask for leave for somebody this person looks after."""
    return _asking(request, _kept(request, nip), is_own=False)


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """What is to be said of a request while it is being written: its working days, and what stands in its way."""
    return _looked(request, _me(request))


@require_safe
def check_for(request: HttpRequest, nip: str) -> HttpResponse:
    """The same of a request that is written for another."""
    return _looked(request, _kept(request, nip))


def rest_of(form: AskForm) -> dict[str, Any]:
    """What an action takes of the form beside what is asked."""
    given = form.cleaned_data
    rest = {name: given[name] for name in ("reason", "address", "phone")}
    return rest | {"upload": form.upload, "token": given["token"]}


def _me(request: HttpRequest) -> Employee:
    found = Employee.objects.select_related("instansi").filter(nip=actor_name(request.user)).first()
    if found is None:
        raise Http404
    return found


def _kept(request: HttpRequest, nip: str) -> Employee:
    rows = kept(request.user).exclude(nip=actor_name(request.user)).select_related("instansi")
    return get_object_or_404(rows, nip=nip)


def _asking(request: HttpRequest, person: Employee, *, is_own: bool) -> HttpResponse:
    form, fault = AskForm(request.POST or None, request.FILES or None), ""
    if form.is_bound and form.is_valid():
        try:
            made = ask(employee=person, asked=form.asked(today()), by=request.user, **rest_of(form))
            messages.success(request, _("Permintaan terkirim. Atasan diberi kabar."))
            return redirect("leave:one", made.pk)
        except (Refused, Unacceptable) as refused:
            fault = refused.sentence
    given = {"form": form, "fault": fault, "person": person, "is_own": is_own}
    given |= {"balance": told.balance(person, today())}
    return render(request, "leave/new.html", given, status=422 if form.errors or fault else 200)


def _looked(request: HttpRequest, person: Employee) -> HttpResponse:
    form = LookForm(request.GET)
    looked = look(person, form.asked(today())) if form.is_valid() else None
    return render(request, "leave/new.html#looked", {"looked": looked})


def _page(request: HttpRequest, person: Employee, *, is_own: bool) -> HttpResponse:
    rows = LeaveRequest.objects.filter(employee=person).order_by("-first", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    is_told = is_own or is_kept(request.user, person)
    given = told.page_of(person, today()) | {
        "person": person, "is_own": is_own, "page": page, "lines": [line(one, is_told=is_told) for one in page],
        "may_ask": is_own or is_kept(request.user, person),
    }  # fmt: skip
    return render(request, "leave/own.html", given)
