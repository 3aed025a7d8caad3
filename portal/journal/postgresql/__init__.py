"""The journal on PostgreSQL: heads locked in order, set-based statements, several processes."""
