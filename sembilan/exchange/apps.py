"""The room of files and outside systems: files handed in, and the rows held of them."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Registers the entries of the side navigation and the worker's part."""

    name = "sembilan.exchange"

    def ready(self) -> None:
        """Show files and rows held to who may see them, and let the worker know what to do with a file."""
        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from sembilan.exchange import jobs  # noqa: F401  registers itself
        from sembilan.exchange.queries.rejects import may_see
        from sembilan.exchange.queries.uploads import may_load, unfinished
        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in

        def visible(request: HttpRequest) -> bool:
            return signed_in(request) and may_see(request.user)

        def loads(request: HttpRequest) -> bool:
            return signed_in(request) and may_load(request.user)

        def files(request: HttpRequest) -> list[desk.Task]:
            text = _("berkas diunggah tetapi belum dimuat")
            return [desk.Task(unfinished(), text, reverse("exchange:uploads"))] if loads(request) else []

        desk.register(files)
        register(
            NavItem(_("Unggah berkas"), "exchange:uploads", group=_("Data"), icon="upload", visible=loads, order=55)
        )
        register(
            NavItem(
                _("Data ditahan"), "exchange:held", group=_("Data"), icon="alert-triangle", visible=visible, order=60
            )
        )
