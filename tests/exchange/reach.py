"""How the isolation of the API is asked: with tokens, and about things that are there."""

from __future__ import annotations

from tests import cast

AWARD = {"kind": "lain", "name": "Pegawai teladan", "given_on": "2026-08-17"}


def bearer(user, scopes=None):
    """The headers of a program that acts as a user, with every scope unless some are named."""
    from sembilan.exchange.api import actions
    from sembilan.exchange.api.auth import hashed, new_secret, written
    from sembilan.exchange.api.scopes import SCOPES
    from sembilan.records.tenancy import tenant

    secret, scopes = new_secret(), [*SCOPES] if scopes is None else scopes
    with tenant(user.instansi_id):
        token = actions.give_token(
            user=user, name="uji", scopes=scopes, days=30, secret_hash=hashed(secret), by=user
        )  # fmt: skip
    return {"Authorization": f"Bearer {written(token, secret)}"}


def reading(user):
    """The same for addresses that take a body: strangers' tokens only read.

    A body that does not fit is refused before anyone is looked for. That a fitting one finds nobody either is proved
    in tests/exchange/api, write by write.
    """
    from sembilan.exchange.api.scopes import SCOPES

    is_stranger = user.nip in (cast.AGUS.nip, cast.LINTANG.nip)
    return bearer(user, [scope for scope in SCOPES if not is_stranger or scope.endswith(":read")])


def an_award():
    """An award in Sari's file."""
    from sembilan.people.actions import add_entry
    from sembilan.people.models import Employee

    sari = Employee.objects.get(nip=cast.SARI.nip)
    made = add_entry(employee=sari, kind="penghargaan", texts=AWARD, by="cli:tes", source="tes")
    return {"kind": "penghargaan", "pk": made.pk}


def a_paper():
    """The paper of an award in Sari's file."""
    from sembilan.proposals import actions
    from sembilan.proposals.models import Proposal
    from tests.proposals.isolation import a_proposal

    proposal = Proposal.objects.get(pk=a_proposal()["pk"])
    actions.approve(proposal=proposal, by=cast.BAYU.nip)
    return {"pk": proposal.document_id}


def a_hook():
    """A hook that Bayu opened."""
    from sembilan.exchange.webhooks import actions
    from sembilan.organisation.models import Instansi

    region = Instansi.objects.get(kode=cast.REGION)
    hook, _secret = actions.open_hook(
        instansi=region, name="Dasbor", url="https://contoh.invalid/", verbs=["entry.add"], by=cast.BAYU.nip
    )
    return {"pk": hook.pk}


def a_token():
    """A token of Bayu."""
    from sembilan.accounts.models import User
    from sembilan.exchange.api.models import Token

    bearer(User.objects.get(nip=cast.BAYU.nip))
    return {"pk": Token.objects.latest("pk").pk}
