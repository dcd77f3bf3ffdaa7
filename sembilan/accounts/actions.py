"""Making users, letting them in, changing passwords and second factors, signing in and being refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone

from sembilan.accounts import codes, sealed
from sembilan.accounts.models import EntryCode, Refusal, SecondFactor, SessionMark, User
from sembilan.records.actions import action, actor_name, part, tell

CODE_DAYS = 7
SEEN_EVERY = dt.timedelta(minutes=5)
DEVICE_LETTERS = 300
NONE = 0  # no session has this key


@action("user.create")
def create_user(*, instansi_id: int, nip: str, name: str, password: str, by: Any) -> User:
    """Let a person sign in."""
    tell(instansi_id, f"user:{nip}", name=name)
    return User.objects.create(instansi_id=instansi_id, nip=nip, name=name, password=password)


@action("user.set_password")
def set_password(*, user: User, password: str, by: Any, keep: int = NONE) -> None:
    """Give a user a new password; every session of hers ends with the old one, but the one to `keep`."""
    tell(user.instansi_id, f"user:{user.nip}")
    user.set_password(password)
    user.save(update_fields=["password"])
    SessionMark.objects.filter(user=user).exclude(pk=keep).delete()


@action("user.close")
def close_user(*, user: User, by: Any) -> None:
    """Nobody signs in as this user any more; what she did stays hers."""
    tell(user.instansi_id, f"user:{user.nip}")
    user.is_active = False
    user.save(update_fields=["is_active"])
    SessionMark.objects.filter(user=user).delete()


@action("code.give")
def give_code(*, instansi_id: int, nip: str, name: str, forgets_factors: bool, by: Any) -> tuple[str, EntryCode]:
    """Hand out a code for a first sign-in or a forgotten password; an earlier one that was not used is void."""
    tell(instansi_id, f"user:{nip}", forgets_factors=forgets_factors)
    code, now = codes.new_code(), timezone.now()
    EntryCode.objects.filter(nip=nip, used_at=None).delete()
    given = EntryCode.objects.create(
        instansi_id=instansi_id,
        nip=nip,
        name=name,
        hash=sealed.fingerprint(code),
        given_by=actor_name(by),
        given_at=now,
        until=now + dt.timedelta(days=CODE_DAYS),
        forgets_factors=forgets_factors,
    )
    return code, given


@action("code.use")
def use_code(*, given: EntryCode, password: str, by: str) -> User | None:
    """Let in who has the code, with a password of her own; nothing if the code was used meanwhile."""
    tell(given.instansi_id, f"user:{given.nip}")
    if not EntryCode.objects.filter(pk=given.pk, used_at=None).update(used_at=timezone.now()):
        return None
    user = User.objects.filter(nip=given.nip).first()
    if user is None:
        return User.objects.create(instansi_id=given.instansi_id, nip=given.nip, name=given.name, password=password)
    user.set_password(password)
    user.save(update_fields=["password"])
    SessionMark.objects.filter(user=user).delete()
    if given.forgets_factors:
        SecondFactor.objects.filter(user=user).delete()
    return user


@action("session.begin")
def begin_session(*, by: User, address: str, device: str = "", how: str = "password") -> SessionMark:
    """Somebody signed in; what was refused before from the same address is forgotten."""
    tell(by.instansi_id, f"user:{by.nip}", address=address, how=how)
    now = timezone.now()
    Refusal.objects.filter(nip=by.nip, address=address).delete()
    over = now - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
    SessionMark.objects.filter(user=by, began_at__lt=over).delete()
    return SessionMark.objects.create(
        instansi_id=by.instansi_id,
        user=by,
        device=device[:DEVICE_LETTERS],
        address=address,
        began_at=now,
        seen_at=now,
    )


@action("session.refuse")
def refuse_session(*, instansi_id: int, nip: str, address: str, by: str, what: str = Refusal.At.PASSWORD) -> None:
    """Somebody could not sign in."""
    tell(instansi_id, f"user:{nip}", address=address, what=what)
    Refusal.objects.create(instansi_id=instansi_id, nip=nip, address=address, at=timezone.now(), what=what)


@action("password.request")
def request_link(*, instansi_id: int, nip: str, address: str, by: str) -> None:
    """Somebody asked for a link by e-mail; counted, so that nobody's mailbox is flooded."""
    tell(instansi_id, f"user:{nip}", address=address)
    what = Refusal.At.RESET
    Refusal.objects.create(instansi_id=instansi_id, nip=nip, address=address, at=timezone.now(), what=what)


@action("session.end")
def end_session(*, by: User, mark: int = NONE) -> None:
    """Somebody signed out."""
    tell(by.instansi_id, f"user:{by.nip}")
    SessionMark.objects.filter(user=by, pk=mark).delete()


@action("session.end_others")
def end_others(*, by: User, keep: int, only: int = NONE) -> int:
    """Somebody ended other sessions of her own: one of them, or all."""
    tell(by.instansi_id, f"user:{by.nip}", only=only)
    others = SessionMark.objects.filter(user=by).exclude(pk=keep)
    return (others.filter(pk=only) if only else others).delete()[0]


def note_seen(mark: SessionMark) -> None:
    """Remember every few minutes that a session is used. No event: that somebody is there is no deed of hers."""
    now = timezone.now()
    if now - mark.seen_at > SEEN_EVERY:
        SessionMark.objects.filter(pk=mark.pk).update(seen_at=now)


@action("factor.add")
def add_factor(*, user: User, kind: str, secret: str, by: Any, name: str = "", counter: int = 0) -> list[str]:
    """Add a second factor; with the first one come the recovery codes, which are given back to be shown once."""
    tell(user.instansi_id, f"user:{user.nip}", kind=kind)
    if kind == SecondFactor.Kind.TOTP:
        SecondFactor.objects.filter(user=user, kind=kind).delete()
    _add(user, kind, secret, name, counter)
    has_codes = SecondFactor.objects.filter(user=user, kind=SecondFactor.Kind.RECOVERY).exists()
    return [] if has_codes else new_recovery(user)


@action("factor.renew_recovery")
def renew_recovery(*, user: User, by: Any) -> list[str]:
    """Make new recovery codes; the earlier ones are void."""
    tell(user.instansi_id, f"user:{user.nip}")
    return new_recovery(user)


@action("factor.remove")
def remove_factor(*, factor: SecondFactor, by: Any) -> None:
    """Take a second factor away; with the last one go the recovery codes."""
    user = factor.user
    tell(user.instansi_id, f"user:{user.nip}", kind=factor.kind)
    factor.delete()
    rest = SecondFactor.objects.filter(user=user)
    if not rest.exclude(kind=SecondFactor.Kind.RECOVERY).exists():
        rest.delete()


@action("factor.use")
def use_factor(*, factor: SecondFactor, by: User, counter: int = 0) -> bool:
    """Take a second factor as shown; the same digits are never taken twice, even when sent twice at once."""
    tell(by.instansi_id, f"user:{by.nip}", kind=factor.kind)
    fresh = SecondFactor.objects.filter(pk=factor.pk)
    if factor.kind == SecondFactor.Kind.TOTP:
        fresh = fresh.filter(counter__lt=counter)
    return bool(fresh.update(counter=counter, used_at=timezone.now()))


@action("factor.use_recovery")
def use_recovery(*, code: str, by: User) -> bool:
    """Take one of the recovery codes, if it is one; it is gone then."""
    tell(by.instansi_id, f"user:{by.nip}")
    kept = SecondFactor.objects.select_for_update().filter(user=by, kind=SecondFactor.Kind.RECOVERY).first()
    hashes = sealed.unseal(kept.sealed) if kept else []
    left = [one for one in hashes if not sealed.is_same(code, one)]
    if kept is None or len(left) == len(hashes):
        return False
    kept.sealed, kept.used_at = sealed.seal(left), timezone.now()
    kept.save(update_fields=["sealed", "used_at"])
    return True


@part
def new_recovery(user: User) -> list[str]:
    """Ten codes for the day the phone is lost, kept as hashes."""
    made = [codes.new_code() for _ in range(codes.RECOVERY_CODES)]
    SecondFactor.objects.filter(user=user, kind=SecondFactor.Kind.RECOVERY).delete()
    _add(user, SecondFactor.Kind.RECOVERY, [sealed.fingerprint(code) for code in made], "", 0)
    return made


def _add(user: User, kind: str, secret: str | list[str], name: str, counter: int) -> None:
    SecondFactor.objects.create(
        instansi_id=user.instansi_id,
        user=user,
        kind=kind,
        name=name,
        sealed=sealed.seal(secret),
        counter=counter,
        added_at=timezone.now(),
    )
