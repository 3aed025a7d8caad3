"""Rooms and deals over HTTP: the stream as a resource, and one generated door per deed."""
