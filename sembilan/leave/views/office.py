"""The pages of who decides and who looks after: what waits, who is away, lists, balances, openings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.documents.answers import made_answer
from sembilan.leave.actions import Refused, put_opening, put_quota
from sembilan.leave.actions.exporting import export_list
from sembilan.leave.forms import ListForm, OpeningForm, QuotaForm
from sembilan.leave.models import LeaveOpening
from sembilan.leave.queries import away, lists
from sembilan.leave.queries.reach import decides, keeps, kept, only_inspects, overseen, oversees, turn_of, units_kept
from sembilan.leave.queries.shown import line
from sembilan.organisation.access import today
from sembilan.terms.month import Month

A_PAGE = 50


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this person's word."""
    if not decides(request.user):
        raise Http404
    rows = turn_of(request.user).select_related("employee").order_by("due_on", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "leave/queue.html", {"page": page, "lines": [line(one) for one in page]})


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Who of a unit is away on which day."""
    units = list(away.units(request.user))
    asked = request.GET.get("unor", "")
    chosen = next((one for one in units if one.kode == asked), None) if asked else lists.home(request.user, units)
    if asked and chosen is None:
        raise Http404
    month = _month(request)
    board = away.board(request.user, chosen, month) if chosen else None
    given = {"units": units, "board": board, "month": month, "before": month.plus(-1), "after": month.plus(1)}
    return render(request, "leave/calendar.html", given)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The requests of those this person oversees or inspects, by state, kind and unit."""
    if not (oversees(request.user) or only_inspects(request.user)):
        raise Http404
    rows, form = _asked(request)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "lines": lists.lines(request.user, page), "form": form, "states": lists.STATES}
    given["may_take"] = oversees(request.user)
    return render(request, "leave/list.html", given | {"units": lists.units_of(request.user)})


@require_safe
def list_sheet(request: HttpRequest) -> HttpResponse:
    """The same list as a table to take along."""
    if not oversees(request.user):
        raise Http404
    rows, _form = _asked(request)
    found = lists.lines(request.user, rows[: lists.MOST])
    export_list(by=request.user, what="permintaan", rows=len(found))
    return made_answer(f"cuti-{today()}.xlsx", lists.list_sheet(found))


@require_safe
def balances(request: HttpRequest) -> HttpResponse:
    """The balances of those this person oversees."""
    people = _overseen(request)
    page = Paginator(people, A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "rows": lists.balance_rows(page, today()), "year": today().year}
    given |= {"units": lists.units_of(request.user), "unor": request.GET.get("unor", ""), "keeps": keeps(request.user)}
    return render(request, "leave/balances.html", given)


@require_safe
def balance_sheet(request: HttpRequest) -> HttpResponse:
    """The same balances as a table to take along."""
    rows = lists.balance_rows(_overseen(request)[: lists.MOST], today())
    export_list(by=request.user, what="sisa", rows=len(rows))
    return made_answer(f"sisa-cuti-{today()}.xlsx", lists.balance_sheet(rows))


@require_http_methods(["GET", "HEAD", "POST"])
def openings(request: HttpRequest) -> HttpResponse:
    """What papers give: left of earlier years, or added in a year."""
    if not keeps(request.user):
        raise Http404
    form = OpeningForm(request.POST or None)
    if form.is_bound and form.is_valid() and _put(request, form):
        return redirect("leave:openings")
    rows = LeaveOpening.objects.filter(employee__in=kept(request.user)).select_related("employee")
    page = Paginator(rows.order_by("employee__name", "-year"), A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "leave/openings.html", {"form": form, "page": page}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def quotas(request: HttpRequest) -> HttpResponse:
    """How many of each unit may be away at once."""
    if not keeps(request.user):
        raise Http404
    form = QuotaForm(request.POST or None)
    form.fields["unor"].queryset = units_kept(request.user)  # type: ignore[attr-defined]
    if form.is_bound and form.is_valid():
        try:
            put_quota(by=request.user, **form.cleaned_data)
            return redirect("leave:quotas")
        except Refused as refused:
            form.add_error(None, refused.sentence)
    given = {"form": form, "rows": lists.quotas(request.user), "usual": lists.usual_quota(request.user)}
    return render(request, "leave/quotas.html", given, status=422 if form.errors else 200)


def _put(request: HttpRequest, form: OpeningForm) -> bool:
    given = dict(form.cleaned_data)
    person = kept(request.user).filter(nip="".join(given.pop("nip").split())).first()
    if person is None:
        form.add_error("nip", _("NIP ini tidak ada di antara pegawai yang Anda kelola."))
        return False
    try:
        put_opening(employee=person, by=request.user, **given)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    messages.success(request, _("Tersimpan: %(name)s.") % {"name": person.full_name})
    return True


def _asked(request: HttpRequest) -> tuple[Any, ListForm]:
    form = ListForm(request.GET)
    form.is_valid()
    return lists.requests(request.user, form.cleaned_data), form


def _overseen(request: HttpRequest) -> Any:
    if not oversees(request.user):
        raise Http404
    return lists.people(overseen(request.user), request.GET.get("unor", ""))


def _month(request: HttpRequest) -> Month:
    try:
        return Month.parse(request.GET.get("bulan", ""))
    except ValueError:
        return Month.of(today())
