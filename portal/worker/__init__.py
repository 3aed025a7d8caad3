"""Work that no request waits for: jobs, followers of the log, and what the clock brings about.

Every process runs one worker; they share the tables, and none of them is special.
"""
