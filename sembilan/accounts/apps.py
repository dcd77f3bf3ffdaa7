"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room of users and signing in."""

    name = "sembilan.accounts"

    def ready(self) -> None:
        """One's own account for everybody, the codes for who hands them out; allauth's unused tables stay unasked."""
        from allauth.account.models import EmailAddress
        from allauth.socialaccount.models import SocialAccount
        from django.db.models import DO_NOTHING
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.accounts.roster import roster
        from sembilan.web.navigation import NavItem, register, signed_in

        # These tables are never made, so deleting a user must not look for rows in them.
        for model in (EmailAddress, SocialAccount):
            model._meta.get_field("user").remote_field.on_delete = DO_NOTHING

        def invites(request: HttpRequest) -> bool:
            return signed_in(request) and roster().may_invite(request.user)

        register(
            NavItem(_("Akun saya"), "accounts:own", group=_("Akun"), icon="user", order=95),
            NavItem(_("Kode masuk"), "accounts:codes", group=_("Akun"), icon="lock", visible=invites, order=96),
        )
