"""The entries of the navigation that lead to rights: each only for whom there is something to see."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import Source
from sembilan.people.access import may_somewhere, scope_for
from sembilan.people.queries.rights import RECORDS_ACTING, SEES, duties
from sembilan.web.navigation import NavItem, signed_in

GROUP = _("Kepegawaian")


def sees_rights(request: HttpRequest) -> bool:
    """Whether there are rights this reader may see."""
    return signed_in(request) and any(may_somewhere(request.user, one) for one in SEES)


def records_acting(request: HttpRequest) -> bool:
    """Whether this reader records a Plt or Plh."""
    return signed_in(request) and any(may_somewhere(request.user, one) for one in RECORDS_ACTING)


def has_duties(request: HttpRequest) -> bool:
    """Whether this reader has a duty to leave to another, or had one left to her."""
    if not signed_in(request):
        return False
    lent = any(right.source == Source.DELEGATION for right in scope_for(request.user).rights)
    return lent or bool(duties(request.user))


def own_looks(request: HttpRequest) -> str:
    """Who looked at the reader."""
    return reverse("people:looks", args=[getattr(request.user, "nip", "")])


ITEMS = (
    NavItem(_("Siapa melihat data saya"), own_looks, group=_("Saya"), icon="user-question", order=70),
    NavItem(_("Pelimpahan tugas"), "people:delegations", group=_("Saya"), icon="users", visible=has_duties, order=75),
    NavItem(_("Plt/Plh"), "people:acting", group=GROUP, icon="user", visible=records_acting, order=80),
    NavItem(_("Hak akses"), "people:rights", group=GROUP, icon="shield-check", visible=sees_rights, order=85),
)
