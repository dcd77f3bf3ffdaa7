"""A phone for journeys: a real Chromium with a place on earth, and the site on a port it can lose and find again.

Unlike `tests.journeys.browser`, requests go over a socket: a service worker's requests can be answered in no other way.
The site still works inside the test's transaction, in one thread, at the moment that the test says it is.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page

from tests.presence.phone import OFFICE

Answer = Callable[[dict[str, Any], Any], Any]
HERE: Any = {"latitude": OFFICE[0] / 1e6, "longitude": OFFICE[1] / 1e6, "accuracy": 12}
FAR = HERE | {"latitude": HERE["latitude"] + 0.01}


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_said: Any) -> None:
        """Tell nobody."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Site:
    """The site at an address; `faults` many requests to what a phone sends are answered 503 first."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.pool = pool
        self.inner = StaticFilesHandler(get_wsgi_application())
        self.faults = 0
        self.sent: list[str] = []

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        """Answer in the one thread that has the test's connections."""
        path = environ["PATH_INFO"]
        if path == "/hadir/kirim/":
            self.sent.append(path)
            if self.faults:
                self.faults -= 1
                start("503 Busy", [("Retry-After", "1"), ("Content-Length", "0")])
                return [b""]
        return self.pool.submit(self._answer, environ, start).result()

    def _answer(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        answer = self.inner(environ, start)
        try:
            return [b"".join(answer)]
        finally:
            if hasattr(answer, "close"):
                answer.close()


@contextmanager
def served() -> Iterator[tuple[Site, str]]:
    """The site on a free port, on the connections of this test."""
    shared = list(connections.all(initialized_only=True))

    def adopt() -> None:
        for connection in shared:
            connections[connection.alias] = connection

    for connection in shared:
        connection.inc_thread_sharing()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # the test's transaction outlives each request
    with ThreadPoolExecutor(1, initializer=adopt) as pool:
        site = Site(pool)
        server = make_server("localhost", 0, site, _Server, _Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield site, f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    for connection in shared:
        connection.dec_thread_sharing()


class Phone:
    """One phone of a person: its browser keeps what it was told until the test is over."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address

    def open(self, path: str = "/hadir/") -> Page:
        """Open a page and wait until it has learnt how things stand, or that there is no signal."""
        page = self.context.new_page()
        page.goto(self.address + path)
        if path.startswith("/hadir/") and "/telepon/" not in path:
            page.wait_for_selector("html[data-ready]", state="attached")
        return page

    def move(self, place: Any) -> None:
        """Carry it elsewhere."""
        self.context.set_geolocation(place)

    def sign_in(self, client: Client) -> None:
        """Give it the session of somebody who has signed in."""
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self.address}])

    def forget_session(self) -> None:
        """Let the session end, as it does overnight."""
        self.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


class Clock:
    """The moment it is, for the site; phones are set by `Phones`."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        """It is now."""
        return self.now


class Phones:
    """All phones of a test, the site they call, and the one moment of all of them."""

    def __init__(self, browser: Browser, site: Site, address: str, clock: Clock) -> None:
        self.browser, self.site, self.address, self.clock = browser, site, address, clock
        self.all: list[Phone] = []

    def new(self, client: Client, *, width: int = 390, scheme: Any = "light") -> Phone:
        """Another phone, with a person signed in."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce", locale="id-ID",
            geolocation=HERE, permissions=["geolocation"], timezone_id="Asia/Jakarta", has_touch=True,
        )  # fmt: skip
        context.clock.set_fixed_time(self.clock.now)
        # A worker cannot be told what time it is in a test, so here only the page sends what waits.
        context.add_init_script("delete ServiceWorkerRegistration.prototype.sync")
        phone = Phone(context, self.address)
        phone.sign_in(client)
        self.all.append(phone)
        return phone

    def pass_time(self, **time: int) -> None:
        """Time goes by for the site and for every phone."""
        self.clock.now += dt.timedelta(**time)
        for phone in self.all:
            phone.context.clock.set_fixed_time(self.clock.now)


@pytest.fixture
def phones(chromium: Browser, tenant: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Phones]:
    """Phones on a Monday at 07.21 in Kabupaten Contoh."""
    clock = Clock(dt.datetime(2026, 11, 23, 0, 21, 30, tzinfo=dt.UTC))
    monkeypatch.setattr(timezone, "now", clock)
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["localhost"])
    with served() as (site, address):
        found = Phones(chromium, site, address, clock)
        yield found
        for phone in found.all:
            phone.context.close()
