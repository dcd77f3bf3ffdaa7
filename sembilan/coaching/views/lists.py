"""Lists: whom one must help, the region in counts, what does not fit together, the lowest by a composite index."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.coaching import actions
from sembilan.coaching.forms import LookForm, WordForm
from sembilan.coaching.models import Problem
from sembilan.coaching.queries import lists, reach, shown
from sembilan.coaching.queries.laws import Laws
from sembilan.coaching.span import LENGTHS, Span
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.records.actions import Refused
from sembilan.terms.frames.crosscheck import CHECKS

A_PAGE = 30
OFFERED = {1: 6, 3: 4, 6: 2}  # how many periods of each length are offered for a look


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Those whom one must help, by period and state."""
    given = _period(request)
    span = given["span"]
    if span:
        page = Paginator(lists.problems(request.user, span, request.GET.dict()), A_PAGE)
        shown_page = page.get_page(request.GET.get("halaman"))
        given |= {"page": shown_page, "lines": lists.lines(shown_page)}
        given |= {"counts": lists.state_counts(request.user, span), "tabs": lists.TABS, "kinds": Problem.Class.choices}
    return render(request, "coaching/list.html", given | _asked(request) | {"tones": shown.TONES})


@require_safe
def region(request: HttpRequest) -> HttpResponse:
    """The region by office and class, without a name."""
    if not reach.sees_counts(request.user):
        raise Http404
    given = _period(request, counting=True)
    if span := given["span"]:
        rows = lists.by_office(span)
        totals = {kind: sum(row.kinds.get(kind, 0) for row in rows) for kind in Problem.Class.values}
        given |= {"rows": rows, "totals": totals, "parts": _parts(totals), "checks": _checked(span)}
    return render(request, "coaching/region.html", given | _asked(request))


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """What does not fit together about one's people, each with its numbers."""
    given = _period(request)
    if span := given["span"]:
        rows = lists.contradictions(request.user, span, request.GET.dict())
        page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
        laws = Laws(request.user.instansi)  # type: ignore[union-attr]
        given |= {"page": page, "lines": [_told(laws, one) for one in page]}
        given |= {"kinds": [(one, shown.check_word(one)) for one in CHECKS]}
    return render(request, "coaching/checks.html", given | {"is_all": request.GET.get("lihat") == "semua"})


@require_POST
def explanation(request: HttpRequest, pk: int) -> HttpResponse:
    """Explain one of them with a word."""
    found, form = get_object_or_404(reach.contradictions(request.user), pk=pk), WordForm(request.POST)
    try:
        text = form.cleaned_data["text"] if form.is_valid() else ""
        actions.explain(contradiction=found, text=text, by=request.user)
        messages.success(request, _("Penjelasan tersimpan."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect(f"{_checks_url()}?periode={found.span}")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The lowest names of each office by the region's index, for who must help."""
    given = _period(request)
    if span := given["span"]:
        laws = Laws(request.user.instansi)  # type: ignore[union-attr]
        page = Paginator(lists.lowest(request.user, span), A_PAGE).get_page(request.GET.get("halaman"))
        given |= {"page": page, "lines": [(one, shown.index(laws, one)) for one in page]}
    return render(request, "coaching/index.html", given)


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Have a period looked at: of one's unit, or of the region."""
    if not reach.helps(request.user):
        raise Http404
    form, user = LookForm(request.POST), request.user
    try:
        if not form.is_valid():
            raise Refused(_("Pilih periode dari daftar."))
        kode = form.cleaned_data["unor"]
        unor = get_object_or_404(reach.units(user), kode=kode) if kode else None
        actions.ask_look(instansi_id=user.instansi_id, span=form.cleaned_data["span"], unor=unor, by=user)  # type: ignore[union-attr]
        messages.success(request, _("Sedang dicari. Hasilnya tampil di sini sebentar lagi."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("coaching:list")


def _checks_url() -> str:
    return redirect("coaching:checks").url


def _period(request: HttpRequest, *, counting: bool = False) -> dict[str, Any]:
    """The period asked for, and how its newest look stands; whoever helps nobody is told that nothing is here."""
    if not counting and not reach.helps(request.user):
        raise Http404
    known = lists.spans()
    span = lists.span_of(request.GET.get("periode", ""), known)
    look = lists.latest_look(span)
    known = known if span is None or span in known else [span, *known]
    return {"span": span, "spans": known, "look": look, "sees_counts": reach.sees_counts(request.user)}


def _asked(request: HttpRequest) -> dict[str, Any]:
    """What a look can be asked for, and the filters as they stand."""
    offered = [Span.before(today(), months).plus(-n) for months in LENGTHS for n in range(OFFERED[months])]
    units: list[Unor] = list(reach.units(request.user)[:200]) if reach.helps(request.user) else []
    asked = {name: request.GET.get(name, "") for name in ("keadaan", "kelas", "unit")}
    running = lists.latest_look(None)
    return {"offered": offered, "units": units, "asked": asked, "helps_all": reach.helps_all(request.user),
            "running": running if running and running.is_running else None, "newest": running}  # fmt: skip


def _parts(totals: dict[int, int]) -> list[dict[str, Any]]:
    """The classes as parts of a bar."""
    labels = dict(Problem.Class.choices)
    return [{"label": str(labels[kind]), "value": number, "text": str(number), "tone": kind}
            for kind, number in totals.items() if number]  # fmt: skip


def _checked(span: Span) -> list[tuple[str, int]]:
    counts = lists.check_counts(span)
    return [(shown.check_word(kind), counts[kind]) for kind in CHECKS if kind in counts]


def _told(laws: Laws, one: Any) -> dict[str, Any]:
    return {"one": one, "word": shown.check_word(one.kind), "steps": shown.check(laws, one)}
