"""Sources to captures."""

from travaux.intake.intake import Intake
from travaux.intake.polite import Network, PoliteClient
from travaux.intake.state import FeedState
from travaux.intake.values import Found, Limits
from travaux.intake.watch import Pace, poll

__all__ = ["FeedState", "Found", "Intake", "Limits", "Network", "Pace", "PoliteClient", "poll"]
