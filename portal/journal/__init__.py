"""The log: commands become events, events are written with the rows they change, readers follow.

Knows both engines and both kinds of stream; knows nothing of HTTP, sockets or sessions.
"""
