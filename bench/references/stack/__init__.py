"""The obvious stack: Litestar, SQLAlchemy's async ORM over aiosqlite, ChannelsPlugin in memory.

It maps our own tables, and writes for a tick the event, the action and the head of the room.
"""
