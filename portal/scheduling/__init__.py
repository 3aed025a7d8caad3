"""Arithmetic of days: which are open, and how far apart two of them lie. Pure."""
