"""Statements that read the log alike on both engines; each compiles them for its own driver.

Values are bound by place: the stream, what narrows it down, and last the limit of a page.
"""

from typing import Any

from sqlalchemy import Select, bindparam, func, literal_column, or_, select

from portal.journal import tables
from portal.journal.streams import tables_of

Head, Event = tables.stream.c, tables.event.c
_of_stream = Event.stream == bindparam("stream")

HEAD = select(Head.name, Head.seq, Head.epoch, Head.at).where(Head.name == bindparam("name"))
EVENTS = select(Event.body).where(_of_stream, Event.seq > bindparam("after")).order_by(Event.seq)
HISTORY = select(Event.body).where(_of_stream, Event.seq < bindparam("before")).order_by(Event.seq.desc())


def history_of(position: str) -> Select[Any]:
    """Of the history, what holds either of two marks; `position` finds a text in a text."""
    place_of = getattr(func, position)
    marks = (place_of(Event.body, bindparam(name)) > literal_column("0") for name in ("step", "row"))
    return HISTORY.where(or_(*marks))


def comments(stream_kind: str) -> Select[Any]:
    """Comments of a stream on a step below a seq, newest first, each with its seq."""
    sql = tables.rows_of(stream_kind)["comment"].c
    own = [sql[column.name] for column in tables_of(stream_kind + "/")["comment"].columns]
    of_step = (sql.stream == bindparam("stream"), sql.step == bindparam("on"), sql.seq < bindparam("before"))
    return select(*own, sql.seq).where(*of_step).order_by(sql.seq.desc(), sql.id.desc())
