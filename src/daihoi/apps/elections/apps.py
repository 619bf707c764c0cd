"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ElectionsConfig(AppConfig):
    """Contests, rounds, electorate, reconciliation, counts, decisions, minutes."""

    name = "daihoi.apps.elections"
    verbose_name = _("Elections")

    def ready(self) -> None:
        """Tell the apps below when a ballot runs, and add the results to the minutes of a meeting."""
        from daihoi.apps.delegates import locks
        from daihoi.apps.plenary import contributions

        from . import meeting

        locks.register(meeting.ballot_runs)
        contributions.register(meeting.results)
