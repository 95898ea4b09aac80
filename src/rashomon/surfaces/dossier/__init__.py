"""The dossier: every account of every incident on one page to read, mail and print."""

from rashomon.surfaces.dossier.writing import write_dossier

__all__ = ["write_dossier"]
