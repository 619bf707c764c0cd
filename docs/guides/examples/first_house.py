"""The frame of a new house: levels, terms, the unit at the top. Change the words below, then:

    .venv/bin/daihoi run                                    once, so that there are tables and an administrator
    .venv/bin/python docs/guides/examples/first_house.py    a second run changes nothing

Reads DAIHOI_HOME and DAIHOI_DATABASE_URL as the site does. Everything goes through the acts, so it stands in the trail.
"""

import os
import sys
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daihoi.config.settings")
django.setup()

from daihoi.apps.accounts.models import User  # noqa: E402 - the framework comes first
from daihoi.apps.organisations import actions  # noqa: E402

LEVELS = {1: "Đảng bộ cơ sở", 2: "Chi bộ trực thuộc"}  # from the top
TERM_BEFORE = ("2020-2025", date(2020, 6, 1), date(2025, 5, 31))
TERM = ("2025-2030", date(2025, 6, 1), date(2030, 5, 31))
TOP = actions.UnitRow(
    code="dang-bo",
    name="Đảng bộ Công ty Mẫu",
    level=1,
    symbol="ĐU",
    superior_title="Đảng ủy Công ty Mẫu",
    place="Hà Nội",
    rulebook="vn-party-190",
)


def main() -> None:
    """Add what is missing."""
    by = User.objects.filter(is_superuser=True, is_active=True).first()
    if by is None:
        sys.exit("There is no administrator yet. Start the site once with “daihoi run”.")
    for rank, name in LEVELS.items():
        actions.add_level(rank, name, by=by)
    before = actions.add_term(TERM_BEFORE[0], by=by, starts_on=TERM_BEFORE[1], ends_on=TERM_BEFORE[2])
    actions.add_term(TERM[0], by=by, starts_on=TERM[1], ends_on=TERM[2], previous=before)
    top = actions.add_unit(None, TOP, by=by)
    sys.stdout.write(f"{top.name}: /u/{top.code}/\n")


if __name__ == "__main__":
    main()
