"""Questions that people ask of a ledger, answered over its incidents: near a place, along a road, between two parties, of an outlet, in dispute.

Every answer is a pure function over records. What the records leave open stays open in the answer: an incident lies certainly or possibly within
twenty kilometres, or by some accounts only, and one without a day or a place is never dropped unsaid.
"""

from rashomon.asking.contacts import Contact, Deed, Month, by_month, counterparts, find_contacts
from rashomon.asking.days import Window, read_window
from rashomon.asking.disputes import Disputed, asked_for, find_disputes
from rashomon.asking.near import Found, Section, Sited, find_near
from rashomon.asking.outlets import Press, find_outlet, outlets_of
from rashomon.asking.parties import Group, find_group
from rashomon.asking.portraits import Portrait, portray
from rashomon.asking.reach import Target, Within
from rashomon.asking.roads import Route, find_route
from rashomon.asking.spots import Spot, find_spot

__all__ = [
    "Contact",
    "Deed",
    "Disputed",
    "Found",
    "Group",
    "Month",
    "Portrait",
    "Press",
    "Route",
    "Section",
    "Sited",
    "Spot",
    "Target",
    "Window",
    "Within",
    "asked_for",
    "by_month",
    "counterparts",
    "find_contacts",
    "find_disputes",
    "find_group",
    "find_near",
    "find_outlet",
    "find_route",
    "find_spot",
    "outlets_of",
    "portray",
    "read_window",
]
