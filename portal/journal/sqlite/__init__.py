"""The journal on SQLite: decided and written in the one writer thread."""
