"""What the worker does: reads one person from SIASN, outside any transaction, and sends ratings one by one."""

from __future__ import annotations

from sembilan.exchange.siasn import actions, sending
from sembilan.exchange.siasn.access import Settings
from sembilan.exchange.siasn.client import Siasn
from sembilan.exchange.siasn.errors import NotReached, NotThere, SiasnError
from sembilan.exchange.siasn.models import Wish
from sembilan.exchange.siasn.resources import READ
from sembilan.people.models import Employee
from sembilan.records import later
from sembilan.records.tenancy import tenant


def read(*, instansi_id: int, employee_id: int) -> None:
    """Read every resource of a person; a service that does not answer is asked again a few times."""
    with tenant(instansi_id):
        employee = Employee.objects.get(pk=employee_id)
        by = Wish.objects.get(employee=employee).by
    said: dict[str, object] = {}
    try:
        with Siasn(Settings.read()) as service:
            for resource in READ:
                try:
                    said[resource] = service.read(resource, employee.nip)
                except NotThere:
                    if resource == "data-utama":
                        raise
                    said[resource] = []
    except NotReached as passing:
        raise later.NotYet(passing.sentence) from passing
    except SiasnError as fault:
        with tenant(instansi_id):
            actions.fail(employee=employee, sentence=fault.sentence, by=by)
        return
    with tenant(instansi_id):
        actions.keep(employee=employee, said=said, by=by)


def give_up(*, instansi_id: int, employee_id: int, sentence: str) -> None:
    """The person's page says why there is no new reading."""
    for wish in Wish.objects.filter(employee_id=employee_id).select_related("employee"):
        actions.fail(employee=wish.employee, sentence=sentence, by=wish.by)


later.register("siasn.read", read, give_up)
later.register("siasn.rating", sending.deliver, sending.give_up)
