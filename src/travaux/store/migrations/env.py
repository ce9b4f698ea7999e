"""Runs migrations on the connection that `travaux.store.migrate` hands over."""

from alembic import context

from travaux.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
