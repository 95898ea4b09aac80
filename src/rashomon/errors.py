"""What can go wrong by the caller's hand, one small tree.

RashomonError
├── SettingError      a call or setting that cannot be obeyed (an option's value, a pack that does not validate)
├── LedgerError       a ledger that cannot be used: not there, out of reach, not to be written, too old to be read as it is
│   ├── NotALedger    the file or database is something else, or damaged
│   ├── NewerLedger   written by a newer version of the program
│   └── LedgerBusy    another program is writing it
├── NotFound          an incident, claim, report or run that the ledger does not hold; a place or gazetteer that is not there
└── InternalError     a bug in the program: please report it

Bad input is none of these: it becomes an `Issue` beside the results.
"""


class RashomonError(Exception):
    """Anything the program refuses with a reason."""


class SettingError(RashomonError):
    """A call or setting that cannot be obeyed."""


class LedgerError(RashomonError):
    """A ledger that cannot be used."""


class NotALedger(LedgerError):
    """The file or database is something else, or damaged."""


class NewerLedger(LedgerError):
    """The ledger was written by a newer version of the program."""


class LedgerBusy(LedgerError):
    """Another program is writing the ledger."""


class NotFound(RashomonError):
    """There is no such incident, claim, report, place or gazetteer."""


class InternalError(RashomonError):
    """A bug in the program."""
