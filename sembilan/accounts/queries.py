"""Reads about signing in."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from sembilan.accounts import sealed
from sembilan.accounts.models import EntryCode, Refusal, SecondFactor, SessionMark, User
from sembilan.organisation import access
from sembilan.organisation.models import Grant

PATIENCE = dt.timedelta(minutes=15)
TRIES = 5
FACTOR_TRIES = 30  # an hour, wherever from: who comes so far has the password already
MAILS = 3  # an hour
HOUR = dt.timedelta(hours=1)
Role = Grant.Role
GUARDED = {
    Role.VERIFIKATOR, Role.BKD, Role.BENDAHARA, Role.KOMITE, Role.PPK, Role.INSPEKTORAT, Role.ADMIN,
}  # fmt: skip


def must_wait(nip: str, address: str) -> bool:
    """Whether this NIP was refused too often from this address lately; other addresses are not concerned."""
    since = timezone.now() - PATIENCE
    tries = Refusal.objects.filter(nip=nip, address=address, at__gt=since).exclude(what=Refusal.At.RESET)
    return tries.count() >= TRIES


def must_wait_for_factor(nip: str, address: str) -> bool:
    """Whether second factors were tried too often: from here lately, or with the right password from anywhere."""
    lately = Refusal.objects.filter(nip=nip, what=Refusal.At.FACTOR, at__gt=timezone.now() - HOUR)
    return must_wait(nip, address) or lately.count() >= FACTOR_TRIES


def must_wait_for_mail(nip: str, address: str) -> bool:
    """Whether links for a new password were asked for too often: by this address, or for this NIP."""
    asked = Refusal.objects.filter(what=Refusal.At.RESET)
    from_here = asked.filter(address=address, at__gt=timezone.now() - PATIENCE)
    lately = asked.filter(nip=nip, at__gt=timezone.now() - HOUR)
    return from_here.count() >= TRIES or lately.count() >= MAILS


def is_guarded(nip: str) -> bool:
    """Whether a role of this person asks for a second factor."""
    return any(right.role in GUARDED for _, right in access.given(access.today(), [nip]))


def must_add_factor(user: User) -> bool:
    """Whether a second factor must be set up before anything else opens."""
    required: bool = settings.SECOND_FACTOR_REQUIRED
    return required and is_guarded(user.nip) and not has_factor(user)


def factors(user: User) -> QuerySet[SecondFactor]:
    """The second factors of a user, without the recovery codes."""
    return SecondFactor.objects.filter(user=user).exclude(kind=SecondFactor.Kind.RECOVERY).order_by("added_at", "pk")


def has_factor(user: User) -> bool:
    """Whether a user has a second factor."""
    return factors(user).exists()


def totp(user: User) -> SecondFactor | None:
    """The authenticator app of a user."""
    return SecondFactor.objects.filter(user=user, kind=SecondFactor.Kind.TOTP).first()


def passkeys(user: User) -> dict[str, SecondFactor]:
    """The passkeys of a user by what is known of them."""
    return {sealed.unseal(f.sealed): f for f in factors(user).filter(kind=SecondFactor.Kind.PASSKEY)}


def recovery_left(user: User) -> int | None:
    """How many recovery codes are left; none at all were ever made: nothing."""
    kept = SecondFactor.objects.filter(user=user, kind=SecondFactor.Kind.RECOVERY).first()
    return len(sealed.unseal(kept.sealed)) if kept else None


def open_code(nip: str) -> EntryCode | None:
    """The code of a NIP that still can be used."""
    return EntryCode.objects.filter(nip=nip, used_at=None, until__gt=timezone.now()).first()


def codes_given(by: User) -> QuerySet[EntryCode]:
    """The newest codes an officer handed out."""
    return EntryCode.objects.filter(given_by=by.nip).order_by("-given_at")[:20]


def marks(user: User) -> QuerySet[SessionMark]:
    """The open sessions of a user, the newest use first."""
    since = timezone.now() - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return SessionMark.objects.filter(user=user, began_at__gt=since).order_by("-seen_at", "-pk")


def is_needed(user: User) -> bool:
    """Whether the second factor a user has is the only one of a role that requires one."""
    required: bool = settings.SECOND_FACTOR_REQUIRED
    return required and is_guarded(user.nip) and factors(user).count() == 1
