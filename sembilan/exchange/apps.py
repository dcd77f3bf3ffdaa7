"""The room of files and outside systems; its one page so far is the list of rows held."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Registers the entry of the side navigation."""

    name = "sembilan.exchange"

    def ready(self) -> None:
        """Show the rows held to who may see them."""
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.exchange.queries import may_see
        from sembilan.web.navigation import NavItem, register, signed_in

        def visible(request: HttpRequest) -> bool:
            return signed_in(request) and may_see(request.user)

        register(
            NavItem(
                _("Data ditahan"), "exchange:held", group=_("Data"), icon="alert-triangle", visible=visible, order=60
            )
        )
