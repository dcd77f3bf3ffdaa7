"""Whom the token's user may see; another is not there."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError

from sembilan.organisation.access import Permission
from sembilan.people.access import person
from sembilan.people.models import Employee


class Unclear(Exception):
    """What was asked means nothing; sentences by field."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.errors = {name: [str(one) for one in said] for name, said in form.errors.items()}


def found(request: HttpRequest, nip: str, permission: Permission = Permission.READ) -> Employee:
    """A person the token's user may see; another is not there."""
    employee = person(request.user, nip, permission=permission)
    if employee is None:
        raise HttpError(404, _("Orang ini tidak ditemukan."))
    return employee
