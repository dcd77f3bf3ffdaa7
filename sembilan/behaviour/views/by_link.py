"""The public page of a link: the served answer without a login and without a name."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sembilan.accounts.arrival import address_of
from sembilan.behaviour.actions import Refused, answer_by_link
from sembilan.behaviour.forms import AnswerForm, sent
from sembilan.behaviour.models import Link
from sembilan.behaviour.patience import must_wait
from sembilan.behaviour.queries import served
from sembilan.behaviour.queries.in_force import parameter, questions
from sembilan.organisation.access import today
from sembilan.people.queries.places import named
from sembilan.records.actions import actor_name
from sembilan.records.tenancy import tenant

ANYBODY = "web:tautan"  # who answers by a link is nobody the log could name


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, code: str) -> HttpResponse:
    """Answer the questions about one person, once; a code the site did not make names nothing."""
    known = served.named_by(code)
    if (known is None or request.method == "POST") and must_wait(address_of(request)):
        return _say(request, _("Terlalu sering dicoba dari tempat ini. Tunggu seperempat jam lalu coba lagi."), 429)
    if known is None:
        raise Http404
    with tenant(known[0]):
        rows = Link.objects.select_related("employee__instansi", "round")
        return _asked(request, get_object_or_404(rows, pk=known[1]))


def _asked(request: HttpRequest, link: Link) -> HttpResponse:
    if link.is_used:
        return _say(request, _("Tautan ini sudah dipakai. Setiap tautan hanya untuk satu jawaban."), 410)
    if link.round.closed_on is not None or link.round.closes_on < today():
        return _say(request, _("Kuesioner ini sudah ditutup. Terima kasih sudah datang."), 410)
    if _is_near(request, link):
        return _say(request, _("Tautan ini untuk yang dilayani, bukan untuk pegawai itu sendiri atau atasannya."), 403)
    form, fault = AnswerForm(sent(request), questions=questions(link.employee.instansi, today())), ""
    if form.is_bound and form.is_valid():
        try:
            answer_by_link(link=link, marks=form.marks, remark=form.cleaned_data["remark"], by=ANYBODY)
            return _say(request, "", 200)
        except Refused as refused:
            fault = refused.sentence
    return _page(request, link, form, fault)


def _is_near(request: HttpRequest, link: Link) -> bool:
    if getattr(request.user, "instansi_id", None) != link.instansi_id:
        return False
    return actor_name(request.user) == link.employee.nip or served.may_name(request.user, link.employee)


def _say(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "behaviour/link_over.html", {"sentence": sentence}, status=status)


def _page(request: HttpRequest, link: Link, form: AnswerForm, fault: str) -> HttpResponse:
    person = named([link.employee.nip], today()).get(link.employee.nip)
    given = {
        "person": person or link.employee, "form": form, "fault": fault, "round": link.round,
        "asked": [form[name] for name in form.fields if name != "remark"], "region": link.employee.instansi,
        "least": parameter(link.employee.instansi, today(), "least_raters"),
    }  # fmt: skip
    return render(request, "behaviour/by_link.html", given, status=422 if form.errors or fault else 200)
