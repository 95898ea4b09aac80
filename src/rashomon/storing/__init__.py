"""The ledger: what is read and made is kept here, in one file."""

from rashomon.storing.ledger import Ledger, Standing, text_hash
from rashomon.storing.runs import ADDED, Run, belonging

__all__ = ["ADDED", "Ledger", "Run", "Standing", "belonging", "text_hash"]
