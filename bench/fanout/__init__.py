"""One event to many sockets: the same pump drives our hub and what it is held against."""
