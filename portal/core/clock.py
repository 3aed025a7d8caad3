"""The only place that asks what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today(zone: str, moment: datetime) -> date:
    """The calendar day at that moment in an IANA zone."""
    return moment.astimezone(ZoneInfo(zone)).date()
