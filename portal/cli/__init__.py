"""The command line: puts the parts together and runs them; the only one that knows api and realtime."""
