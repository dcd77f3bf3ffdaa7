"""Special days of a year, the roll of an apel or upacara, and letters of work from elsewhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.actions import Refused
from sembilan.worktime import actions
from sembilan.worktime.forms.days import RemoteForm, SpecialDayForm
from sembilan.worktime.forms.schedules import A_DAY, EndForm
from sembilan.worktime.models import Muster, SpecialDay
from sembilan.worktime.queries import reach
from sembilan.worktime.views.answers import officers_only, taken
from sembilan.worktime.views.own import YEARS

NAMED = ("unor", "day", "kind", "name", "starts", "ends", "decision")
SENT = ("employee", "mode", "weekdays", "first", "until", "source")


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def special_days(request: HttpRequest) -> HttpResponse:
    """The special days of a year where the reader may set them, and setting one."""
    form = SpecialDayForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid() and taken(form, lambda: _name(request, form)):
        messages.success(request, _("Hari khusus tersimpan."))
        return redirect("worktime:special_days")
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdigit() and int(asked) in YEARS else today().year
    mine = set(reach.own_special_days(request.user).filter(day__year=year).values_list("pk", flat=True))
    days = reach.special_days(request.user, year)
    given = {"form": form, "days": days, "year": year, "mine": mine, "rolls": _rolls()}
    return render(request, "worktime/special_days.html", given, status=422 if request.method == "POST" else 200)


@require_POST
@officers_only
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a special day back."""
    special = get_object_or_404(reach.own_special_days(request.user), pk=pk)
    try:
        actions.unname_day(special=special, by=request.user)
        messages.success(request, _("Hari khusus dihapus."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("worktime:special_days")


@require_http_methods(["GET", "HEAD", "POST"])
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """Calls the roll of a unit: who is there is ticked."""
    special = get_object_or_404(reach.rolls(request.user), pk=pk)
    units = list(reach.roll_units(request.user, special)[:300])
    unor = _chosen(units, request.GET.get("unit", ""))
    people = [one for one in reach.people_of(unor, special.day) if one.nip != request.user.nip]  # type: ignore[union-attr]
    if request.method == "POST":
        return _called(request, special, unor, people)
    said = dict(Muster.objects.filter(special_day=special, employee__in=people).values_list("employee", "was_there"))
    lines = [(one, said.get(one.pk, False)) for one in people]
    given = {"special": special, "units": units, "unor": unor, "lines": lines, "is_called": bool(said)}
    return render(request, "worktime/roll.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def letters(request: HttpRequest) -> HttpResponse:
    """Who works from elsewhere by a letter, and writing one down."""
    form = RemoteForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid() and taken(form, lambda: _send(request, form)):
        messages.success(request, _("Surat tersimpan; pegawai diberi kabar."))
        return redirect("worktime:letters")
    given = {"form": form, "letters": reach.letters(request.user)[:200], "today": today()}
    return render(request, "worktime/letters.html", given, status=422 if request.method == "POST" else 200)


@require_POST
@officers_only
def letter_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a letter after its last day."""
    remote, form = get_object_or_404(reach.letters(request.user), pk=pk), EndForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Tulis hari terakhirnya."))
        actions.end_remote(remote=remote, until=form.cleaned_data["last"] + A_DAY, by=request.user)
        messages.success(request, _("Surat diakhiri."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("worktime:letters")


def _rolls() -> tuple[str, str]:
    return SpecialDay.Kind.APEL, SpecialDay.Kind.UPACARA


def _name(request: HttpRequest, form: SpecialDayForm) -> Any:
    told = {name: form.cleaned_data[name] for name in NAMED}
    return actions.name_day(instansi_id=request.instansi.pk, by=request.user, **told)  # type: ignore[attr-defined]


def _send(request: HttpRequest, form: RemoteForm) -> Any:
    return actions.send_home(by=request.user, **{name: form.cleaned_data[name] for name in SENT})


def _chosen(units: list[Unor], kode: str) -> Unor:
    found = [one for one in units if one.kode == kode] if kode else units
    if not found:
        raise Http404
    return found[0]


def _called(request: HttpRequest, special: SpecialDay, unor: Unor, people: list[Employee]) -> HttpResponse:
    there = set(request.POST.getlist("hadir"))
    try:
        actions.call_roll(special=special, unor=unor, came={p.pk: p.nip in there for p in people}, by=request.user)
        messages.success(request, _("Daftar hadir tersimpan."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect(f"{request.path}?unit={unor.kode}")
