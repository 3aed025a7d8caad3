"""Reads columns of a RACI chart: who is responsible owns the step, the other roles are notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from portal.exchange.columns import Column
from portal.exchange.meanings import Meaning
from portal.exchange.words import plainly

ROLES = ("responsible", "accountable", "consulted", "informed")


def raci(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, those headed by a role or its letter with its meaning where three roles are there."""
    roles = {column.index: role for column in columns if (role := role_of(column.heading))}
    if len(set(roles.values())) < len(ROLES) - 1 or len(set(roles.values())) < len(roles):
        return tuple(columns)
    return tuple(
        replace(column, meaning=_meaning(roles[column.index]), guessed=False)
        if column.index in roles
        else column
        for column in columns
    )


def role_of(heading: str) -> str | None:
    """The role that a heading names, in full or by its letter."""
    words = plainly(heading)
    return next((role for role in ROLES if words in {role, role[0], f"{role} ({role[0]})"}), None)


def _meaning(role: str) -> Meaning:
    return Meaning.OWNER if role == "responsible" else Meaning.NOTE
