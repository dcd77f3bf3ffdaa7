"""One entry of a file: what it says and said, and its addition, correction and withdrawal by an officer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.organisation.access import Permission
from sembilan.people.actions import ChangedMeanwhile, InvalidEntry, withdraw_entry
from sembilan.people.actions.direct import amend, enter
from sembilan.people.actions.rights import record_read
from sembilan.people.forms.entries import CorrectionForm, PaperForm, ReasonForm, new_token
from sembilan.people.kinds import EntryKind
from sembilan.people.queries.entry import EntryPage, at_hand, entry_page
from sembilan.people.queries.person import person_for
from sembilan.people.said import kind_of
from sembilan.people.views.file import propose_url


@require_safe
def entry(request: HttpRequest, nip: str, kind: str, pk: int) -> HttpResponse:
    """One entry with everything it said before, and who changed it."""
    page = _page(request, nip, kind, pk)
    record_read(employee=page.employee, what="personal" if page.kind.personal else "file", by=request.user)
    return render(request, "people/entry.html", {"page": page, "propose": propose_url(page.person, pk)})


@require_http_methods(["GET", "POST"])
def addition(request: HttpRequest, nip: str, kind: str) -> HttpResponse:
    """A new entry of a kind, entered directly."""
    described = _described(kind)
    employee = person_for(request.user, nip, Permission.EDIT)
    if employee is None or (described.single and described.model is type(employee)):
        raise Http404
    form, more = described.form(request.POST or None), PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and more.is_valid() & form.is_valid():
        token = str(more.cleaned_data["token"])
        given: dict[str, Any] = {"kind": kind, "texts": _texts(request), "paper": more.paper(), "by": request.user}
        try:
            return redirect("people:entry", nip, kind, enter(employee=employee, token=token, **given))
        except InvalidEntry as fault:
            _tell(form, more, fault)
    more.initial["token"] = new_token()
    return _form(request, {"kind": described, "employee": employee, "form": form, "more": more})


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, nip: str, kind: str, pk: int) -> HttpResponse:
    """An entry corrected directly; not over what somebody else has corrected meanwhile."""
    page = _page(request, nip, kind, pk, Permission.EDIT)
    if page.said is None:
        return _gone(request, page)
    held = at_hand(page.employee, page.kind, pk)
    form = page.kind.form(request.POST or None, entry=held)
    more = CorrectionForm(request.POST or None, request.FILES or None, initial=_seen(page))
    if request.method == "POST" and more.is_valid() & form.is_valid():
        try:
            _amended(request, page, held, more)
        except (InvalidEntry, ChangedMeanwhile) as fault:
            return _refused(request, page, form, more, fault)
        return redirect("people:entry", nip, kind, pk)
    return _form(request, {"kind": page.kind, "employee": page.employee, "form": form, "more": more, "page": page})


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, nip: str, kind: str, pk: int) -> HttpResponse:
    """An entry taken out; what it said stays known."""
    page = _page(request, nip, kind, pk, Permission.EDIT)
    if page.kind.single:
        raise Http404
    if page.said is None:
        return _gone(request, page)
    held = at_hand(page.employee, page.kind, pk)
    form = ReasonForm(request.POST or None, initial=_seen(page))
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_entry(entry=held, kind=kind, by=request.user, **form.cleaned_data)
        except (ChangedMeanwhile, InvalidEntry) as fault:
            return _withdrawal(request, page, _again(page, form, fault), 409)
        return redirect("people:entry", nip, kind, pk)
    return _withdrawal(request, page, form)


def _withdrawal(request: HttpRequest, page: EntryPage, form: ReasonForm, status: int = 200) -> HttpResponse:
    return render(request, "people/withdrawal.html", {"page": page, "form": form, "status": status}, status=status)


def _described(kind: str) -> EntryKind:
    described = kind_of(kind)
    if described is None:
        raise Http404
    return described


def _page(request: HttpRequest, nip: str, kind: str, pk: int, permission: Permission = Permission.READ) -> EntryPage:
    """The page of an entry this reader may see, or of one this officer may change."""
    page = entry_page(request.user, nip, _described(kind), pk, permission)
    if page is None:
        raise Http404
    return page


def _gone(request: HttpRequest, page: EntryPage) -> HttpResponse:
    """Of two officers one has withdrawn the entry: the other is led to what it said, and who took it out."""
    if request.method == "POST":
        messages.error(request, _("Butir ini baru saja diubah orang lain; perubahan Anda belum disimpan."))
    return redirect("people:entry", page.employee.nip, page.kind.code, page.pk)


def _texts(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.POST.items()}


def _seen(page: EntryPage) -> dict[str, Any]:
    return {"seen": page.recorded_at.isoformat() if page.recorded_at else "", "token": new_token()}


def _amended(request: HttpRequest, page: EntryPage, held: Any, more: CorrectionForm) -> None:
    given = {"reason": more.cleaned_data["reason"], "seen": more.cleaned_data["seen"], "paper": more.paper()}
    amend(employee=page.employee, entry=held, kind=page.kind.code, texts=_texts(request), by=request.user, **given)


def _refused(request: HttpRequest, page: EntryPage, form: Any, more: Any, fault: Exception) -> HttpResponse:
    """The form again with what was filled in: with the faults, or with what somebody else has changed meanwhile."""
    shown: dict[str, Any] = {"kind": page.kind, "employee": page.employee, "form": form, "more": more, "page": page}
    if isinstance(fault, InvalidEntry):
        _tell(form, more, fault)
        return _form(request, shown)
    page = shown["page"] = _page(request, page.employee.nip, page.kind.code, page.pk)  # as it stands by now
    if page.said is None:
        return _gone(request, page)
    shown["changed"] = page.changed_since(more.cleaned_data["seen"])
    more.data = more.data.copy()
    more.data["seen"] = _seen(page)["seen"]
    return _form(request, shown, 409)


def _again(page: EntryPage, form: ReasonForm, fault: Exception) -> ReasonForm:
    fresh = ReasonForm(initial=_seen(page) | {"reason": form.cleaned_data["reason"]})
    fresh.fault = "; ".join(fault.errors.get("", [])) if isinstance(fault, InvalidEntry) else ""  # type: ignore[attr-defined]
    return fresh


def _tell(form: Any, more: Any, fault: InvalidEntry) -> None:
    """Each sentence at its field; those of no field above all."""
    for name, said in fault.errors.items():
        holder = more if name in more.fields else form
        for sentence in said:
            holder.add_error(name if name in holder.fields else None, sentence)


def _form(request: HttpRequest, shown: dict[str, Any], status: int = 0) -> HttpResponse:
    sent = request.method == "POST"
    shown["lists"] = [name for name in ("unor", "jabatan") if name in shown["kind"].fields]
    return render(request, "people/entry_form.html", shown, status=status or (422 if sent else 200))
