"""Warming up behind the server: every template of the house compiles, and leaving stops the work."""

from __future__ import annotations

from daihoi.cli import warming
from daihoi.core import rulebooks


def test_every_template_of_the_house_is_compiled_those_of_every_page_first():
    names = warming.templates()
    assert {"shell/page.html", "elections/contest.html", "delegates/list.html"} <= set(names)
    rest = [name for name in names if not name.startswith(warming.FIRST)]
    assert names[-len(rest) :] == rest
    assert warming.warm_up() == len(names)
    assert rulebooks.load.cache_info().currsize == len(rulebooks.available())


def test_nothing_is_begun_once_the_server_leaves():
    assert warming.warm_up(lambda: True) == 0


def test_the_thread_waits_for_the_server_and_ends_with_it():
    with warming.behind(lambda: False) as thread:
        assert thread.is_alive()
    assert not thread.is_alive()
