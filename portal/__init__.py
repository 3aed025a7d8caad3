"""Cairn: one shared room per purchase, in which buyer and seller keep one Mutual Action Plan."""
