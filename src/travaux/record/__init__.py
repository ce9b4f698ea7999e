"""Values of a report's record: frozen dataclasses, their ids and wire form."""
