"""Places of work: the list on a map, one with its edge and whom it is given to."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Unor, WorkPlace
from sembilan.people.access import person
from sembilan.presence.actions import places as actions
from sembilan.presence.forms.places import GiveForm, PlaceForm
from sembilan.presence.models import PlaceFor
from sembilan.presence.queries import places_kept as queries
from sembilan.records.actions import Refused

View = Callable[..., HttpResponse]


def keepers(view: View) -> View:
    """Only who keeps places somewhere finds these pages."""

    @functools.wraps(view)
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        if not queries.may_keep(request.user):
            raise Http404
        return view(request, **parts)

    return answer


def lookers(view: View) -> View:
    """Only who may look at places finds these pages; what is sent is for keepers."""

    @functools.wraps(view)
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        may = queries.may_keep if request.method == "POST" else queries.may_look
        if not may(request.user):
            raise Http404
        return view(request, **parts)

    return answer


@require_safe
@lookers
def places(request: HttpRequest) -> HttpResponse:
    """The places one looks after, on a map and as a list."""
    found = list(queries.looked_at(request.user))
    given = queries.given_to(found)
    rows = [{"place": one, "given": given[one.pk], "is_open": queries.is_open(one)} for one in found]
    shown = {"rows": rows, "map": _map(request), "all": queries.keeps_all(request.user)}
    shown["may_keep"] = queries.may_keep(request.user)
    return render(request, "presence/places.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers
def new(request: HttpRequest) -> HttpResponse:
    """Write a new place down."""
    form = PlaceForm(request.POST or None)
    unor = _unor(request)
    shown = {"form": form, "map": _map(request), "units": queries.units(request.user), "unor": unor}
    if request.method == "POST" and form.is_valid() and (made := _write(request, form, None, unor)):
        messages.success(request, _("Tempat %(name)s disimpan.") % {"name": made.name})
        return redirect("presence:place", made.pk)
    return render(request, "presence/place_new.html", shown, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@lookers
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """One place, and changing it."""
    reach = queries.seen if request.method == "POST" else queries.looked_at
    found = get_object_or_404(reach(request.user), pk=pk)
    form = PlaceForm(request.POST if request.method == "POST" else None, place=found)
    if request.method == "POST" and form.is_valid() and _write(request, form, found, None):
        messages.success(request, _("Perubahan disimpan. Ketukan sebelumnya tidak berubah."))
        return redirect("presence:place", pk)
    return _place(request, found, form=form)


@require_POST
@keepers
def giving(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the place to a unit, a person or everybody."""
    found = get_object_or_404(queries.seen(request.user), pk=pk)
    form = _give_form(request, request.POST)
    if not form.is_valid() or not _give(request, found, form):
        return _place(request, found, give=form)
    return redirect("presence:place", pk)


@require_POST
@keepers
def taking(request: HttpRequest, pk: int, given: int) -> HttpResponse:
    """From tomorrow the place is no longer given to these."""
    found = get_object_or_404(queries.seen(request.user), pk=pk)
    row = get_object_or_404(PlaceFor.objects.select_related("place"), pk=given, place=found)
    _try(request, lambda: actions.end_given(given=row, last=today(), by=request.user), _("Berakhir hari ini."))
    return redirect("presence:place", pk)


@require_POST
@keepers
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a place, or use it again."""
    found = get_object_or_404(queries.seen(request.user), pk=pk)
    act = actions.close_place if queries.is_open(found) else actions.reopen_place
    _try(request, lambda: act(place=found, by=request.user), _("Keadaan tempat diubah."))
    return redirect("presence:place", pk)


@require_POST
@keepers
def sharing(request: HttpRequest) -> HttpResponse:
    """Give each place nobody has to the unit of its code."""
    try:
        count = actions.give_by_code(instansi_id=request.user.instansi_id, by=request.user)  # type: ignore[union-attr]
    except Refused:
        raise Http404 from None
    messages.success(request, _("%(n)s tempat diberikan kepada unit yang kodenya sama.") % {"n": count})
    return redirect("presence:places")


def _write(request: HttpRequest, form: PlaceForm, found: WorkPlace | None, unor: Unor | None) -> WorkPlace | None:
    user: Any = request.user
    given = {"instansi_id": user.instansi_id, "place": found, "values": form.written, "unor": unor, "by": user}
    written: WorkPlace | None = _held(form, lambda: actions.write_place(**given))
    return written


def _give(request: HttpRequest, found: WorkPlace, form: GiveForm) -> Any:
    said, nip = form.cleaned_data, form.cleaned_data["nip"]
    employee = person(request.user, nip, None, Permission.ROSTER) if nip else None
    if nip and employee is None:
        form.add_error("nip", _("Pegawai dengan NIP ini tidak ada di unit yang Anda kelola."))
        return None
    whom = {"unor": said["unor"], "employee": employee, "first": said["first"], "until": form.until}
    return _held(form, lambda: actions.give_place(place=found, by=request.user, **whom))


def _held(form: Any, act: Callable[[], Any]) -> Any:
    """What an action gives; where it is refused the form says why."""
    try:
        return act()
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return None


def _try(request: HttpRequest, act: Callable[[], object], said: str) -> None:
    try:
        act()
        messages.success(request, said)
    except Refused as refused:
        messages.error(request, refused.sentence)


def _unor(request: HttpRequest) -> Unor | None:
    kode = request.POST.get("unor", "")
    return queries.units(request.user).filter(kode=kode).first() if kode else None


def _give_form(request: HttpRequest, data: Any = None) -> GiveForm:
    return GiveForm(data, units=queries.units(request.user), may_all=queries.keeps_all(request.user), prefix="beri")


def _map(request: HttpRequest, without: int | None = None) -> dict[str, Any]:
    seen = queries.looked_at(request.user)
    others = seen.exclude(pk=without) if without else seen
    words = {"in": _("Perbesar"), "out": _("Perkecil"), "nowhere": _("Posisi tidak terbaca. Izinkan lokasi di ponsel.")}
    return {"places": queries.drawn(others), "tiles": settings.TILES, "words": words}


def _place(
    request: HttpRequest, found: WorkPlace, form: PlaceForm | None = None, give: GiveForm | None = None
) -> HttpResponse:
    shown = {
        "place": found, "form": form or PlaceForm(place=found), "give": give or _give_form(request),
        "given": queries.given_to([found])[found.pk], "map": _map(request, found.pk), "today": today(),
        "may_change": queries.kept(request.user).filter(pk=found.pk).exists(), "is_open": queries.is_open(found),
        "is_kept": queries.may_keep(request.user) and queries.seen(request.user).filter(pk=found.pk).exists(),
        "door": getattr(found, "door", None),
    }  # fmt: skip
    is_wrong = any(one is not None and one.errors for one in (form, give))
    return render(request, "presence/place.html", shown, status=422 if is_wrong else 200)
