"""Times: what in a text places something in time, and when that is."""

from travaux.extract.times.find import TimesFound, find_times, resolve_spans
from travaux.extract.times.lexicon import TimeLexicon, parse_time_lexicon
from travaux.extract.times.spans import choose_spans

__all__ = ["TimeLexicon", "TimesFound", "choose_spans", "find_times", "parse_time_lexicon", "resolve_spans"]
