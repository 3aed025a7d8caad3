"""Every table of the first release.

Longer than 250 lines because it was generated, from all tables at once.
"""

import sqlalchemy as sa
from alembic import op

from portal.core.schema import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Ascii = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "cursor",
        sa.Column("follower", sa.Text(), nullable=False),
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("follower", "stream", name=op.f("pk_cursor")),
    )
    op.create_table(
        "deal_summary",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("party", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("opened", Moment(), nullable=True),
        sa.Column("drafting", sa.Boolean(), nullable=False),
        sa.Column("buyer", Ascii, nullable=False),
        sa.Column("seller", Ascii, nullable=False),
        sa.Column("story", Ascii, nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("decision_title", Ascii, nullable=False),
        sa.Column("decision_due", sa.Date(), nullable=True),
        sa.Column("next_due", sa.Date(), nullable=True),
        sa.Column("stage", Ascii, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", Ascii, nullable=False),
        sa.Column("forecast", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_deal_summary")),
    )
    op.create_table(
        "event",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq", name=op.f("pk_event")),
        sa.UniqueConstraint("stream", "command", name=op.f("uq_event_stream")),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due", Moment(), nullable=False),
        sa.Column("claimed", Moment(), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index("ix_job_state_due", ["state", "due"], unique=False)

    op.create_table(
        "limit_hit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_limit_hit")),
    )
    with op.batch_alter_table("limit_hit", schema=None) as batch_op:
        batch_op.create_index("ix_limit_hit_kind_subject_at", ["kind", "subject", "at"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "private_action",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("kind", Ascii, nullable=False),
        sa.Column("side", Ascii, nullable=False),
        sa.Column("buyer_owner", Ascii, nullable=True),
        sa.Column("seller_owner", Ascii, nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("baseline_due", sa.Date(), nullable=True),
        sa.Column("baseline_imported", sa.Boolean(), nullable=False),
        sa.Column("state", Ascii, nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("finished", sa.Date(), nullable=True),
        sa.Column("finished_by", Ascii, nullable=True),
        sa.Column("obstacle", Ascii, nullable=False),
        sa.Column("blocker", Ascii, nullable=True),
        sa.Column("blocked_since", sa.Date(), nullable=True),
        sa.Column("note", Ascii, nullable=False),
        sa.Column("comments", sa.BigInteger(), nullable=False),
        sa.Column("milestone", Ascii, nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_action")),
    )
    op.create_table(
        "private_activity",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("kind", Ascii, nullable=False),
        sa.Column("happened", sa.Date(), nullable=False),
        sa.Column("who", Ascii, nullable=False),
        sa.Column("with_whom", Ascii, nullable=False),
        sa.Column("words", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_activity")),
    )
    op.create_table(
        "private_colleague",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("standing", Ascii, nullable=False),
        sa.Column("stakeholder", Ascii, nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_colleague")),
    )
    op.create_table(
        "private_comment",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("step", Ascii, nullable=False),
        sa.Column("author", Ascii, nullable=False),
        sa.Column("written", Moment(), nullable=False),
        sa.Column("words", Ascii, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_comment")),
    )
    op.create_table(
        "private_criterion",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("milestone", Ascii, nullable=True),
        sa.Column("words", Ascii, nullable=False),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_criterion")),
    )
    op.create_table(
        "private_date_change",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("step", Ascii, nullable=False),
        sa.Column("start_from", sa.Date(), nullable=True),
        sa.Column("start_to", sa.Date(), nullable=True),
        sa.Column("due_from", sa.Date(), nullable=True),
        sa.Column("due_to", sa.Date(), nullable=True),
        sa.Column("reason", Ascii, nullable=True),
        sa.Column("words", Ascii, nullable=False),
        sa.Column("proposer", Ascii, nullable=True),
        sa.Column("proposed", Moment(), nullable=False),
        sa.Column("state", Ascii, nullable=False),
        sa.Column("plan_version", sa.BigInteger(), nullable=False),
        sa.Column("answers", Ascii, nullable=True),
        sa.Column("deeds", Ascii, nullable=False),
        sa.Column("cascade", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_date_change")),
    )
    op.create_table(
        "private_deal",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("party", Ascii, nullable=False),
        sa.Column("opened", Moment(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", Ascii, nullable=False),
        sa.Column("stage", Ascii, nullable=False),
        sa.Column("forecast", Ascii, nullable=False),
        sa.Column("win_probability", sa.BigInteger(), nullable=True),
        sa.Column("competitors", Ascii, nullable=False),
        sa.Column("notes", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_deal")),
    )
    op.create_table(
        "private_dependency",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("predecessor", Ascii, nullable=False),
        sa.Column("successor", Ascii, nullable=False),
        sa.Column("lag", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_dependency")),
    )
    op.create_table(
        "private_evidence",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("step", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("url", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_evidence")),
    )
    op.create_table(
        "private_measure",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("from_value", Ascii, nullable=False),
        sa.Column("to_value", Ascii, nullable=False),
        sa.Column("by", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_measure")),
    )
    op.create_table(
        "private_milestone",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("kind", Ascii, nullable=False),
        sa.Column("side", Ascii, nullable=False),
        sa.Column("buyer_owner", Ascii, nullable=True),
        sa.Column("seller_owner", Ascii, nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("baseline_due", sa.Date(), nullable=True),
        sa.Column("baseline_imported", sa.Boolean(), nullable=False),
        sa.Column("state", Ascii, nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("finished", sa.Date(), nullable=True),
        sa.Column("finished_by", Ascii, nullable=True),
        sa.Column("obstacle", Ascii, nullable=False),
        sa.Column("blocker", Ascii, nullable=True),
        sa.Column("blocked_since", sa.Date(), nullable=True),
        sa.Column("note", Ascii, nullable=False),
        sa.Column("comments", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_milestone")),
    )
    op.create_table(
        "private_party",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("side", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("domain", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_party")),
    )
    op.create_table(
        "private_private_cell",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("tab", Ascii, nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("heading", Ascii, nullable=False),
        sa.Column("words", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_private_cell")),
    )
    op.create_table(
        "private_risk",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("probability", sa.BigInteger(), nullable=False),
        sa.Column("impact", sa.BigInteger(), nullable=False),
        sa.Column("mitigation", Ascii, nullable=False),
        sa.Column("owner", Ascii, nullable=True),
        sa.Column("steps", Ascii, nullable=False),
        sa.Column("trigger", sa.Date(), nullable=True),
        sa.Column("state", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_risk")),
    )
    op.create_table(
        "private_room",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("state", Ascii, nullable=False),
        sa.Column("outcome", Ascii, nullable=True),
        sa.Column("zone", Ascii, nullable=False),
        sa.Column("decision", Ascii, nullable=True),
        sa.Column("plan_version", sa.BigInteger(), nullable=False),
        sa.Column("started", sa.Date(), nullable=False),
        sa.Column("rhythm", Ascii, nullable=False),
        sa.Column("weekday", Ascii, nullable=False),
        sa.Column("checkin_words", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_room")),
    )
    op.create_table(
        "private_stakeholder",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("party", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("email", Ascii, nullable=False),
        sa.Column("phone", Ascii, nullable=False),
        sa.Column("part", Ascii, nullable=False),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_to", sa.Date(), nullable=True),
        sa.Column("away_note", Ascii, nullable=False),
        sa.Column("role", Ascii, nullable=True),
        sa.Column("joined", Moment(), nullable=True),
        sa.Column("left", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_stakeholder")),
    )
    op.create_table(
        "private_story",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("outcome", Ascii, nullable=False),
        sa.Column("champion_part", Ascii, nullable=False),
        sa.Column("buyer_goal", Ascii, nullable=False),
        sa.Column("seller_goal", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_private_story")),
    )
    op.create_table(
        "request",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "key", name=op.f("pk_request")),
    )
    op.create_table(
        "room_summary",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("state", Ascii, nullable=False),
        sa.Column("outcome", Ascii, nullable=True),
        sa.Column("buyer", Ascii, nullable=False),
        sa.Column("seller", Ascii, nullable=False),
        sa.Column("story", Ascii, nullable=False),
        sa.Column("done", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("buyer_done", sa.BigInteger(), nullable=False),
        sa.Column("buyer_total", sa.BigInteger(), nullable=False),
        sa.Column("seller_done", sa.BigInteger(), nullable=False),
        sa.Column("seller_total", sa.BigInteger(), nullable=False),
        sa.Column("blocked", sa.BigInteger(), nullable=False),
        sa.Column("decision_title", Ascii, nullable=False),
        sa.Column("decision_due", sa.Date(), nullable=True),
        sa.Column("next_due", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_room_summary")),
    )
    op.create_table(
        "shared_action",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("kind", Ascii, nullable=False),
        sa.Column("side", Ascii, nullable=False),
        sa.Column("buyer_owner", Ascii, nullable=True),
        sa.Column("seller_owner", Ascii, nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("baseline_due", sa.Date(), nullable=True),
        sa.Column("baseline_imported", sa.Boolean(), nullable=False),
        sa.Column("state", Ascii, nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("finished", sa.Date(), nullable=True),
        sa.Column("finished_by", Ascii, nullable=True),
        sa.Column("obstacle", Ascii, nullable=False),
        sa.Column("blocker", Ascii, nullable=True),
        sa.Column("blocked_since", sa.Date(), nullable=True),
        sa.Column("note", Ascii, nullable=False),
        sa.Column("comments", sa.BigInteger(), nullable=False),
        sa.Column("milestone", Ascii, nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_action")),
    )
    op.create_table(
        "shared_comment",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("step", Ascii, nullable=False),
        sa.Column("author", Ascii, nullable=False),
        sa.Column("written", Moment(), nullable=False),
        sa.Column("words", Ascii, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_comment")),
    )
    op.create_table(
        "shared_criterion",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("milestone", Ascii, nullable=True),
        sa.Column("words", Ascii, nullable=False),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_criterion")),
    )
    op.create_table(
        "shared_date_change",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("step", Ascii, nullable=False),
        sa.Column("start_from", sa.Date(), nullable=True),
        sa.Column("start_to", sa.Date(), nullable=True),
        sa.Column("due_from", sa.Date(), nullable=True),
        sa.Column("due_to", sa.Date(), nullable=True),
        sa.Column("reason", Ascii, nullable=True),
        sa.Column("words", Ascii, nullable=False),
        sa.Column("proposer", Ascii, nullable=True),
        sa.Column("proposed", Moment(), nullable=False),
        sa.Column("state", Ascii, nullable=False),
        sa.Column("plan_version", sa.BigInteger(), nullable=False),
        sa.Column("answers", Ascii, nullable=True),
        sa.Column("deeds", Ascii, nullable=False),
        sa.Column("cascade", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_date_change")),
    )
    op.create_table(
        "shared_dependency",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("predecessor", Ascii, nullable=False),
        sa.Column("successor", Ascii, nullable=False),
        sa.Column("lag", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_dependency")),
    )
    op.create_table(
        "shared_evidence",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("step", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("url", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_evidence")),
    )
    op.create_table(
        "shared_measure",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("from_value", Ascii, nullable=False),
        sa.Column("to_value", Ascii, nullable=False),
        sa.Column("by", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_measure")),
    )
    op.create_table(
        "shared_milestone",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("kind", Ascii, nullable=False),
        sa.Column("side", Ascii, nullable=False),
        sa.Column("buyer_owner", Ascii, nullable=True),
        sa.Column("seller_owner", Ascii, nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("baseline_due", sa.Date(), nullable=True),
        sa.Column("baseline_imported", sa.Boolean(), nullable=False),
        sa.Column("state", Ascii, nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("finished", sa.Date(), nullable=True),
        sa.Column("finished_by", Ascii, nullable=True),
        sa.Column("obstacle", Ascii, nullable=False),
        sa.Column("blocker", Ascii, nullable=True),
        sa.Column("blocked_since", sa.Date(), nullable=True),
        sa.Column("note", Ascii, nullable=False),
        sa.Column("comments", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_milestone")),
    )
    op.create_table(
        "shared_party",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("side", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("domain", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_party")),
    )
    op.create_table(
        "shared_risk",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("probability", sa.BigInteger(), nullable=False),
        sa.Column("impact", sa.BigInteger(), nullable=False),
        sa.Column("mitigation", Ascii, nullable=False),
        sa.Column("owner", Ascii, nullable=True),
        sa.Column("steps", Ascii, nullable=False),
        sa.Column("trigger", sa.Date(), nullable=True),
        sa.Column("state", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_risk")),
    )
    op.create_table(
        "shared_room",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("state", Ascii, nullable=False),
        sa.Column("outcome", Ascii, nullable=True),
        sa.Column("zone", Ascii, nullable=False),
        sa.Column("decision", Ascii, nullable=True),
        sa.Column("plan_version", sa.BigInteger(), nullable=False),
        sa.Column("started", sa.Date(), nullable=False),
        sa.Column("rhythm", Ascii, nullable=False),
        sa.Column("weekday", Ascii, nullable=False),
        sa.Column("checkin_words", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_room")),
    )
    op.create_table(
        "shared_stakeholder",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("position", Ascii, nullable=False),
        sa.Column("party", Ascii, nullable=False),
        sa.Column("name", Ascii, nullable=False),
        sa.Column("title", Ascii, nullable=False),
        sa.Column("email", Ascii, nullable=False),
        sa.Column("phone", Ascii, nullable=False),
        sa.Column("part", Ascii, nullable=False),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_to", sa.Date(), nullable=True),
        sa.Column("away_note", Ascii, nullable=False),
        sa.Column("role", Ascii, nullable=True),
        sa.Column("joined", Moment(), nullable=True),
        sa.Column("left", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_stakeholder")),
    )
    op.create_table(
        "shared_story",
        sa.Column("stream", Ascii, nullable=False),
        sa.Column("id", Ascii, nullable=False),
        sa.Column("outcome", Ascii, nullable=False),
        sa.Column("champion_part", Ascii, nullable=False),
        sa.Column("buyer_goal", Ascii, nullable=False),
        sa.Column("seller_goal", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_shared_story")),
    )
    op.create_table(
        "sign_of_life",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("room", "side", name=op.f("pk_sign_of_life")),
    )
    op.create_table(
        "stream",
        sa.Column("name", Ascii, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_stream")),
    )
    op.create_table(
        "todo",
        sa.Column("follower", sa.Text(), nullable=False),
        sa.Column("stream", Ascii, nullable=False),
        sa.PrimaryKeyConstraint("follower", "stream", name=op.f("pk_todo")),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
    )
    op.create_table(
        "membership",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.id"], name=op.f("fk_membership_organisation")
        ),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_membership_user")),
        sa.PrimaryKeyConstraint("organisation", "user", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_user"), ["user"], unique=False)

    op.create_table(
        "party_link",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.id"], name=op.f("fk_party_link_organisation")
        ),
        sa.PrimaryKeyConstraint("room", "party", name=op.f("pk_party_link")),
    )
    with op.batch_alter_table("party_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_party_link_organisation"), ["organisation"], unique=False)

    op.create_table(
        "seat",
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("stakeholder", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_seat_user")),
        sa.PrimaryKeyConstraint("user", "room", name=op.f("pk_seat")),
    )
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_room"), ["room"], unique=False)

    op.create_table(
        "session",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("seen", Moment(), nullable=False),
        sa.Column("expires", Moment(), nullable=False),
        sa.Column("user_agent", sa.Text(), nullable=False),
        sa.Column("ended", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_session_user")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_session")),
        sa.UniqueConstraint("id", name=op.f("uq_session_id")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_user"), ["user"], unique=False)

    op.create_table(
        "sign_in_link",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("stakeholder", sa.Text(), nullable=True),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("expires", Moment(), nullable=False),
        sa.Column("used", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_sign_in_link_user")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_sign_in_link")),
    )
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_link_user"), ["user"], unique=False)

    op.create_table(
        "team",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.id"], name=op.f("fk_team_organisation")),
        sa.ForeignKeyConstraint(["parent"], ["team.id"], name=op.f("fk_team_parent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_organisation"), ["organisation"], unique=False)


def downgrade() -> None:
    """Undo it; the rows of what is dropped are lost."""
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_team_organisation"))

    op.drop_table("team")
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_link_user"))

    op.drop_table("sign_in_link")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_user"))

    op.drop_table("session")
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seat_room"))

    op.drop_table("seat")
    with op.batch_alter_table("party_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_party_link_organisation"))

    op.drop_table("party_link")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_user"))

    op.drop_table("membership")
    op.drop_table("user")
    op.drop_table("todo")
    op.drop_table("stream")
    op.drop_table("sign_of_life")
    op.drop_table("shared_story")
    op.drop_table("shared_stakeholder")
    op.drop_table("shared_room")
    op.drop_table("shared_risk")
    op.drop_table("shared_party")
    op.drop_table("shared_milestone")
    op.drop_table("shared_measure")
    op.drop_table("shared_evidence")
    op.drop_table("shared_dependency")
    op.drop_table("shared_date_change")
    op.drop_table("shared_criterion")
    op.drop_table("shared_comment")
    op.drop_table("shared_action")
    op.drop_table("room_summary")
    op.drop_table("request")
    op.drop_table("private_story")
    op.drop_table("private_stakeholder")
    op.drop_table("private_room")
    op.drop_table("private_risk")
    op.drop_table("private_private_cell")
    op.drop_table("private_party")
    op.drop_table("private_milestone")
    op.drop_table("private_measure")
    op.drop_table("private_evidence")
    op.drop_table("private_dependency")
    op.drop_table("private_deal")
    op.drop_table("private_date_change")
    op.drop_table("private_criterion")
    op.drop_table("private_comment")
    op.drop_table("private_colleague")
    op.drop_table("private_activity")
    op.drop_table("private_action")
    op.drop_table("organisation")
    with op.batch_alter_table("limit_hit", schema=None) as batch_op:
        batch_op.drop_index("ix_limit_hit_kind_subject_at")

    op.drop_table("limit_hit")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index("ix_job_state_due")

    op.drop_table("job")
    op.drop_table("event")
    op.drop_table("deal_summary")
    op.drop_table("cursor")
