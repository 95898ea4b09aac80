"""Reconciling: what the accounts of one occurrence agree on, what they dispute, and how many independent origins stand behind each side."""

from rashomon.reconciling.compatible import Contains
from rashomon.reconciling.incidents import reconcile
from rashomon.reconciling.independence import Origins, explain_origins

__all__ = ["Contains", "Origins", "explain_origins", "reconcile"]
