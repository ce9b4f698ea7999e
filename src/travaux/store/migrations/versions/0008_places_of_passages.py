"""The index of passages by their reports holds where they begin too, so that PostgreSQL finds some of many by it."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the index anew."""
    op.drop_index("occurrence_of_version", "occurrence")
    op.create_index("occurrence_of_version", "occurrence", ["version", "start"], unique=False)
