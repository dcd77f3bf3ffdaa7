"""Who holds which role where, who stands in for whom, and what each role may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.accounts.models import User
from sembilan.organisation import actions as organisation
from sembilan.organisation.access import Permission, today
from sembilan.organisation.actions import Refused
from sembilan.organisation.models import Grant
from sembilan.organisation.roles import ROLES, matrix
from sembilan.people import access
from sembilan.people.actions import InvalidEntry
from sembilan.people.actions import rights as actions
from sembilan.people.forms.rights import ActingForm, DelegationForm, EndForm, GrantForm, RightsFilter
from sembilan.people.queries import rights as queries

PAGE = 50
ask = require_http_methods(["GET", "HEAD", "POST"])
GRANT = (Permission.GRANT,)


def need(request: HttpRequest, *permissions: Permission) -> None:
    """Who has none of these anywhere does not find the page."""
    if not any(access.may_somewhere(request.user, one) for one in permissions):
        raise Http404


def done(request: HttpRequest, act: Callable[[], Any], form: Form, said: str) -> bool:
    """Whether the act was done; why not stands on the form."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused))
    except InvalidEntry as invalid:
        form.add_error(None, " ".join(one for sentences in invalid.errors.values() for one in sentences))
    else:
        messages.success(request, said)
    return not form.errors


def page_of_form(request: HttpRequest, form: Form, **told: Any) -> HttpResponse:
    """A page with one form; what was wrong with it is told with it."""
    status = 422 if form.is_bound else 200
    return render(request, "people/rights_form.html", {"form": form, "units": (), "tone": "main"} | told, status=status)


@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    """The roles given that hold on a day."""
    need(request, *queries.SEES)
    form = RightsFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    day = asked.get("pada") or today()
    found = queries.grants_for(
        request.user, day, role=asked.get("peran", ""), unor=asked.get("unit", ""), who=asked.get("orang", "")
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    rows = queries.with_names(page, "nip", day=today())
    gives = access.may_somewhere(request.user, Permission.GRANT)
    told = {"page": page, "rows": rows, "asked": asked, "day": day, "gives": gives, "roles": queries.role_choices()}
    return render(request, "people/rights.html", told)


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Every role in words, and what each allows."""
    return render(request, "people/rights_roles.html", {"roles": ROLES.values(), "matrix": matrix()})


@ask
def grant(request: HttpRequest) -> HttpResponse:
    """Give a role."""
    need(request, *GRANT)
    form = GrantForm(request.POST or None, by=request.user)
    if form.is_valid() and done(request, lambda: _give(request, form), form, _("Peran diberikan.")):
        return redirect("people:rights")
    units = queries.unors_of(request.user, GRANT)
    return page_of_form(request, form, title=_("Beri peran"), units=units, back="people:rights")


def _give(request: HttpRequest, form: GrantForm) -> None:
    given = {name: form.cleaned_data[name] for name in ("nip", "role", "unor", "since", "until", "reason")}
    organisation.give_role(instansi_id=form.employee.instansi_id, by=request.user, **given)


@ask
def grant_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role that was given."""
    held = get_object_or_404(Grant.objects.filter(queries.where(request.user, GRANT)), pk=pk)
    form = EndForm(request.POST or None)

    def end() -> None:
        organisation.end_role(grant=held, until=form.until, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and done(request, end, form, _("Peran diakhiri.")):
        return redirect("people:rights")
    return page_of_form(
        request, form, title=_("Akhiri peran"), held=queries.titled(held), back="people:rights", tone="bad"
    )


@ask
def delegations(request: HttpRequest) -> HttpResponse:
    """Duties left to others and to oneself; leave one."""
    assert isinstance(request.user, User)
    by, own = request.user, queries.duties(request.user)
    proposed = {name: request.GET[asked] for name, asked in DAYS.items() if asked in request.GET}
    form = DelegationForm(request.POST or None, by=by, duties=own, initial=proposed)
    if form.is_valid() and done(request, lambda: _lend(by, form), form, _("Tugas dilimpahkan.")):
        return redirect("people:delegations")
    rows = queries.with_names(queries.delegations_of(by, today()), "from_nip", "to_nip", day=today())
    told = {"form": form, "rows": list(rows), "duties": own}
    return render(request, "people/rights_delegations.html", told, status=422 if form.is_bound else 200)


DAYS = {"since": "dari", "last_day": "sampai"}  # as a page of leave proposes them


def _lend(by: User, form: DelegationForm) -> None:
    given = form.cleaned_data
    valid = (given["since"], given["until"])
    actions.delegate(duty=form.chosen, to=form.employee, valid=valid, reason=given["reason"], by=by)


@ask
def delegation_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a duty back before its time."""
    lent = get_object_or_404(queries.delegations_of(request.user, today()), pk=pk)
    form = EndForm(request.POST or None)

    def end() -> None:
        actions.take_back(delegation=lent, until=form.until, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and done(request, end, form, _("Pelimpahan diakhiri.")):
        return redirect("people:delegations")
    return page_of_form(
        request, form, title=_("Akhiri pelimpahan"), lent=queries.titled(lent), back="people:delegations", tone="bad"
    )


@ask
def acting(request: HttpRequest) -> HttpResponse:
    """Who is Plt or Plh of which unit; appoint one."""
    need(request, *queries.RECORDS_ACTING)
    form = ActingForm(request.POST or None, by=request.user)

    def appoint() -> None:
        actions.give_acting(employee=form.employee, texts=form.texts(), by=request.user)

    if form.is_valid() and done(request, appoint, form, _("Penugasan dicatat.")):
        return redirect("people:acting")
    units = queries.unors_of(request.user, queries.RECORDS_ACTING)
    told = {"form": form, "rows": queries.acting_for(request.user, today()), "units": units}
    return render(request, "people/rights_acting.html", told, status=422 if form.is_bound else 200)


@ask
def acting_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a Plt or Plh."""
    held = get_object_or_404(queries.acting_for(request.user, today()), pk=pk)
    form = EndForm(request.POST or None)

    def end() -> None:
        actions.end_acting(acting=held, until=form.until, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and done(request, end, form, _("Penugasan diakhiri.")):
        return redirect("people:acting")
    return page_of_form(request, form, title=_("Akhiri Plt/Plh"), acting=held, back="people:acting", tone="bad")
