"""The choices a room knows: each a closed set of words from the domain."""

from enum import StrEnum


class Side(StrEnum):
    """Who promises: `both` is for steps that two people promise together."""

    BUYER = "buyer"
    SELLER = "seller"
    BOTH = "both"


class State(StrEnum):
    """How far a step is."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


class Kind(StrEnum):
    """What sort of work a step is."""

    DISCOVERY = "discovery"
    TECHNICAL = "technical"
    SECURITY = "security"
    LEGAL = "legal"
    COMMERCIAL = "commercial"
    PROCUREMENT = "procurement"
    APPROVAL = "approval"
    SIGNATURE = "signature"
    KICKOFF = "kickoff"
    OTHER = "other"


class RoomState(StrEnum):
    """Where a purchase stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


class Outcome(StrEnum):
    """How a closed room ended."""

    WON = "won"
    LOST = "lost"
    NO_DECISION = "no_decision"


class Part(StrEnum):
    """A stakeholder's part in the decision."""

    CHAMPION = "champion"
    APPROVER = "approver"
    EVALUATOR = "evaluator"
    USER = "user"
    LEGAL = "legal"
    SECURITY = "security"
    PROCUREMENT = "procurement"
    SELLER_LEAD = "seller_lead"
    SELLER_SUPPORT = "seller_support"
    OTHER = "other"


class Role(StrEnum):
    """What a member may do in the room."""

    LEAD = "lead"
    CONTRIBUTOR = "contributor"
    VIEWER = "viewer"


class RiskState(StrEnum):
    """Whether a risk still threatens."""

    OPEN = "open"
    MITIGATING = "mitigating"
    OCCURRED = "occurred"
    CLOSED = "closed"


class ChangeState(StrEnum):
    """Where a date change stands; `applied` took effect without consent."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    APPLIED = "applied"


class Reason(StrEnum):
    """Why a date moved."""

    REQUIREMENT_CHANGED = "requirement_changed"
    OVER_BUDGET = "over_budget"
    TEST_FAILED = "test_failed"
    CUSTOMISATION_NEEDED = "customisation_needed"
    APPROVAL_HELD = "approval_held"
    LEGAL_TERMS = "legal_terms"
    PROCUREMENT_PROCESS = "procurement_process"
    PERSON_UNAVAILABLE = "person_unavailable"
    OTHER_PRIORITY = "other_priority"
    SELLER_NOT_READY = "seller_not_ready"
    MEETING_MOVED = "meeting_moved"
    FASTER_WAY = "faster_way"


class Rhythm(StrEnum):
    """How often both sides check in."""

    NONE = "none"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"
