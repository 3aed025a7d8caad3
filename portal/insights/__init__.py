"""Figures and warnings read off a plan: completion and hygiene.

Pure, and ignorant of rooms: it counts anything that has an id, a side, a state and a milestone.
"""
