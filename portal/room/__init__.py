"""One shared room as an immutable value, and every deed that can be done in it.

Pure: no SQL, no clock, no randomness, no await. Time and ids are passed in.
"""
