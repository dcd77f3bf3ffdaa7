"""The gallery: every component in every state, for who builds a page and for the tests."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sembilan.web import gallery as examples
from sembilan.web.navigation import signed_in


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Open to all while developing and in the demo, else to who is signed in."""
    is_open = settings.DEBUG or getattr(settings, "DEMO", False)
    if not is_open and not signed_in(request):
        return redirect_to_login(request.get_full_path())
    return render(request, "web/gallery.html", examples.context(request.GET.get("halaman", "1")))
