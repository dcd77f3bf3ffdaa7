"""Hands for journeys: who is at which device, how one signs in, and what every stop must satisfy."""

from __future__ import annotations

from typing import Any

from django.test import Client
from playwright.sync_api import Page

from tests import cast
from tests.cast import Role
from tests.journeys.browser import SITE, faults, is_too_wide, picture


def device(client: Client | None = None) -> Client:
    """A browser as people have it: it is at our address and every form must carry its token."""
    used = client or Client()
    used.defaults["SERVER_NAME"] = "localhost"
    used.handler.enforce_csrf_checks = True
    return used


def stop(page: Page, name: str) -> None:
    """Everybody can read the page, on this screen."""
    picture(page, name)
    assert faults(page) == [], name
    assert not is_too_wide(page), name


def go(page: Page, path: str) -> None:
    """Type an address."""
    page.goto(SITE + path)


def sign_in(page: Page, role: Role, password: str = cast.PASSWORD) -> None:
    """Fill in the sign-in page and send it."""
    page.get_by_label("Daerah atau instansi").select_option(label="Kabupaten Contoh")
    page.get_by_label("NIP").fill(role.nip)
    page.get_by_label("Kata sandi").fill(password)
    page.get_by_role("button", name="Masuk", exact=True).click()


def fill(page: Page, values: dict[str, str]) -> None:
    """Fill in the fields of a form by their names."""
    for name, value in values.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def filled(page: Page, values: dict[str, str]) -> dict[str, str]:
    """What now stands in those fields."""
    return {name: page.locator(f"main [name={name}]").input_value() for name in values}


def attach(page: Page, name: str, content: bytes, field: str = "document", form: str = "application/pdf") -> None:
    """Choose a file for a form; `form` is what the device believes it to be."""
    sent: Any = {"name": name, "mimeType": form, "buffer": content}
    page.locator(f"main input[type=file][name={field}]").set_input_files(sent)
