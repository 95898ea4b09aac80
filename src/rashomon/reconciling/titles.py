"""A plain title for an incident: "Collision between Russian and US forces near Al-Malikiyah"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.reconciling.naming import Named
from rashomon.records import MILITARY, Attribute, Fact, Party, Place, Status

_SHOWN = 3
_NAMES = {
    "USA_MIL": "US forces",
    "RUS_MIL": "Russian forces",
    "SYR_MIL": "Syrian government forces",
    "TUR_MIL": "Turkish forces",
    "IRN_MIL": "Iranian forces",
    "ISR_MIL": "Israeli forces",
    "FRA_MIL": "French forces",
    "GBR_MIL": "British forces",
    "IRQ_MIL": "Iraqi forces",
    "USA_GOV": "the US government",
    "RUS_GOV": "the Russian government",
    "SYR_GOV": "the Syrian government",
    "TUR_GOV": "the Turkish government",
    "SYR_PGM": "pro-government militia",
    "RUS_PMC": "Russian mercenaries",
    "CIV": "civilians",
}
_BETWEEN: Mapping[str, str] = {
    "collision": "Collision",
    "standoff": "Stand-off",
    "exchange_of_fire": "Exchange of fire",
    "agreement": "Agreement",
    "meeting": "Meeting",
}
_AGAINST: Mapping[str, tuple[str, str]] = {
    "block": ("Road block", "against"),
    "pelt": ("Stoning", "of"),
    "shooting": ("Shooting", "at"),
    "ied": ("Bomb attack", "on"),
    "car_bomb": ("Car bomb attack", "on"),
    "airstrike": ("Air strike", "on"),
    "drone_strike": ("Drone strike", "on"),
    "water_cannon": ("Water cannon", "against"),
    "crowd_control": ("Tear gas or batons", "against"),
    "chemical_attack": ("Chemical attack", "on"),
    "sexual_violence": ("Sexual violence", "against"),
    "shelling": ("Shelling", "of"),
    "ground_attack": ("Ground attack", "on"),
    "raid": ("Raid", "on"),
    "detention": ("Detention", "of"),
    "protest": ("Protest", "against"),
    "statement": ("Statement", "on"),
}
_OF: Mapping[str, str] = {
    "patrol": "Patrol",
    "deployment": "Deployment",
    "withdrawal": "Withdrawal",
    "base": "Base",
}
"""Kinds that one side does, or several do side by side."""

_NOT_BY_CIVILIANS = frozenset({"airstrike", "drone_strike", "water_cannon", "crowd_control", "chemical_attack", "shelling", "patrol", "deployment", "base"})
"""Kinds that take forces: civilians of whom they are told with what they did themselves are those they were done to."""

_TYPES: Mapping[str, str] = {
    "AGREE": "Agreement",
    "CONSULT": "Talks",
    "SUPPORT": "Support",
    "CONCEDE": "Concession",
    "COOPERATE": "Joint action",
    "AID": "Aid",
    "RETREAT": "Withdrawal",
    "REQUEST": "Demand",
    "ACCUSE": "Accusation",
    "REJECT": "Refusal",
    "THREATEN": "Threat",
    "PROTEST": "Protest",
    "SANCTION": "Sanctions",
    "MOBILIZE": "Deployment",
    "COERCE": "Coercion",
    "ASSAULT": "Attack",
}


def _first(facts: Sequence[Fact], attribute: Attribute) -> Fact | None:
    return next((f for f in facts if f.attribute is attribute and f.positions), None)


def _parties(fact: Fact | None, hedges: Mapping[str, str]) -> tuple[Party, ...]:
    """Those named on the best supported side, and on every side of a dispute, who may be named; a state's army stands for its government."""
    if fact is None:
        return ()
    sides = fact.positions if fact.status is Status.DISPUTED else fact.positions[:1]
    named = {v.id: v for p in sides if p.claims for v in p.values if isinstance(v, Party) and v.id in hedges}
    armies = {v.country for v in named.values() if v.sector == MILITARY}
    return tuple(v for v in named.values() if v.sector == MILITARY or v.country not in armies)


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    called = tuple(dict.fromkeys(_NAMES.get(p.id, p.name) for p in parties))
    return called if len(called) <= _SHOWN else (*called[: _SHOWN - 1], "others")


def _rank(party: Party) -> tuple[bool, str]:
    """Armies first, then by name."""
    return party.sector != MILITARY, _NAMES.get(party.id, party.name).lower()


def _listed(names: Sequence[str]) -> str:
    ending = " forces"
    if len(names) == 2 and all(n.endswith(ending) for n in names):
        return f"{names[0].removesuffix(ending)} and {names[1]}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _what(facts: Sequence[Fact], doers: Sequence[Party]) -> tuple[str, str, str]:
    """The kind's noun with what comes before one who did it and one who suffered it: of a kind that these doers can do, where any is."""
    kind = _first(facts, Attribute.KIND)
    told = [v for p in kind.positions if p.claims for v in p.values] if kind is not None else []
    if doers and all(party.id == "CIV" for party in doers):
        told = [v for v in told if v not in _NOT_BY_CIVILIANS] or told
    for value in told:
        if value in _BETWEEN:
            return _BETWEEN[str(value)], "between", "between"
        if value in _OF:
            return _OF[str(value)], "of", "of"
        if value in _AGAINST:
            noun, against = _AGAINST[str(value)]
            return noun, "by", against
    type_ = _first(facts, Attribute.TYPE)
    told = [v for p in type_.positions if p.claims for v in p.values] if type_ is not None else []
    noun = next((_TYPES[str(v)] for v in told if str(v) in _TYPES), "Incident")
    return noun, "by", "on" if noun == "Attack" else "with"


_HEDGES = {"claimed": "claimed by", "suspected": "blamed on"}


def _civilian(names: Sequence[str]) -> bool:
    return _NAMES["CIV"] in names


def _where(facts: Sequence[Fact]) -> str:
    fact = _first(facts, Attribute.PLACE)
    if fact is None:
        return ""
    held = [v for p in fact.positions if p.claims for v in p.values if isinstance(v, Place)]
    best = next((v for v in held if v.known), held[0] if held else None)
    if best is None:
        return ""
    if best.precision == "along" or best.name.endswith(("highway", "road")):
        return f" on {best.name}" if best.name.startswith("the ") else f" on the {best.name}"
    return f" {'near' if best.precision == 'near' else 'in'} {best.name}"


def make_title(facts: Sequence[Fact], named: Named) -> str:
    """The title: what it was, between or against whom, and where, as far as each is known. `named` are those whom it may name.

    Where the accounts dispute who did it to whom, nobody is put first: "Road block: Russian and US forces". A doer whom nobody simply asserts is hedged:
    "Bomb attack on Russian forces, claimed by Islamic State".
    """
    actor, recipient = _first(facts, Attribute.ACTOR), _first(facts, Attribute.RECIPIENT)
    doers, sufferers = _parties(actor, named.hedges), _parties(recipient, named.hedges)
    noun, by, against = _what(facts, doers)
    if noun in {_AGAINST[kind][0] for kind in _AGAINST if kind in _NOT_BY_CIVILIANS}:
        doers = tuple(party for party in doers if party.id != "CIV")
    did, suffered = _names(doers), _names(sufferers)
    every = _names(sorted({p.id: p for p in (*doers, *sufferers)}.values(), key=_rank))
    roles = any(f is not None and f.status is Status.DISPUTED for f in (actor, recipient)) or bool(
        set(did) & set(suffered)
    )
    after = ""
    if not every:
        who = ""
    elif by == "between":
        who = f" between {_listed(every)}" if len(every) > 1 and (named.whole or not _civilian(every)) else f" involving {_listed(every)}"
    elif by == "of":
        who = f" of {_listed(did or every)}"
    elif roles:
        who = f": {_listed(every)}" if len(every) > 1 else f" involving {every[0]}"
    else:
        hedge = min((named.hedges[party.id] for party in doers), default="")
        done = f" {against} {_listed(suffered)}" if suffered else ""
        after = f", {_HEDGES[hedge]} {_listed(did)}" if hedge and did else ""
        who = done if after else (f" by {_listed(did)}" if did else "") + done
    where = _where(facts)
    return f"{noun}{who}{',' if who.startswith(':') and where else ''}{where}{after}"
