"""The start page of each role, the month's page, what needs a look, and the publication of an area."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.home.forms import LooksForm, PublicationForm
from sembilan.home.queries import month as queries
from sembilan.home.queries import start as starts
from sembilan.home.queries.mine import mine as own_file
from sembilan.runs import actions
from sembilan.runs.models import Run
from sembilan.terms.month import Month
from sembilan.web import desk


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The page of the reader's highest role."""
    template, given = starts.page_for(request.user)
    given["tasks"] = desk.tasks(request, given["tasks"])
    return render(request, template, given)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own file as the start page shows it, fetched once the rest of it stands."""
    return render(request, "home/start/mine.html", {"mine": own_file(request.user)})


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The month asked for, else the newest one."""
    wanted = request.GET.get("bulan", "")
    try:
        month = Month.parse(wanted) if wanted else queries.newest()
    except ValueError:
        raise Http404 from None
    if queries.paths_for(request.user) is False:
        raise Http404
    return redirect("home:month", month) if month else render(request, "home/none.html")


@require_safe
def month_page(request: HttpRequest, month: Month) -> HttpResponse:
    """Where the month stands; without the frame when only the computations are asked for again."""
    page = queries.month_page(request.user, month)
    if page is None:
        raise Http404
    is_fragment = getattr(request, "htmx", False)
    return render(request, "home/month.html#runs" if is_fragment else "home/month.html", {"page": page})


@require_safe
def looks(request: HttpRequest, month: Month) -> HttpResponse:
    """What needs a look, one kind at a time."""
    form = LooksForm(request.GET)
    page = queries.looks_page(request.user, month, form.cleaned_data) if form.is_valid() else None
    if page is None:
        raise Http404
    return render(request, "home/looks.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, month: Month, area: str) -> HttpResponse:
    """Asks once more, then publishes the run its reader saw; sending it twice changes nothing."""
    state = queries.to_publish(request.user, month, area)
    if state is None:
        raise Http404
    form = PublicationForm(request.POST or None)
    run = queries.run_to_publish(month, area, form.cleaned_data["run"]) if form.is_valid() else None
    if run is None:
        status = 422 if request.method == "POST" else 200
        return render(request, "home/publication.html", {"state": state, "month": month}, status=status)
    _publish(request, run)
    return redirect("home:month", month)


def _publish(request: HttpRequest, run: Run) -> None:
    try:
        actions.publish(run=run, by=request.user)
        messages.success(
            request, _("%(area)s terbit. Pegawai kini melihat angkanya.") % {"area": run.get_area_display()}
        )
    except actions.Refused as refused:
        messages.error(request, str(refused))
