"""Official travel: one's own, a new surat tugas, the report."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.documents.content import Unacceptable
from sembilan.leave import actions
from sembilan.leave.actions import Refused
from sembilan.leave.forms import OrderForm, ReportForm
from sembilan.leave.kinds import Kind
from sembilan.leave.queries.reach import readable
from sembilan.leave.queries.shown import line
from sembilan.leave.views.single import readable_one
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

A_PAGE = 30


@require_safe
def travels(request: HttpRequest) -> HttpResponse:
    """The travels this person may see: her own, and of those she decides on or looks after."""
    rows = (
        readable(request.user)
        .filter(kind=Kind.DINAS_LUAR)
        .select_related("employee", "report")
        .order_by("-first", "-pk")
    )
    page = Paginator(rows.order_by("-first", "-pk"), A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "lines": [line(one) for one in page], "me": actor_name(request.user), "today": today()}
    return render(request, "leave/travels.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest) -> HttpResponse:
    """Have a surat tugas made."""
    form = OrderForm(request.POST, request.FILES) if request.method == "POST" else OrderForm()
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            made = actions.order(
                people=_people(form, request), errand=form.errand, upload=form.upload,
                token=form.cleaned_data["token"], by=request.user,
            )  # fmt: skip
            messages.success(request, _("Surat tugas dibuat untuk %(n)s orang.") % {"n": len(made)})
            return redirect("leave:one", made[0].pk) if _is_seen(request, made[0].pk) else redirect("leave:travels")
        except (Refused, Unacceptable) as refused:
            fault = refused.sentence
    given = {"form": form, "fault": fault}
    return render(request, "leave/order.html", given, status=422 if form.errors or fault else 200)


@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in what came of a travel."""
    found, form = readable_one(request, pk), ReportForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Tulis laporannya dahulu."))
        return redirect("leave:one", pk)
    try:
        actions.report(request=found, text=form.cleaned_data["text"], upload=form.upload, by=request.user)
        messages.success(request, _("Laporan diserahkan."))
    except (Refused, Unacceptable) as refused:
        messages.error(request, refused.sentence)
    return redirect("leave:one", pk)


def _people(form: OrderForm, request: HttpRequest) -> list[Employee]:
    """Those who are named, in the order they were; nobody named is oneself."""
    nips = form.named or [actor_name(request.user)]
    found = {one.nip: one for one in Employee.objects.select_related("instansi").filter(nip__in=nips)}
    unknown = [nip for nip in nips if nip not in found]
    if unknown:
        raise Refused(_("NIP ini tidak ditemukan: %(nips)s.") % {"nips": ", ".join(unknown)})
    return [found[nip] for nip in nips]


def _is_seen(request: HttpRequest, pk: int) -> bool:
    return readable(request.user).filter(pk=pk).exists()
