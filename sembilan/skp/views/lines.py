"""The lines of an SKP, one form each: opened in its place, or as a page of its own where there is no script."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.skp import actions
from sembilan.skp.actions import Refused
from sembilan.skp.models import Skp
from sembilan.skp.queries.reach import drafted, may_write
from sembilan.skp.views import editors
from sembilan.skp.views.answers import again, given, readable_one


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A new line, or the head."""
    return _edited(request, pk, kind, 0)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, pk: int, kind: str, n: int) -> HttpResponse:
    """A line that is there."""
    return _edited(request, pk, kind, n)


@require_POST
def removal(request: HttpRequest, pk: int, kind: str, n: int) -> HttpResponse:
    """Take a line out."""
    found = _drafted(request, pk)
    row = editors.dropped(found, kind, n)
    if row is not None:
        seen = request.POST.get("seen", "")
        try:
            actions.drop_line(skp=found, line=row, seen=int(seen) if seen.isdecimal() else None, by=request.user)
        except Refused as refused:
            return _refused(request, found, refused.sentence)
    return _back(request, found, "hasil")


def _edited(request: HttpRequest, pk: int, kind: str, n: int) -> HttpResponse:
    found = _drafted(request, pk)
    editor = editors.editor_of(found, kind, n, request)
    if editor is None:
        raise Http404
    if request.method == "POST":
        fault, status = _kept(request, editor)
        return _form(request, editor, fault, status) if status else _back(request, found, editor.place)
    if not may_write(request.user, found):
        return _refused(request, found, actions.not_writable(found))
    return _form(request, editor)


def _form(request: HttpRequest, editor: editors.Editor, fault: str = "", status: int = 200) -> HttpResponse:
    found = editor.skp
    shown = {"skp": found, "form": editor.form, "editor": editor, "fault": fault, "removable": editor.removable}
    if getattr(request, "htmx", False):  # which puts only an answer of 200 in its place
        return render(request, "skp/line.html#form", shown)
    return render(request, "skp/line.html", shown, status=status)


def _kept(request: HttpRequest, editor: editors.Editor) -> tuple[str, int]:
    """Do what the form says; else the sentence and the status. What was typed stays on the form."""
    if not editor.form.is_valid():
        return _("Periksa isian yang ditandai."), 422
    try:
        editor.put(request.user)
    except Refused as refused:
        editor.take_newest(readable_one(request, editor.skp.pk))
        return refused.sentence, 409
    return "", 0


def _drafted(request: HttpRequest, pk: int) -> Skp:
    """An SKP this reader writes in while it is open; any other is not there for writing."""
    return get_object_or_404(drafted(request.user).select_related("employee", "unor"), pk=pk)


def _refused(request: HttpRequest, skp: Skp, fault: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        return _whole(request, skp, fault)
    return again(request, skp, fault)


def _back(request: HttpRequest, skp: Skp, place: str) -> HttpResponse:
    """With a script the whole form again, in place; without, the page at the line."""
    if getattr(request, "htmx", False):
        return _whole(request, skp)
    return redirect(f"{reverse('skp:one', args=[skp.pk])}#{place}")


def _whole(request: HttpRequest, skp: Skp, fault: str = "") -> HttpResponse:
    now = readable_one(request, skp.pk)
    answer = render(request, "skp/one.html#skp", given(request, now, fault))
    answer["HX-Retarget"], answer["HX-Reswap"] = "#skp", "outerHTML"
    return answer
