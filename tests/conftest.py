"""The database of the tests, the cast, and how a test signs somebody in."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import cast, database, world
from tests.cast import Role
from tests.strict import strict_templates  # noqa: F401


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """A migrated, secured database with both example regions; the app's role uses it, as in production."""
    from sembilan.config import schema

    with django_db_blocker.unblock():
        name = database.name_for(os.environ.get("PYTEST_XDIST_WORKER", "alone"))
        with database.fresh(name):
            schema.migrate()
            world.build()
            move_in(tmp_path_factory.mktemp("home"))
            yield


def move_in(home: Path) -> None:
    """Files of runs, keys and heads go to a folder of the session, never to the installation's."""
    os.environ["SEMBILAN_HOME"] = str(home)
    settings.HOME = home


@pytest.fixture(autouse=True)
def heads_go_with_their_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """A head that was signed in a transaction which is taken back goes too: the next log would be shorter than it.

    One that a test with a database of its own left behind is of another log.
    """
    from sembilan.records.signing import Keeper

    if not (request.node.get_closest_marker("django_db") or "db" in request.fixturenames):
        yield
        return
    Keeper(settings.HOME).witness.unlink(missing_ok=True)
    yield
    Keeper(settings.HOME).witness.unlink(missing_ok=True)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """A whole copy of the example database for a test that must commit, kill or serve; gives a child's environment.

    Such a test is not marked `django_db`: it has no transaction around it.
    """
    if connection.in_atomic_block:
        pytest.fail("own_database and django_db exclude each other")
    with django_db_blocker.unblock():
        current = str(connection.settings_dict["NAME"])
        with database.fresh(f"{current}_own", template=current):
            yield database.environment()


@pytest.fixture
def region(db: None) -> Any:
    """Kabupaten Contoh; its rows are not visible until `tenant` is asked for too."""
    from sembilan.organisation.models import Instansi

    return Instansi.objects.get(kode=cast.REGION)


@pytest.fixture
def other_region(db: None) -> Any:
    """Kabupaten Seberang."""
    from sembilan.organisation.models import Instansi

    return Instansi.objects.get(kode=cast.OTHER_REGION)


@pytest.fixture
def tenant(region: Any) -> Iterator[Any]:
    """The test works for Kabupaten Contoh."""
    from sembilan.records.tenancy import enter

    enter(region.pk)
    yield region
    if not connection.needs_rollback:
        enter(None)


def _person(role: Role) -> Any:
    @pytest.fixture
    def user(tenant: Any) -> Any:
        from sembilan.accounts.models import User

        return User.objects.get(nip=role.nip)

    return user


sari = _person(cast.SARI)
budi = _person(cast.BUDI)
dewi = _person(cast.DEWI)
agus = _person(cast.AGUS)
rina = _person(cast.RINA)
tono = _person(cast.TONO)
bayu = _person(cast.BAYU)


@pytest.fixture
def lintang(other_region: Any) -> Any:
    """The one person of the other region; the test still works for its own."""
    from sembilan.accounts.models import User
    from sembilan.records.tenancy import tenant

    with tenant(other_region.pk):
        return User.objects.select_related("instansi").get()


@pytest.fixture
def client_of(db: None) -> Callable[[Any], Client]:
    """`client_of(sari)` is a browser in which Sari has signed in."""
    from sembilan.accounts.middleware import SESSION_KEY
    from sembilan.records.tenancy import tenant

    def signed_in(user: Any) -> Client:
        client = Client()
        with tenant(user.instansi_id):
            client.force_login(user)
        session = client.session
        session[SESSION_KEY] = user.instansi_id
        session.save()
        return client

    return signed_in


class Count:
    """How many statements asked something, without the opening and closing of transactions."""

    total = 0
    statements: list[str] = []


@pytest.fixture
def counted() -> Callable[[], contextlib.AbstractContextManager[Count]]:
    """`with counted() as queries: …` and then `assert queries.total <= 12`."""
    control = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT", "ROLLBACK")

    @contextlib.contextmanager
    def count() -> Iterator[Count]:
        found = Count()
        with CaptureQueriesContext(connection) as captured:
            yield found
        found.statements = [q["sql"] for q in captured.captured_queries if not q["sql"].startswith(control)]
        found.total = len(found.statements)

    return count
