"""People: organisations, users, sessions, one-time links, and who sits where in which room.

Ordinary tables outside the streams; plain functions over a connection, one short transaction each.
Refuses to know what a room contains.
"""
