"""Times as the clerk reads them."""

import time
from datetime import UTC, datetime

import pytest

from drafting.ui.clock import local


@pytest.mark.parametrize("zone", [None, UTC])
def test_a_moment_of_the_database_is_shown_in_the_time_of_the_place(monkeypatch, zone):
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CST-8")
        time.tzset()
        shown = f"{local(datetime(2024, 12, 31, 16, 30, tzinfo=zone)):%Y-%m-%d %H:%M}"
    time.tzset()
    assert shown == "2025-01-01 00:30"
