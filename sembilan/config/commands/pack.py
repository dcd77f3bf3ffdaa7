"""`sembilan pack`: check, test, show and compare the packs of law."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sembilan.config.words import _, language
from sembilan.policy.cases import run_cases
from sembilan.policy.check import Checked, areas_of, check_pack
from sembilan.policy.compare import compare, told
from sembilan.policy.errors import PolicyError
from sembilan.policy.gather import layers_of, parameters_of
from sembilan.policy.packs import Packs, chain, packs_root, read_packs
from sembilan.policy.parameters import Parameter
from sembilan.policy.reference import pages
from sembilan.policy.rule import ALWAYS, Rule


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `pack check|test|show|diff|reference` to the command line."""
    parser = sub.add_parser("pack", help=_("memeriksa, menguji, menampilkan dan membandingkan paket aturan"))
    verbs = parser.add_subparsers(required=True, metavar="check|test|show|diff|reference")
    check = _verb(verbs, "check", _("memuat paket dan memeriksa rencana tiap area pada tiap perubahan"), _check)
    check.add_argument("pack", nargs="?", metavar="ID")
    test = _verb(verbs, "test", _("menjalankan semua kasus"), _test)
    test.add_argument("pack", nargs="?", metavar="ID")
    show = _verb(verbs, "show", _("menampilkan aturan dan parameter beserta dasar hukumnya"), _show)
    show.add_argument("pack", nargs="?", metavar="ID", default="nasional")
    show.add_argument("name", nargs="?", metavar="NAMA")
    diff = _verb(verbs, "diff", _("membandingkan dua paket"), _diff)
    diff.add_argument("left", metavar="A")
    diff.add_argument("right", metavar="B")
    reference = _verb(verbs, "reference", _("menulis acuan semua paket sebagai halaman Markdown"), _reference)
    reference.add_argument("--to", type=Path, default=Path("docs/reference"), metavar="FOLDER")


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_text: str,
    work: Callable[[argparse.Namespace, Packs], int],
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=help_text)
    parser.add_argument("--packs", type=Path, default=packs_root(), metavar="FOLDER", help=_("folder paket"))
    parser.set_defaults(func=lambda args: _guarded(args, work))
    return parser


def _guarded(args: argparse.Namespace, work: Callable[[argparse.Namespace, Packs], int]) -> int:
    try:
        return work(args, read_packs(args.packs))
    except PolicyError as error:
        print(_said(error), file=sys.stderr)
        return 1


def _said(error: PolicyError) -> str:
    return error.say(language())


def _check(args: argparse.Namespace, packs: Packs) -> int:
    found = [one for pack in ([args.pack] if args.pack else packs) for one in check_pack(packs, pack)]
    for one in found:
        print(_checked_line(one))
    return int(not found or any(one.error for one in found))


def _checked_line(one: Checked) -> str:
    place = f"{one.pack} {one.area}".strip()
    if one.error or one.plan is None:
        return f"✗ {place}: {_said(one.error) if one.error else ''}"
    months = ", ".join(str(month) for month in one.months)
    said = _("%(rules)s aturan, %(parameters)s parameter, berubah sejak %(months)s")
    facts = {"rules": len(one.plan.nodes), "parameters": len(one.plan.parameters), "months": months}
    return f"✓ {place}: {said % facts}"


def _test(args: argparse.Namespace, packs: Packs) -> int:
    begun = time.perf_counter()
    results = [one for pack in ([args.pack] if args.pack else packs) for one in run_cases(packs, pack)]
    wrong = [one for one in results if not one.passed]
    for one in wrong:
        print(f"✗ {one.file}: {_said(one.error)}" if one.error else f"✗ {one}")
    took = time.perf_counter() - begun
    said = _("%(right)s dari %(all)s nilai sesuai (%(seconds).1f detik).")
    print(said % {"right": len(results) - len(wrong), "all": len(results), "seconds": took})
    return int(bool(wrong) or not results)


def _show(args: argparse.Namespace, packs: Packs) -> int:
    files = packs.files(args.pack)
    shown = 0
    for one in chain(args.pack, files):
        print(f"{one.id} {one.version}: {one.title} ({one.basis})")
    for area in areas_of(packs, args.pack):
        parameters = parameters_of(files, args.pack, area)
        rules = [rule for _, layer in layers_of(files, args.pack, area) for rule in layer]
        shown += _show_area(area, list(parameters.values()), rules, args.name)
    if args.name and not shown:
        said = _("%(name)r tidak ada dalam rantai paket %(pack)r.")
        print(said % {"name": args.name, "pack": args.pack}, file=sys.stderr)
    return int(not shown)


def _show_area(area: str, parameters: list[Parameter], rules: list[Rule], name: str | None) -> int:
    parameters = [one for one in parameters if name in (None, one.name)]
    rules = [one for one in rules if name in (None, one.name)]
    if parameters or rules:
        print(f"\n{area}")
    for parameter in parameters:
        print(f"  {parameter.name} · {_titled(parameter)}: {parameter.says}")
        for text in told(parameter):
            print(f"      {text}")
    for rule in rules:
        print(_rule_lines(rule, in_full=name is not None))
    return len(parameters) + len(rules)


def _titled(one: Parameter | Rule) -> str:
    return (language() == "en" and one.title_en) or one.title


def _rule_lines(rule: Rule, in_full: bool) -> str:
    since = "" if rule.since == ALWAYS else ", " + _("sejak %(month)s") % {"month": rule.since}
    head = f"  {rule.name} · {_titled(rule)} [{rule.law}; {rule.pack}{since}]: {rule.says}"
    if not in_full:
        return head
    facts = {"grain": rule.grain, "unit": rule.unit, "needs": ", ".join(rule.needs) or "–", "rule": rule.replaces}
    lines = [head, "      " + _("butir %(grain)s, satuan %(unit)s") % facts, "      " + _("dari %(needs)s") % facts]
    if rule.shows:
        lines.append(f"      {rule.formula(language())}")
    if rule.replaces:
        lines.append("      " + _("menggantikan aturan %(rule)s") % facts)
    lines.append(f"      {rule.file}")
    return "\n".join(lines)


def _diff(args: argparse.Namespace, packs: Packs) -> int:
    for one in compare(packs, args.left, args.right):
        print(f"{one.area} {one.kind} {one.name}\n  - {one.left}\n  + {one.right}")
    return 0


def _reference(args: argparse.Namespace, packs: Packs) -> int:
    args.to.mkdir(parents=True, exist_ok=True)
    for name, text in pages(packs):
        (args.to / name).write_text(text, encoding="utf-8")
    print(_("Acuan ditulis ke %(path)s.") % {"path": args.to})
    return 0
