"""${message}"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None

Ascii = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """${message}"""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Undo it; the rows of what is dropped are lost."""
    ${downgrades if downgrades else "pass"}
