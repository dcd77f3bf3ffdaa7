"""Another system is told, with a signature it can check; what it does not take stays to be sent again."""

from __future__ import annotations

import ast
import base64
import hashlib
import hmac
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from sembilan.exchange.webhooks import actions, jobs
from sembilan.exchange.webhooks.messages import Forbidden, check_address, opened
from sembilan.exchange.webhooks.models import Delivery, Hook
from sembilan.exchange.webhooks.verbs import GROUPS, VERBS, verbs_of
from sembilan.people.actions import add_entry
from sembilan.people.models import Employee
from sembilan.records import later
from sembilan.records.models import Event
from tests.architecture.source import functions, modules
from tests.cast import SARI

pytestmark = pytest.mark.django_db


class Receiver(BaseHTTPRequestHandler):
    answers: list[int]
    got: list[tuple[dict[str, str], bytes]]

    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append(({name.lower(): value for name, value in self.headers.items()}, content))
        self.send_response(self.answers.pop(0) if self.answers else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def receiver(settings):
    settings.WEBHOOKS_INTO_OWN_NETWORK = True
    kind = type("Kind", (Receiver,), {"answers": [], "got": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    kind.url = f"http://127.0.0.1:{server.server_port}/terima"
    yield kind
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def opened_hook(receiver, tenant, bayu):
    hook, secret = actions.open_hook(
        instansi=tenant, name="Dasbor", url=receiver.url, verbs=["entry.add", "webhook.try"], by=bayu
    )
    return hook, secret


def learn(by):
    sari = Employee.objects.get(nip=SARI.nip)
    texts = {"kind": "lain", "name": "Pegawai teladan", "given_on": "2026-08-17"}
    return add_entry(employee=sari, kind="penghargaan", texts=texts, by=by, source="uji")


def send(delivery):
    jobs.send(instansi_id=delivery.instansi_id, delivery_id=delivery.pk)
    delivery.refresh_from_db()


def test_an_event_asked_for_is_queued_with_it_and_no_other(opened_hook, bayu):
    learn(bayu)

    (delivery,) = Delivery.objects.select_related("event")
    assert delivery.event.verb == "entry.add"
    assert ProcrastinateJob.objects.filter(status="todo", args__name="webhook.send").count() == 1


def test_nothing_is_queued_when_the_event_did_not_happen(opened_hook, bayu):
    with pytest.raises(Exception, match="given_on"):
        add_entry(
            employee=Employee.objects.get(nip=SARI.nip), kind="penghargaan", texts={}, by=bayu, source="uji"
        )  # fmt: skip

    assert not Delivery.objects.exists()


def test_a_receiver_can_check_the_signature(opened_hook, receiver, bayu):
    _, secret = opened_hook
    learn(bayu)

    send(Delivery.objects.get())

    headers, content = receiver.got[0]
    told = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + content
    key = base64.b64decode(secret.removeprefix("whsec_"))
    assert headers["webhook-signature"] == "v1," + base64.b64encode(hmac.digest(key, told, hashlib.sha256)).decode()
    assert json.loads(content)["type"] == "entry.add"
    assert json.loads(content)["target"] == f"entry:{SARI.nip}"
    assert Delivery.objects.get().state == Delivery.State.TAKEN


def test_what_is_not_taken_is_tried_again_and_then_waits_for_a_person(opened_hook, receiver, bayu):
    learn(bayu)
    delivery = Delivery.objects.get()
    receiver.answers[:] = [503]

    with pytest.raises(later.NotYet, match="503"):
        send(delivery)
    jobs.give_up(instansi_id=delivery.instansi_id, delivery_id=delivery.pk, sentence="503")

    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.FAILED


def test_a_replay_carries_the_same_id_and_body(opened_hook, receiver, bayu, client_of):
    hook, _ = opened_hook
    learn(bayu)
    send(Delivery.objects.get())

    client_of(bayu).post(f"/webhook/{hook.pk}/ulangan/", {"pesan": Delivery.objects.get().pk})
    send(Delivery.objects.get())

    (first, body), (again, body_again) = receiver.got
    assert first["webhook-id"] == again["webhook-id"]
    assert body == body_again
    assert Event.objects.filter(verb="webhook.replay").count() == 1


def test_a_message_taken_is_not_sent_twice_by_a_repeated_job(opened_hook, receiver, bayu):
    learn(bayu)
    delivery = Delivery.objects.get()

    send(delivery)
    send(delivery)

    assert len(receiver.got) == 1


def test_a_closed_hook_is_told_nothing(opened_hook, bayu):
    actions.close_hook(hook=opened_hook[0], by=bayu)

    learn(bayu)

    assert not Delivery.objects.exists()


def test_a_redirect_is_not_followed(opened_hook, receiver, bayu):
    learn(bayu)
    receiver.answers[:] = [302]

    with pytest.raises(later.NotYet, match="302"):
        send(Delivery.objects.get())


@pytest.mark.parametrize(
    "url", ["http://contoh.example/x", "https://127.0.0.1/x", "https://[::1]/x", "https://10.0.0.9/"]
)
def test_messages_do_not_go_into_the_own_network(settings, url):
    settings.WEBHOOKS_INTO_OWN_NETWORK = False

    with pytest.raises(Forbidden):
        check_address(url)


def test_a_hook_is_opened_on_its_page_and_its_secret_shown_once(receiver, tenant, bayu, client_of):
    browser = client_of(bayu)

    none = browser.post("/webhook/", {"name": "Dasbor", "url": receiver.url, "groups": ["semua"]})
    made = browser.post(
        "/webhook/", {"name": "Dasbor", "url": receiver.url, "verbs": ["entry.add"], "groups": ["cuti"]}
    )

    assert "sedikitnya satu" in none.content.decode()
    hook = Hook.objects.get()
    assert hook.verbs == ["entry.add", *verbs_of("cuti")]
    (secret,) = re.findall(r"whsec_[\w+/=]+", made.content.decode())
    assert opened(hook.secret) == secret
    assert secret.encode() not in bytes(hook.secret)
    assert "whsec_" not in browser.get(f"/webhook/{hook.pk}/").content.decode()


def test_a_wrong_address_is_told(settings, tenant, bayu, client_of):
    settings.WEBHOOKS_INTO_OWN_NETWORK = False

    answer = client_of(bayu).post("/webhook/", {"name": "x", "url": "http://127.0.0.1/", "verbs": ["entry.add"]})

    assert "https://" in answer.content.decode()
    assert not Hook.objects.exists()


def test_a_trial_reaches_its_own_hook_only(opened_hook, receiver, tenant, bayu, client_of):
    other, _ = actions.open_hook(instansi=tenant, name="Lain", url=receiver.url, verbs=["webhook.try"], by=bayu)

    client_of(bayu).post(f"/webhook/{other.pk}/percobaan/")

    assert Delivery.objects.get().hook_id == other.pk
    assert "Menunggu" in client_of(bayu).get(f"/webhook/{other.pk}/").content.decode()


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "agus", "tono", "rina", "lintang"])
def test_only_who_may_edit_finds_these_pages(request, who, opened_hook, client_of):
    hook, _ = opened_hook
    browser = client_of(request.getfixturevalue(who))

    assert browser.get("/webhook/").status_code == 404
    assert browser.get(f"/webhook/{hook.pk}/").status_code == 404
    for what in ("rahasia", "penutupan", "percobaan", "ulangan"):
        assert browser.post(f"/webhook/{hook.pk}/{what}/").status_code == 404


def test_every_verb_offered_is_one_that_something_leaves():
    left = {
        named(decorator.args[0], path)
        for path in modules()
        for function in functions(path)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "action"
    }

    assert set(VERBS) - left == set()


def named(said, path):
    """The verb of an action, also where a module names it first and uses it twice."""
    if isinstance(said, ast.Constant):
        return said.value
    assigned = (one for one in ast.parse(path.read_text()).body if isinstance(one, ast.Assign))
    return next(one.value.value for one in assigned if getattr(one.targets[0], "id", "") == said.id)


def test_every_event_stands_in_one_group_but_the_trial():
    assert sorted(verb for group in GROUPS for verb in verbs_of(group)) == sorted(set(VERBS) - {"webhook.try"})
