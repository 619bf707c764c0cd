"""The site as one command: tables, static files, a worker for long jobs, and the web server in front."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

DEMO_MARK = "demo-seed"


def require_free_port(host: str, port: int) -> None:
    """Refuse early when something listens already.

    Raises:
        WrongInput: the port is taken, not a port, or the address is not this machine's.
    """
    if not 0 < port < 65536:
        raise WrongInput(say("{port} is no port. Choose a number from 1 to 65535 with --port.", port=str(port)))
    foreign = WrongInput(say("{host} is no address of this machine. Use 127.0.0.1.", host=host))
    try:
        socket.getaddrinfo(host, port)
    except OSError:
        raise foreign from None
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise foreign from None
        raise WrongInput(
            say(
                "Port {port} of {host} can't be used ({reason}). Stop the other program or choose another with --port.",
                port=str(port),  # a name, not an amount
                host=host,
                reason=os.strerror(error.errno or 0),
            )
        ) from None


def prepare(language: str) -> None:
    """Make the tables, the cache table and the static files; safe to repeat.

    Raises:
        WrongInput: the database does not answer.
    """
    start_framework()
    from django.core.management import call_command
    from django.db import connection

    require_database()
    if not connection.introspection.table_names():
        first = say("Making the tables of the database. This first start takes about half a minute.")
        print(first.in_language(language), flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from daihoi.apps.jobs.actions import STALE_AFTER, recover_jobs

    recover_jobs(timedelta(0) if connection.vendor == "sqlite" else STALE_AFTER)


def require_database() -> None:
    """Ask the database whether it is there.

    Raises:
        WrongInput: it does not answer, or what answers is no database.
    """
    from django.db import connection
    from django.db.utils import DatabaseError

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        first = str(error).strip().splitlines()[0]
        raise WrongInput(
            say("The database does not answer ({reason}). Check DAIHOI_DATABASE_URL and the server.", reason=first)
        ) from None


def serve(host: str, port: int, language: str) -> int:
    """Serve until stopped by Ctrl-C; the worker stops with the server."""
    import uvicorn

    from . import warming, worker

    where = say("Serving at {address} — stop with Ctrl-C.", address=f"http://{host}:{port}/")
    print(where.in_language(language), flush=True)
    signal.signal(signal.SIGTERM, _leave)  # the server gives the signal on; without this the worker would stay behind
    server = uvicorn.Server(
        uvicorn.Config("daihoi.config.asgi:application", host=host, port=port, log_level="warning", lifespan="off")
    )
    with worker.running(), warming.behind(lambda: server.started), suppress(KeyboardInterrupt):
        server.run()
    return 0


def _leave(_number: int, _frame: object) -> None:
    """End the way Ctrl-C ends: through every ``finally``."""
    raise SystemExit(0)


def remove_demo() -> None:
    """Remove the demo's own home folder; a folder without the demo's mark is never touched.

    Raises:
        WrongInput: the folder is not a demo's.
    """
    home = Path(os.environ["DAIHOI_HOME"]).resolve()
    if not home.exists():
        return
    if not (home / DEMO_MARK).exists():
        raise WrongInput(
            say("{home} was not made by the demo, so it is not removed. Name another folder in DAIHOI_HOME.", home=home)
        )
    shutil.rmtree(home)


def start_framework() -> None:
    """Make the site's apps ready."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daihoi.config.settings")
    import django

    django.setup()
