"""The settings of the house with tables made at once, not by migrations: for processes that the tests start."""

from daihoi.config.settings import *  # noqa: F403


class _None:
    """No app has migrations."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


MIGRATION_MODULES = _None()
