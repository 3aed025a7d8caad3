"""Load, made in processes of its own: raw sockets on uvloop, frames built before they are needed."""
