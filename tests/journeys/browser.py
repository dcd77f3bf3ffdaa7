"""A real Chromium for journeys, whose every request is answered by Django's test client.

So a journey needs no port, sees the rows of the test's own transaction and is signed in as the client is.
`SEMBILAN_CHROMIUM` names the browser, `SEMBILAN_SCREENSHOTS` the folder for pictures. A journey imports the
fixtures it uses: `from tests.journeys.browser import chromium, open_page  # noqa: F401`.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route, expect, sync_playwright

SITE = "http://localhost"  # an origin the browser trusts without a certificate
PHONE, DESK = 390, 1440
HEIGHT = 900
PATIENCE_MS = 60_000  # for whatever the server is to say: a busy machine is slow, not wrong
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OpenPage = Callable[..., Page]


def _program() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("SEMBILAN_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="module")
def chromium(django_db_setup: None, django_db_blocker: Any) -> Iterator[Browser]:
    """The browser, for one module of tests."""
    with launched(django_db_blocker) as browser:
        yield browser


@contextmanager
def launched(django_db_blocker: Any, *more: str) -> Iterator[Browser]:
    """The browser, told more if need be."""
    program = _program()
    if not program or not Path(program).exists():
        pytest.skip("No Chromium was found; install it or name it in SEMBILAN_CHROMIUM.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in the test's own thread, so Django takes the test for asynchronous code:
        # it must be told not to mind, and it opens connections of their own, which are closed here.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        expect.set_options(timeout=PATIENCE_MS)
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *more])
        yield browser
        browser.close()
        with django_db_blocker.unblock():
            connections.close_all()


@contextmanager
def _server() -> Iterator[ThreadPoolExecutor]:
    """One thread that answers requests on the test's own connections, hence inside its transaction."""
    shared = list(connections.all(initialized_only=True))

    def adopt() -> None:
        for connection in shared:
            connections[connection.alias] = connection

    for connection in shared:
        connection.inc_thread_sharing()
    with ThreadPoolExecutor(1, initializer=adopt) as pool:
        yield pool
    for connection in shared:
        connection.dec_thread_sharing()


@pytest.fixture
def open_page(chromium: Browser, db: None) -> Iterator[OpenPage]:
    """`open_page(client, "/path/", width=PHONE, scheme="dark")` gives a page; what the console complains of fails."""
    contexts, complaints, pages = [], [], set()

    def heed(message: ConsoleMessage) -> None:
        place = message.location.get("url")
        # A page that refuses says so itself; that its status is told in the console is no complaint.
        is_refusal = place in pages and "responded with a status of 4" in message.text
        # Without a port no service worker can be fetched; pages work without one, which is what is seen here.
        is_worker = "occurred when fetching the script" in message.text
        if message.type in ("error", "warning") and not (is_refusal or is_worker):
            complaints.append(f"{message.text} at {place}")

    with _server() as server:

        def opened(client: Client, path: str, *, width: int = DESK, scheme: Any = "light") -> Page:
            context = chromium.new_context(
                viewport={"width": width, "height": HEIGHT},
                color_scheme=scheme,
                reduced_motion="reduce",
                locale="id-ID",
            )
            contexts.append(context)
            context.set_default_timeout(PATIENCE_MS)
            page = context.new_page()
            page.on("console", heed)
            page.on("pageerror", lambda error: complaints.append(str(error)))

            def answer(route: Route, request: Request) -> None:
                if request.is_navigation_request():
                    pages.add(request.url)
                _answer(server, client, route, request)

            page.route(f"{SITE}/**", answer)
            page.goto(SITE + path)
            return page

        yield opened
        for context in contexts:
            context.close()
    assert not complaints, complaints


def _answer(server: ThreadPoolExecutor, client: Client, route: Route, request: Request) -> None:
    """Let Django answer; a redirect of a whole page becomes a page that moves on, so that it is answered too."""
    parts = urlsplit(request.url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    kept = ("accept", "hx-request", "hx-target", "hx-current-url", "x-csrftoken", "referer", "user-agent")
    sent = {name: value for name, value in request.headers.items() if name in kept}
    is_fragment = "hx-request" in sent
    answer = server.submit(
        client.generic,
        request.method,
        path,
        request.post_data_buffer or b"",
        content_type=request.headers.get("content-type", "application/octet-stream"),
        headers=sent,
        follow=is_fragment,
    )
    response = answer.result()
    if "Location" in response.headers:
        goal = html.escape(response.headers["Location"])
        route.fulfill(content_type="text/html", body=f'<meta http-equiv="refresh" content="0;url={goal}">')
        return
    headers = {name: value for name, value in response.headers.items() if name.lower() != "content-length"}
    route.fulfill(status=response.status_code, headers=headers, body=response.getvalue())


def faults(page: Page) -> list[str]:
    """What axe calls serious or critical, one sentence per rule with the first places."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: {[node['html'][:160] for node in fault['nodes'][:3]]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


def is_too_wide(page: Page) -> bool:
    """Whether the page must be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def picture(page: Page, name: str) -> Path:
    """Keep a picture of the whole page, outside the repository."""
    folder = Path(os.environ.get("SEMBILAN_SCREENSHOTS") or Path(tempfile.gettempdir()) / "sembilan-screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    width = page.viewport_size["width"] if page.viewport_size else 0
    path = folder / f"{re.sub(r'[^a-z0-9-]+', '-', name)}-{width}.png"
    page.screenshot(path=path, full_page=True)
    return path
