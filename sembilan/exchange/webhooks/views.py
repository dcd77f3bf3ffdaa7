"""Pages about hooks: the list, one with its messages, and what is done with it."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.exchange.webhooks import actions
from sembilan.exchange.webhooks.forms import HookForm
from sembilan.exchange.webhooks.models import Delivery, Hook
from sembilan.exchange.webhooks.verbs import VERBS
from sembilan.organisation.access import Permission
from sembilan.people.access import may

PAGE, MOST = 50, 500


def for_editors(view: Any) -> Any:
    """Only who may edit the record of the whole region decides who else is told of it."""

    @wraps(view)
    def guarded(request: HttpRequest, **place: Any) -> HttpResponse:
        if not may(request.user, Permission.EDIT):
            raise Http404
        answer: HttpResponse = view(request, **place)
        return answer

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def hooks(request: HttpRequest) -> HttpResponse:
    """Every hook, and a form for another."""
    form = HookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hook, secret = actions.open_hook(instansi=request.instansi, by=request.user, **form.cleaned_data)  # type: ignore[attr-defined]
        return render(request, "webhooks/secret.html", {"hook": hook, "secret": secret})
    found = Hook.objects.order_by("-is_active", "name", "pk")
    return render(request, "webhooks/hooks.html", {"form": form, "hooks": found, "titles": VERBS})


@require_http_methods(["GET", "HEAD"])
@for_editors
def hook(request: HttpRequest, pk: int) -> HttpResponse:
    """One hook with its messages."""
    found = get_object_or_404(Hook, pk=pk)
    messages_of = Delivery.objects.filter(hook=found).select_related("event").order_by("-pk")
    if state := request.GET.get("keadaan", ""):
        messages_of = messages_of.filter(state=state)
    page = Paginator(messages_of, PAGE).get_page(request.GET.get("halaman"))
    told = {"hook": found, "page": page, "state": state, "states": Delivery.State.choices}
    return render(request, "webhooks/hook.html", told)


@require_POST
@for_editors
def secret(request: HttpRequest, pk: int) -> HttpResponse:
    """A new secret, shown once."""
    found = get_object_or_404(Hook, pk=pk)
    given = actions.renew_secret(hook=found, by=request.user)
    return render(request, "webhooks/secret.html", {"hook": found, "secret": given})


@require_POST
@for_editors
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell it nothing more."""
    actions.close_hook(hook=get_object_or_404(Hook, pk=pk), by=request.user)
    return redirect("webhooks:hooks")


@require_POST
@for_editors
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a message that says nothing."""
    actions.try_hook(hook=get_object_or_404(Hook, pk=pk, is_active=True), by=request.user)
    return redirect("webhooks:hook", pk)


@require_POST
@for_editors
def replays(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one message again, or all that failed."""
    found = get_object_or_404(Hook, pk=pk, is_active=True)
    wanted = Delivery.objects.filter(hook=found)
    one = request.POST.get("pesan", "")
    chosen = wanted.filter(pk=int(one)) if one.isdigit() else wanted.filter(state=Delivery.State.FAILED)
    sent = actions.replay(hook=found, deliveries=list(chosen.order_by("pk")[:MOST]), by=request.user)
    messages.info(request, _("%(sent)s pesan dikirim ulang.") % {"sent": sent})
    return redirect("webhooks:hook", pk)
