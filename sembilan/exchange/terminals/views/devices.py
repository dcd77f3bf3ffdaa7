"""Terminals: the address they call, the list, one of them, and what is done about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.attendance import actions as attendance
from sembilan.attendance.models import ClockOffset, Terminal
from sembilan.exchange.terminals import actions, door, jobs, queries, showing
from sembilan.exchange.terminals.forms import ClockForm, NewPullForm, OpenForm, OrderForm, PullForm
from sembilan.exchange.terminals.views.guards import for_lookers, for_officers, said_or_refused
from sembilan.organisation.access import Permission
from sembilan.people.access import may

PAGE = 50


@csrf_exempt
@login_not_required
def knock(request: HttpRequest, what: str) -> HttpResponse:
    """Terminals are answered before this by the door; here for who comes past it."""
    return door.answer(request, what)


@require_http_methods(["GET", "HEAD"])
@for_lookers
def listing(request: HttpRequest) -> HttpResponse:
    """Every terminal she looks after or inspects, and those that wait."""
    keeps = queries.keeps(request.user)
    asked = request.GET.get("seri", "").strip() if keeps else ""
    told = {
        "terminals": queries.shown(request.user, timezone.now()),
        "waiting": queries.waiting(asked),
        "asked": asked,
        "is_shared": keeps and queries.is_shared(),
        "keeps": keeps,
        "strange": queries.strange(request.user).count(),
        "site": request.build_absolute_uri("/"),
    }
    return render(request, "terminals/list.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def opening(request: HttpRequest, serial: str) -> HttpResponse:
    """Say whose a terminal is that called; from then on its lines count."""
    instansi: Any = request.instansi  # type: ignore[attr-defined]
    found = get_object_or_404(queries.to_open(request.user, instansi), serial=serial)
    form = OpenForm(request.POST or None, by=request.user, initial=showing.as_known(found, instansi))
    if request.method == "POST" and form.is_valid():
        said = {"instansi": instansi, "serial": serial, "by": request.user, **form.cleaned_data}
        if said_or_refused(request, lambda: actions.approve(**said), _("Mesin diterima; semua isinya diminta.")):
            return redirect("terminals:list")
    return render(request, "terminals/opening.html", {"door": found, "form": form})


@require_http_methods(["GET", "HEAD"])
@for_lookers
def terminal(request: HttpRequest, terminal: Terminal) -> HttpResponse:
    """One terminal: how it is, its last lines, what it was told, how its clock was."""
    return render(request, "terminals/terminal.html", showing.of(terminal, request.user))


@require_POST
@for_officers
def closing(request: HttpRequest, terminal: Terminal) -> HttpResponse:
    """Take nothing more from it."""
    actions.close(terminal=terminal, by=request.user)
    messages.success(request, _("Mesin ditutup. Baris yang sudah masuk tetap ada."))
    return redirect("terminals:list")


@require_POST
@for_officers
def orders(request: HttpRequest, terminal: Terminal) -> HttpResponse:
    """Tell it to do something."""
    form = OrderForm(request.POST)
    if form.is_valid() and showing.may_order(form.cleaned_data["what"], request.user):
        said = {"what": form.cleaned_data["what"], "span": showing.span(form), "by": request.user}
        sentence = _("Perintah dititipkan; mesin mengambilnya saat menghubungi server.")
        said_or_refused(request, lambda: actions.order(terminal=terminal, **said), sentence)
    else:
        messages.error(request, " ".join(map(str, form.non_field_errors())) or _("Perintah itu tidak dikenal di sini."))
    return redirect("terminals:terminal", terminal.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def clock(request: HttpRequest, terminal: Terminal) -> HttpResponse:
    """Say how its clock was: first what would shift, then for good."""
    _for_editors(request)
    form = ClockForm(request.POST or None, zone=terminal.zone)
    told: dict[str, Any] = {"terminal": terminal, "form": form}
    if request.method == "POST" and form.is_valid():
        said = {"terminal": terminal, "by": request.user, **form.cleaned_data}
        if "pasti" not in request.POST:
            told["touched"] = queries.touched(terminal, said["since"], said["until"])
        elif said_or_refused(request, lambda: attendance.correct_clock(**said), _("Koreksi jam dicatat.")):
            return redirect("terminals:terminal", terminal.pk)
    return render(request, "terminals/clock.html", told)


def _for_editors(request: HttpRequest) -> None:
    if not may(request.user, Permission.EDIT):
        raise Http404


@require_POST
@for_officers
def clock_end(request: HttpRequest, terminal: Terminal, offset: int) -> HttpResponse:
    """A correction was wrong."""
    _for_editors(request)
    attendance.withdraw_clock(offset=get_object_or_404(ClockOffset, pk=offset, terminal=terminal), by=request.user)
    messages.success(request, _("Koreksi jam dicabut; baris-barisnya dihitung seperti aslinya."))
    return redirect("terminals:terminal", terminal.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_lookers
def apart(request: HttpRequest, terminal: Terminal) -> HttpResponse:
    """Lines that do not count, and what is decided of them."""
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("baris") if one.isdigit() and len(one) < 18]
        said: dict[str, Any] = {"apart": chosen, "counts": request.POST.get("putusan") == "hitung", "by": request.user}
        said_or_refused(request, lambda: actions.judge(terminal=terminal, **said), _("Putusan dicatat."))
        return redirect("terminals:apart", terminal.pk)
    page = Paginator(queries.apart(terminal), PAGE).get_page(request.GET.get("halaman"))
    told = {"terminal": terminal, "page": page, "is_kept": queries.is_kept(request.user, terminal)}
    return render(request, "terminals/apart.html", told)


@require_http_methods(["GET", "HEAD"])
@for_lookers
def apart_file(request: HttpRequest, terminal: Terminal) -> HttpResponse:
    """The same lines as a file."""
    return showing.apart_as_file(terminal)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def pull(request: HttpRequest, terminal: Terminal) -> HttpResponse:
    """Where it is asked for its log; with a button that asks at once."""
    known = queries.pull_of(terminal)
    if request.method == "POST" and "sekarang" in request.POST and known:
        jobs.ask(known)
        messages.success(request, _("Mesin ditanya sekarang; hasilnya tampak di halaman ini."))
        return redirect("terminals:terminal", terminal.pk)
    form = PullForm(request.POST or None, initial=showing.pull_as_said(known))
    if request.method == "POST" and form.is_valid():
        actions.pull_from(terminal=terminal, by=request.user, **form.cleaned_data)
        messages.success(request, _("Alamat mesin disimpan; log-nya ditarik berkala."))
        return redirect("terminals:terminal", terminal.pk)
    return render(request, "terminals/pull.html", {"terminal": terminal, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def new_pull(request: HttpRequest) -> HttpResponse:
    """A terminal that does not push."""
    instansi: Any = request.instansi  # type: ignore[attr-defined]
    form = NewPullForm(request.POST or None, by=request.user, initial={"zone": instansi.zone})
    if request.method == "POST" and form.is_valid():
        made = actions.open_pulled(instansi=instansi, by=request.user, **form.cleaned_data)
        return redirect("terminals:terminal", made.pk)
    return render(request, "terminals/pull.html", {"form": form})
