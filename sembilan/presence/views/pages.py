"""The page on the phone, what makes it an app, and what keeps it there without signal."""

from __future__ import annotations

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sembilan.presence import shell
from sembilan.web.templatetags.draw import stylesheet_url

ICONS = (("192", "any"), ("512", "any"), ("512", "maskable"))


@login_not_required
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page itself; it names nobody, so it opens also when the session has ended and presses still wait."""
    get_token(request)
    return HttpResponse(shell.page(request), headers={"Cache-Control": "no-cache"})


@login_not_required
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """What answers for the page on the phone; asked for again on each visit, so a new version comes by itself."""
    files = [stylesheet_url(), *(shell.address(name) for name in shell.SCRIPTS)]
    scripts = json.dumps([shell.address(name) for name in (*shell.SENDING, "worker")])
    given = {"version": shell.version(), "lang": get_language(), "files": files}
    told = f"self.hadir = {{ {', '.join(f'{name}: {json.dumps(value)}' for name, value in given.items())} }};\n"
    body = f"{told}importScripts(...{scripts});\n"
    return HttpResponse(body, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@login_not_required
@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """What the phone asks before it puts the page among its apps."""
    icons = [
        {"src": static(f"presence/icon-{'maskable-' if purpose == 'maskable' else ''}{size}.png"),
         "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, purpose in ICONS
    ]  # fmt: skip
    told = {
        "id": "/hadir/", "name": _("Presensi Sembilan"), "short_name": _("Presensi"), "lang": get_language(),
        "start_url": "/hadir/", "scope": "/hadir/", "display": "standalone", "orientation": "portrait",
        "background_color": "#f4f7f6", "theme_color": "#0b5d57", "icons": icons,
    }  # fmt: skip
    return JsonResponse(told, content_type="application/manifest+json")
