"""The time as the clock on the clerk's wall shows it."""

from datetime import UTC, datetime


def local(moment: datetime) -> datetime:
    """The moment in the machine's time zone; databases give it in UTC, some without saying so."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
