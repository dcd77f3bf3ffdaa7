"""The page where a user makes and ends her own tokens."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.accounts.models import User
from sembilan.exchange.api import actions
from sembilan.exchange.api.auth import hashed, new_secret, written
from sembilan.exchange.api.forms import TokenForm
from sembilan.exchange.api.models import Token


@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens; a new one is shown once."""
    form = TokenForm(request.POST or None)
    shown = ""
    if request.method == "POST" and form.is_valid():
        secret = new_secret()
        made = actions.give_token(
            user=cast(User, request.user),
            secret_hash=hashed(secret),
            by=request.user,
            **form.cleaned_data,
        )
        shown, form = written(made, secret), TokenForm()
    mine = Token.objects.filter(user=request.user.pk).order_by("-made_at")
    return render(request, "api/tokens.html", {"form": form, "tokens": mine, "shown": shown})


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own tokens."""
    token = get_object_or_404(Token, pk=pk, user=request.user.pk, ended_at=None)
    actions.end_token(token=token, by=request.user)
    return redirect("tokens")
