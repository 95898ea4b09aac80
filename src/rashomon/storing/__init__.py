"""The ledger: what is read and made is kept here, in one file or one database."""

from rashomon.storing.asking import Question
from rashomon.storing.ledger import Ledger, Standing
from rashomon.storing.runs import ADDED, Run, Usage, belonging
from rashomon.storing.searching import Found, Hit
from rashomon.storing.summaries import Box, box_around
from rashomon.storing.verifying import Fault, Verdict

__all__ = ["ADDED", "Box", "Fault", "Found", "Hit", "Ledger", "Question", "Run", "Standing", "Usage", "Verdict", "belonging", "box_around"]
