"""Moments as papers write them."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def moment(at: datetime) -> str:
    """Such as 08 giờ 30, ngày 22/11/2026."""
    return f"{timezone.localtime(at):%H giờ %M, ngày %d/%m/%Y}"
