"""Secrets that a browser or a mail carries: random, and known to the database only by their hash.

Plain SHA-256 is enough for 256 random bits: there is nothing to guess, so nothing to slow down.
"""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, in 43 URL-safe characters."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is stored and looked up, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
