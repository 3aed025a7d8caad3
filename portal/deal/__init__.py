"""A company's private side of a room: the deal, the draft before it is opened, what was kept back.

Pure, of the same shape as `portal.room`. Nothing leaves it but by the deeds that say so.
"""
