"""One's own SKP of all years and posts, those of another person, a new one, a change of post."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.organisation.access import today
from sembilan.people.access import visible
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.skp import actions
from sembilan.skp.actions import Refused
from sembilan.skp.forms import NewForm
from sembilan.skp.models import Skp
from sembilan.skp.queries import offers
from sembilan.skp.queries.lists import page_of_person


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """One's own SKP."""
    person = Employee.objects.select_related("instansi").filter(nip=actor_name(request.user)).first()
    return render(request, "skp/own.html", page_of_person(request.user, person, today()) | {"is_own": True})


@require_safe
def of_person(request: HttpRequest, nip: str) -> HttpResponse:
    """The SKP of another."""
    found = get_object_or_404(visible(request.user).select_related("instansi"), nip=nip)
    record_read(employee=found, what="file", by=request.user, about="skp")
    return render(request, "skp/own.html", page_of_person(request.user, found, today()) | {"is_own": False})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin the SKP of a post held in a year."""
    person, year = _me(request), _year(request)
    posts = {one.key: one for one in offers.posts_without(person, year)}
    choices = [(key, offers.said_post(one)) for key, one in posts.items()]
    form = NewForm(request.POST or None, posts=choices, earlier=offers.earlier(person, year))
    twin = _twin(request, person)
    if twin is not None:
        return redirect("skp:one", twin.pk)
    if form.is_bound and form.is_valid():
        made = _made(request, person, form, posts)
        if made is not None:
            return made
    shown = {"form": form, "year": year, "has_posts": bool(posts), "years": (today().year, today().year + 1)}
    return render(request, "skp/new.html", shown, status=422 if form.errors else 200)


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Close the SKP of the post that was left and begin that of the new one."""
    try:
        made = actions.close_on_move(employee=_me(request), by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("skp:own")
    messages.success(request, _("SKP jabatan lama ditutup sehari sebelum jabatan baru."))
    return redirect("skp:one", made[0].pk) if made else redirect("skp:own")


def _me(request: HttpRequest) -> Employee:
    return get_object_or_404(Employee.objects.select_related("instansi"), nip=actor_name(request.user))


def _year(request: HttpRequest) -> int:
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today().year
    if not 2022 <= year <= today().year + 1:  # the form is that of PermenPANRB 6/2022
        raise Http404
    return year


def _twin(request: HttpRequest, person: Employee) -> Skp | None:
    """What the first of two equal forms began."""
    token = NewForm(request.POST, posts=[], earlier=[])["token"].value() if request.method == "POST" else None
    try:
        return Skp.objects.filter(employee=person, token=token).first() if token else None
    except (ValueError, TypeError):
        return None


def _made(request: HttpRequest, person: Employee, form: NewForm, posts: dict[str, Any]) -> HttpResponse | None:
    given = form.cleaned_data
    copied = Skp.objects.filter(employee=person, pk=given["copied"] or 0).first()
    post = posts[given["post"]]
    try:
        made = actions.make_skp(
            employee=person, year=post.first.year, post=post, copied=copied, approach=given["approach"],
            token=given["token"], by=request.user,
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return None
    return redirect("skp:one", made.pk)
