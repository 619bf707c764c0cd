"""``daihoi demo``, ``daihoi run`` and ``daihoi check``: the whole site on this machine."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from daihoi.core.sentences import say
from daihoi.demo import stops

HELP = {
    "demo": say("Build the model case, run its whole cascade, print what was done and serve it."),
    "run": say("Serve the site on this machine, with a worker for long jobs beside it."),
    "check": say("Verify the set-up and every chain of the trail."),
}


def configure(noun: str, nouns: Any, language: str) -> None:
    """Add the three commands of the site."""
    for name, help_ in HELP.items():
        if name in nouns.choices:
            continue
        text = help_.in_language(language)
        parser = nouns.add_parser(name, help=text, description=text)
        parser.set_defaults(run={"demo": build_demo, "run": run_site, "check": check_site}[name])
        if name in ("demo", "run"):
            port = say("Port to listen on (8000).").in_language(language)
            host = say("Address to listen on (127.0.0.1).").in_language(language)
            parser.add_argument("--port", type=int, default=8000, help=port)
            parser.add_argument("--host", default="127.0.0.1", help=host)
        if name == "demo":
            no_serve = say("Stop after the table.").in_language(language)
            seed = say("Seed of the invented persons and votes (2020).").in_language(language)
            afresh = say("Throw the old demo away first.").in_language(language)
            parser.add_argument("--no-serve", action="store_true", help=no_serve)
            parser.add_argument("--seed", type=int, default=2020, help=seed)
            parser.add_argument("--afresh", action="store_true", help=afresh)
            until = say("Stop before this step; its day and the rest are lived by hand.").in_language(language)
            parser.add_argument("--until", choices=list(stops.DAYS), help=until)


def build_demo(arguments: argparse.Namespace) -> int:
    """Build the demo; serve it unless told not to."""
    os.environ.setdefault("DAIHOI_HOME", "var/demo")
    os.environ.setdefault("DAIHOI_DEMO", "1")
    os.environ.setdefault("DAIHOI_LANGUAGE", arguments.lang if arguments.lang == "en" else "vi")
    from . import server

    if not arguments.no_serve:
        server.require_free_port(arguments.host, arguments.port)
    if arguments.afresh:
        server.remove_demo()
    until = arguments.until or stops.kept(Path(os.environ["DAIHOI_HOME"]))
    os.environ.setdefault("DAIHOI_TODAY", stops.DAYS[until].isoformat())
    server.prepare(arguments.lang)
    from daihoi.demo import build

    build.run(seed=arguments.seed, language=arguments.lang, until=until)
    if arguments.no_serve:
        return 0
    return server.serve(arguments.host, arguments.port, arguments.lang)


def run_site(arguments: argparse.Namespace) -> int:
    """Serve the site; at the first start make the tables and one administrator."""
    from . import server

    server.require_free_port(arguments.host, arguments.port)
    server.prepare(arguments.lang)
    _make_first_administrator(arguments.lang)
    return server.serve(arguments.host, arguments.port, arguments.lang)


def check_site(arguments: argparse.Namespace) -> int:
    """Verify the set-up and the trail; 0 when all is well, 1 when something is to be done, 3 when a chain is broken."""
    from . import check

    return check.check(arguments.lang)


def _make_first_administrator(language: str) -> None:
    from daihoi.apps.accounts import actions
    from daihoi.apps.accounts.models import User

    if User.objects.exists():
        return
    account = actions.set_up_house("admin", "Administrator")
    welcome = say(
        "This is the first start. Sign in as “{user}” with the password {password} and change it at once. "
        "The overview then leads through the set-up of the house.",
        user=account.user.username,
        password=account.password,
    )
    print(welcome.in_language(language), flush=True)
