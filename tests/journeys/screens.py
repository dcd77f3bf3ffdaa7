"""People at their screens, how a button is pressed, and what is waited for: always something that the server said."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from sembilan.accounts.models import User
from tests.cast import Role
from tests.journeys.browser import DESK, PHONE, SITE, OpenPage, faults, is_too_wide

SEND = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path });
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  document.body.append(form);
  form.submit();
}"""


class Screens:
    """Everybody's phone and large screen; each is kept and used again, which is how people do and saves time."""

    def __init__(self, client_of: Callable[[Any], Any], opened: OpenPage) -> None:
        self.client_of, self.opened = client_of, opened
        self.pages: dict[tuple[Role, int], Page] = {}

    def phone(self, role: Role, path: str) -> Page:
        """A page on somebody's phone, that fits it and can be read by everybody."""
        page = self._page(role, path, PHONE)
        fits(page)
        return page

    def desk(self, role: Role, path: str) -> Page:
        """A page on somebody's large screen."""
        return self._page(role, path, DESK)

    def put_away(self) -> None:
        """All screens are closed; who opens one again signs in anew."""
        while self.pages:
            self.pages.popitem()[1].context.close()

    def _page(self, role: Role, path: str, width: int) -> Page:
        page = self.pages.get((role, width))
        if page is None:
            client = self.client_of(User.objects.get(nip=role.nip))
            page = self.pages[role, width] = self.opened(client, path, width=width)
        else:
            page.goto(SITE + path)
        return page


def fits(page: Page) -> None:
    """It fits the screen and can be read by everybody."""
    assert (is_too_wide(page), faults(page)) == (False, []), page.url


def press(page: Page, name: str, said: str) -> None:
    """Press a button of that name; it is done when the server says so, and what it says was not on the page before."""
    done(page, page.get_by_role("button", name=name, exact=True).first, said)


def done(page: Page, button: Locator, said: str) -> None:
    """The same with a button that is found otherwise."""
    expect(_said(page, said)).to_have_count(0)
    button.click()
    says(page, said)


def says(page: Page, said: str) -> None:
    """It is there to be read."""
    expect(_said(page, said).first).to_be_visible()


def _said(page: Page, said: str) -> Locator:
    """A sentence with its capitals: “Tersimpan.” is not the end of “… tetap tersimpan.”"""
    return page.get_by_text(re.compile(re.escape(said)))


def offers_no(page: Page, name: str) -> None:
    """There is no such button."""
    expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)


def send(page: Page, path: str, said: str, **fields: object) -> None:
    """Send a form that the page does not offer, and read what is answered."""
    page.evaluate(SEND, [path, {name: str(value) for name, value in fields.items()}])
    says(page, said)


def put(page: Page, **values: str) -> None:
    """Fill fields by their names, and choose where there is a choice."""
    for name, value in values.items():
        field = page.locator(f"[name={name}]").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def judge(page: Page, hasil: int, perilaku: int, reason: str) -> None:
    """Choose both ratings on the page of an evaluation, each with its reason."""
    page.locator(f"input[name=hasil_kerja][value='{hasil}']").check()
    page.locator(f"input[name=perilaku][value='{perilaku}']").check()
    page.fill("#id_hasil_reason", reason)
    page.fill("#id_perilaku_reason", "Menurut umpan balik rekan.")
