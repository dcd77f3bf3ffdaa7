"""What the pages of officers share: who gets in, and a refusal that becomes a sentence over the form."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse

from sembilan.records.actions import Refused
from sembilan.worktime.queries import reach

R = TypeVar("R")
View = Callable[..., HttpResponse]


def officers_only(view: View) -> View:
    """For who sets hours of work somewhere; for others the page is not there."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **values: object) -> HttpResponse:
        if not reach.sets_hours(request.user):
            raise Http404
        return view(request, **values)

    return guarded


def lookers_too(view: View) -> View:
    """For who inspects as well, to read; what is sent is for officers."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **values: object) -> HttpResponse:
        may = reach.sees_schedules if request.method in ("GET", "HEAD") else reach.sets_hours
        if not may(request.user):
            raise Http404
        return view(request, **values)

    return guarded


def taken(form: forms.Form, act: Callable[[], R]) -> R | None:
    """What the action gives; where it refuses, nothing, and its sentence stands over the form."""
    try:
        return act()
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return None
