"""Tells Django that this part of the exchange exists, watches events, and says where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Telling other systems."""

    name = "sembilan.exchange.webhooks"
    label = "webhooks"

    def ready(self) -> None:
        """Hooks, for who may edit the record."""
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.exchange.webhooks import actions
        from sembilan.organisation.access import Permission
        from sembilan.people.access import may
        from sembilan.records.actions import watchers
        from sembilan.web.navigation import NavItem, register, signed_in

        def edits(request: HttpRequest) -> bool:
            return signed_in(request) and may(request.user, Permission.EDIT)

        if actions.queue not in watchers:
            watchers.append(actions.queue)
        register(NavItem("Webhook", "webhooks:hooks", group=_("Data"), icon="world", visible=edits, order=78))
