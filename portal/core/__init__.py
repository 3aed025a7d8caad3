"""Configuration, database, ids, clock, errors, columns: the ground; knows no business word."""
