"""What a column can mean."""

from __future__ import annotations

from enum import StrEnum


class Meaning(StrEnum):
    """The meaning of a column; `private` holds what stays with the importer, also what is not understood."""

    ID = "id"
    STAGE = "stage"
    MILESTONE = "milestone"
    ACTION = "action"
    BUYER_ACTION = "buyer_action"
    SELLER_ACTION = "seller_action"
    LEVEL = "level"
    KIND = "kind"
    OWNER = "owner"
    BUYER_OWNER = "buyer_owner"
    SELLER_OWNER = "seller_owner"
    OWNER_TITLE = "owner_title"
    SIDE = "side"
    EMAIL = "email"
    START = "start"
    DUE = "due"
    SPAN = "span"
    BASELINE = "baseline"
    MOVED = "moved"
    ACTUAL = "actual"
    DURATION = "duration"
    STATE = "state"
    REASON = "reason"
    DEPENDS = "depends"
    BLOCKS = "blocks"
    LAG = "lag"
    OBSTACLE = "obstacle"
    RHYTHM = "rhythm"
    NOTE = "note"
    PRIVATE = "private"
    NAME = "name"
    RISK = "risk"
    PROBABILITY = "probability"
    IMPACT = "impact"
    MITIGATION = "mitigation"
    TRIGGER = "trigger"


DATES = frozenset({Meaning.START, Meaning.DUE, Meaning.BASELINE, Meaning.MOVED, Meaning.ACTUAL})
TITLES = frozenset({Meaning.MILESTONE, Meaning.ACTION, Meaning.BUYER_ACTION, Meaning.SELLER_ACTION})
OWNERS = frozenset({Meaning.OWNER, Meaning.BUYER_OWNER, Meaning.SELLER_OWNER})
MANY = frozenset({Meaning.SPAN, Meaning.NOTE, Meaning.PRIVATE, Meaning.MOVED, Meaning.DURATION})
"""Meanings that several columns of one tab may have; of the others the best column keeps it."""
