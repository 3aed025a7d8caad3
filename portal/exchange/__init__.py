"""Plans that come in from and go out to the world outside: files in, one `Draft` out.

Knows files, words and dates as people write them. Refuses to know rooms' streams, SQL, sessions and the
clock: the day on which a plan starts is always passed in.
"""
