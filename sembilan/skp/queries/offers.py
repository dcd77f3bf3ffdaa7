"""What a form of an SKP offers to choose from: posts without one, earlier ones to copy, raters, the leader's RHK."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.planning.models import Indicator
from sembilan.skp.models import Rhk, Skp
from sembilan.skp.queries.posts import Post, posts_in, raters_above, uncovered
from sembilan.web.templatetags.say import day as said_day

ACTING = {"": "", "plt": "Plt ", "plh": "Plh "}
YEARS = 2  # how far back an SKP may be copied from


def posts_without(employee: Employee, year: int) -> list[Post]:
    """The posts of a year that have no SKP yet."""
    return uncovered(posts_in(employee, year), Skp.objects.filter(employee=employee, year=year))


def said_post(post: Post) -> str:
    """A post in words, with its days."""
    days = f"{said_day(post.first)} – {said_day(post.last)}"
    return f"{ACTING[post.acting]}{post.jabatan}, {post.unor.name} ({days})"


def earlier(employee: Employee, year: int) -> list[tuple[str, str]]:
    """Her SKP of this year and the two before, to copy from, the newest first."""
    rows = Skp.objects.filter(employee=employee, year__range=(year - YEARS, year)).order_by("-year", "-valid")
    return [
        (str(one.pk), _("Salin dari SKP %(year)s: %(post)s") % {"year": one.year, "post": one.jabatan}) for one in rows
    ]


def raters_for(skp: Skp) -> list[Employee]:
    """Who may be named as penilai: who leads the place of the post or a unit above it, the nearest first."""
    found = raters_above(skp.unor.path, today(), [skp.employee.nip])
    told = named([*found, skp.penilai_nip], today())
    return [told[nip] for nip in dict.fromkeys([skp.penilai_nip, *found]) if nip in told]


def leaders_rhks(skp: Skp) -> QuerySet[Rhk]:
    """The RHK of her penilai's SKP of the year, to take part in."""
    rows = Rhk.objects.filter(skp__employee__nip=skp.penilai_nip, skp__year=skp.year, ended_on=None)
    return rows.exclude(skp=skp).order_by("-kind", "number")


def indicators_for(skp: Skp) -> QuerySet[Indicator]:
    """The indicators of her unit and of the units above it that stand in the year."""
    codes = skp.unor.path.split(".")[:-1]
    above = [".".join(codes[: n + 1]) + "." for n in range(len(codes))]
    units = Unor.objects.filter(path__in=above)
    found = Indicator.objects.filter(goal__unor__in=units, goal__year_from__lte=skp.year, goal__year_until__gt=skp.year)
    return found.select_related("goal").order_by("-goal__unor__path", "name")
