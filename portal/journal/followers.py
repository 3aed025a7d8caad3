"""Who follows the log: each batch leaves every follower a note of the streams that it moved."""

SIGNS_OF_LIFE = "signs_of_life"
FOLLOWERS = (SIGNS_OF_LIFE,)
