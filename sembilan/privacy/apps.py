"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """The room of personal data."""

    name = "sembilan.privacy"

    def ready(self) -> None:
        """One's own data for everybody, the requests for officers; what the worker does for this room."""
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.privacy import jobs, quiet  # noqa: F401
        from sembilan.privacy.queries import answers_somebody
        from sembilan.web.navigation import NavItem, register, signed_in

        quiet.install()

        def answers(request: HttpRequest) -> bool:
            return signed_in(request) and answers_somebody(request.user)

        register(
            NavItem(_("Data saya"), "privacy:own", group=_("Saya"), icon="shield-check", order=90),
            NavItem(
                _("Permintaan perbaikan data"), "privacy:requests", group=_("Kepegawaian"), icon="pencil",
                visible=answers, order=34,
            ),
        )  # fmt: skip
