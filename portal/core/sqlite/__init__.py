"""The embedded engine: one thread writes, a few read, one file holds everything."""
