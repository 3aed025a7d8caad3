"""The live door: one socket per tab, fed from the log; the log is the queue.

Knows sessions, streams and frames; decides nothing about rooms.
"""
