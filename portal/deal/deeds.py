"""Everything that can be done in a private stream alone: importing fills the registry."""

from portal.deal import drafting, facts, opening, sharing
from portal.deal.registry import DEAL_DEEDS

__all__ = ["DEAL_DEEDS", "drafting", "facts", "opening", "sharing"]
