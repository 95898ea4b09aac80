"""Reviewing: what people decided, and how it bends what was read.

Judgements are appended and never changed. What holds of them is worked out anew from all of them each time (`review`), so that the
order in which they came to a ledger, and the files they came in, make no difference.
"""

from __future__ import annotations

from rashomon.reviewing.bearing import bearing_on
from rashomon.reviewing.effects import Effects, effects_of
from rashomon.reviewing.pairing import Contradiction
from rashomon.reviewing.queue import UNSURE, Doubtful, to_review
from rashomon.reviewing.review import Lost, Moved, Review, review
from rashomon.reviewing.standing import Standings, stand

__all__ = ["UNSURE", "Contradiction", "Doubtful", "Effects", "Lost", "Moved", "Review", "Standings", "bearing_on", "effects_of", "review", "stand", "to_review"]
