"""What a kind of encounter is as a verb between who acts and whom: "Russian military | collided with | US military"."""

from __future__ import annotations

VERBS = {
    "airstrike": "struck from the air", "arrest": "arrested", "assassination": "killed", "block": "barred the way of", "blockade": "blockaded",
    "bombing": "bombed", "clash": "clashed with", "collision": "collided with", "detention": "detained", "drone_strike": "struck with drones",
    "exchange_of_fire": "exchanged fire with", "ground_attack": "attacked", "ied": "set off a bomb against", "kidnapping": "abducted",
    "meeting": "met", "call": "spoke with", "patrol": "patrolled with", "pelt": "pelted", "raid": "raided", "shelling": "shelled",
    "shooting": "shot at", "standoff": "faced", "withdrawal": "withdrew before", "protest": "protested against",
}  # fmt: skip
"""The verb of each kind that has a plain one."""


def say_deed(kind: str) -> str:
    """The verb, "acted on" where a kind has no plain one."""
    return VERBS.get(kind, "acted on")
