"""Whom an employee serves: a colleague asked by NIP, and links for those who have none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.behaviour.actions import Refused, ask_served, make_links
from sembilan.behaviour.forms import LinksForm, ServedForm, sent
from sembilan.behaviour.models import Link, Round
from sembilan.behaviour.queries import reach
from sembilan.behaviour.queries import served as queries
from sembilan.behaviour.queries.in_force import parameter
from sembilan.organisation.access import today
from sembilan.people.models import Employee

A_SHEET = 10


@require_http_methods(["GET", "HEAD", "POST"])
def served(request: HttpRequest, pk: int, nip: str) -> HttpResponse:
    """Who is asked about somebody as served, and asking one more by NIP."""
    found, employee = _theirs(request, pk, nip)
    form, fault = ServedForm(sent(request)), ""
    if form.is_bound and form.is_valid():
        try:
            ask_served(round_=found, employee=employee, rater=_rater(form), by=request.user)
            messages.success(request, _("Tersimpan. Ia diberi kabar."))
            return redirect("behaviour:served", pk, nip)
        except Refused as refused:
            fault = refused.sentence
    return _page(request, found, employee, {"form": form, "fault": fault})


@require_POST
def links(request: HttpRequest, pk: int, nip: str) -> HttpResponse:
    """Make links for those who have no NIP."""
    found, employee = _theirs(request, pk, nip)
    form, fault = LinksForm(request.POST), ""
    if form.is_valid():
        try:
            make_links(round_=found, employee=employee, by=request.user, **form.cleaned_data)
            return redirect("behaviour:served", pk, nip)
        except Refused as refused:
            fault = refused.sentence
    return _page(request, found, employee, {"links_form": form, "fault": fault})


def _theirs(request: HttpRequest, pk: int, nip: str) -> tuple[Round, Employee]:
    employee = get_object_or_404(reach.readable(request.user), nip=nip)
    found = get_object_or_404(Round.objects.select_related("unor", "instansi"), pk=pk)
    if not queries.may_name(request.user, employee) or not found.tallies.filter(employee=employee).exists():
        raise Http404
    return found, employee


def _rater(form: ServedForm) -> Employee:
    rater = Employee.objects.filter(nip=form.cleaned_data["rater"]).first()
    if rater is None:
        raise Refused(_("NIP yang dilayani tidak ditemukan di daerah ini."))
    return rater


def _page(request: HttpRequest, found: Round, employee: Employee, more: dict[str, Any]) -> HttpResponse:
    every = found.links.filter(employee=employee)
    there = every.count()
    page = Paginator(every.filter(is_used=False).order_by("pk"), A_SHEET).get_page(request.GET.get("halaman"))
    given = {
        "round": found, "person": employee, "page": page, "slips": [_slip(request, one) for one in page],
        "there": there, "used": there - page.paginator.count, "asked": queries.asked(found, [employee])[0],
        "is_open": found.closed_on is None and found.closes_on >= today(), "form": ServedForm(),
        "links_form": LinksForm(initial={"seen": there}), "least": parameter(found.instansi, today(), "least_raters"),
    }  # fmt: skip
    wrong = any(one.errors for one in more.values() if isinstance(one, ServedForm | LinksForm))
    status = 409 if more["fault"] else 422 if wrong else 200
    return render(request, "behaviour/served.html", given | more, status=status)


def _slip(request: HttpRequest, link: Link) -> dict[str, str]:
    address = request.build_absolute_uri(reverse("behaviour:by-link", args=[queries.code_of(link)]))
    return {"address": address, "picture": queries.picture(address)}
