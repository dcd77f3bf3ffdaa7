"""What keeps the page of a day usable without signal: an empty page that names nobody, and what shows it."""

from __future__ import annotations

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from sembilan.web.templatetags.draw import stylesheet_url
from sembilan.worklog import shell
from sembilan.worklog.forms import PRESETS


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page a phone shows when there is no signal; it names nobody and keeps what is entered on the phone."""
    given = {"words": shell.words(), "scripts": shell.addresses(), "presets": PRESETS}
    answer = render(request, "worklog/offline.html", given)
    answer["Cache-Control"] = "no-cache"
    return answer


@login_not_required
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """What answers for the page on the phone; asked for again on each visit, so a new version comes by itself."""
    told = {"version": shell.version(), "files": [stylesheet_url(), *shell.addresses()]}
    body = f"self.harian = {json.dumps(told)};\nimportScripts({json.dumps(shell.address('worker'))});\n"
    return HttpResponse(body, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})
