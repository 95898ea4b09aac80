"""Contacts between parties over time: who met whom, how often, at what cost, and who is said to have acted on whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.asking.parties import Group
from rashomon.records import Attribute, Claim, Party, Polarity, Sayer, Status, Summary, Toll, sayer_of, sums_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """How many by all accounts together: the least and the most that any of them tells; `most` is None where it is open upwards."""

    least: int = 0
    most: int | None = 0
    disputed: bool = False
    told: bool = False

    def __add__(self, other: Cost) -> Cost:
        most = None if self.most is None or other.most is None else self.most + other.most
        return Cost(
            least=self.least + other.least, most=most, disputed=self.disputed or other.disputed, told=self.told or other.told
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """That one of two groups acted on the other, as some say: their sides, and the outlets that speak for none."""

    doer: str
    sayers: tuple[Sayer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An incident in which two parties meet, or one takes part.

    `month` is "2020-02", "2020" where only the year is told, "" where not even that is. `deeds` tell who is said to have acted on the other.
    """

    incident: Summary
    month: str
    kinds: tuple[str, ...]
    killed: Cost
    injured: Cost
    deeds: tuple[Deed, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether the accounts disagree on anything of substance."""
        return self.incident.status is Status.DISPUTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The contacts of one month together: how many, of what kinds, disputed how often, and their tolls."""

    name: str
    incidents: int
    disputed: int
    kinds: tuple[tuple[str, int], ...]
    killed: Cost
    injured: Cost


def find_contacts(
    incidents: Iterable[Summary],
    groups: Sequence[Group],
    claims: Callable[[str], Iterable[tuple[str, Claim]]] = lambda _: (),
    outlets: Mapping[str, str | None] | None = None,
) -> tuple[Contact, ...]:
    """Every incident in which all of these groups (one or two) take part by some account, in the order given.

    `claims` gives the claims on who did it to whom of an incident by its id, each with its report's: of two groups they tell who is said to have
    acted on whom. `outlets` gives the outlet of each report that is at hand, by the report's id.
    """
    found = []
    for incident in incidents:
        held = {party.id for party in incident.parties}
        if not all(any(group.holds(party) for party in held) for group in groups):
            continue
        if len(groups) == 2 and not _apart(held, groups):
            continue
        found.append(
            Contact(
                incident=incident, month=month_of(incident), kinds=incident.kind,
                killed=toll_of(incident, Attribute.KILLED), injured=toll_of(incident, Attribute.INJURED),
                deeds=_deeds(claims(incident.id), groups, outlets or {}) if len(groups) == 2 else (),
            )
        )  # fmt: skip
    return tuple(found)


def _apart(held: Collection[str], groups: Sequence[Group]) -> bool:
    """Whether two different parties stand for the two groups: the YPG alone does not meet the SDF."""
    one, other = ({party for party in held if group.holds(party)} for group in groups)
    return len(one | other) > 1


def by_month(contacts: Iterable[Contact]) -> tuple[Month, ...]:
    """Months in their order; a year of which no month is told behind its months, those without a day last."""
    held: defaultdict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        held[contact.month].append(contact)
    ordered = sorted(held.items(), key=lambda item: (not item[0], item[0] if len(item[0]) != 4 else f"{item[0]}-13"))
    return tuple(_month(name, each) for name, each in ordered)


def _month(name: str, contacts: Sequence[Contact]) -> Month:
    kinds: defaultdict[str, int] = defaultdict(int)
    for contact in contacts:
        for kind in contact.kinds[:1]:
            kinds[kind] += 1
    return Month(
        name=name, incidents=len(contacts), disputed=sum(c.disputed for c in contacts),
        kinds=tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        killed=sum((c.killed for c in contacts), Cost()), injured=sum((c.injured for c in contacts), Cost()),
    )  # fmt: skip


def counterparts(contacts: Iterable[Contact], group: Group) -> tuple[tuple[Party, tuple[Contact, ...]], ...]:
    """Whom a group meets, by party, with the incidents in which it does; the most frequent first."""
    met: dict[str, tuple[Party, list[Contact]]] = {}
    for contact in contacts:
        for party in contact.incident.parties:
            if not group.holds(party.id):
                met.setdefault(party.id, (party, []))[1].append(contact)
    ranked = sorted(met.values(), key=lambda item: (-len(item[1]), item[0].id))
    return tuple((party, tuple(each)) for party, each in ranked)


def month_of(incident: Summary) -> str:
    """The month in which the best supported account puts it; the year where it tells no more; "" where it tells neither."""
    for period in incident.when[:1]:
        first, last = period.earliest or "", period.latest or ""
        if not first or not last or first.startswith("-"):
            return ""
        return first[:7] if first[:7] == last[:7] else first[:4] if first[:4] == last[:4] else ""
    return ""


def toll_of(incident: Summary, attribute: Attribute) -> Cost:
    """How many by all accounts: of each people the least and the most that is told, peoples added up who are other people for sure.

    Where accounts have rival names for the same people it goes from the least to the most of what each reading adds up to. A number that names
    nobody counts where it is more than those of all who are named.
    """
    tolls = [toll for toll in incident.tolls if toll.attribute is attribute]
    named = {toll.of: _cost(toll) for toll in tolls if toll.of is not None and toll.counts}
    nobody = [_cost(toll) for toll in tolls if toll.of is None]
    read_as = sums_of(named, {toll.of: frozenset(toll.beside) for toll in tolls if toll.of is not None})
    sums = [sum((named[one] for one in peoples), Cost()) for peoples in read_as]
    whole = Cost(
        least=min((s.least for s in sums), default=0),
        most=None if any(s.most is None for s in sums) else max((s.most for s in sums if s.most is not None), default=0),
        disputed=any(cost.disputed for cost in named.values()),
        told=bool(named),
    )
    for cost in nobody:
        most = None if whole.most is None or cost.most is None else max(whole.most, cost.most)
        whole = Cost(least=max(whole.least, cost.least), most=most, disputed=whole.disputed or cost.disputed, told=True)
    return whole


def _cost(toll: Toll) -> Cost:
    if not toll.counts:
        return Cost()
    lows = [next((n for n in (c.low, c.best) if n is not None), 0) for c in toll.counts]
    highs = [next((n for n in (c.high, c.best) if n is not None), None) for c in toll.counts]
    known = [n for n in highs if n is not None]
    return Cost(
        least=min(lows), most=max(known) if len(known) == len(highs) else None, disputed=toll.stands == Status.DISPUTED.value, told=True
    )


def _deeds(claims: Iterable[tuple[str, Claim]], groups: Sequence[Group], outlets: Mapping[str, str | None]) -> tuple[Deed, ...]:
    """Who is said, by one source in one report, to have acted on the other of two groups; who says that they clashed says both."""
    told: defaultdict[tuple[str, str], dict[Attribute, set[str]]] = defaultdict(dict)
    sayer: dict[tuple[str, str], Sayer] = {}
    for report, claim in claims:
        if claim.polarity is Polarity.ASSERTED and isinstance(claim.resolved, Party):
            source = claim.attribution.source
            key = (claim.event, source.key)
            told[key].setdefault(claim.attribute, set()).add(claim.resolved.id)
            sayer[key] = sayer_of(source, outlets.get(report, source.name))
    found: dict[str, dict[str, Sayer]] = {}
    for key, roles in told.items():
        doers, sufferers = roles.get(Attribute.ACTOR, set()), roles.get(Attribute.RECIPIENT, set())
        for one, other in (groups, groups[::-1]):
            if any(one.holds(p) for p in doers) and any(other.holds(p) for p in sufferers):
                found.setdefault(one.id, {}).setdefault(sayer[key].key, sayer[key])
    return tuple(Deed(doer=doer, sayers=tuple(sorted(sayers.values()))) for doer, sayers in sorted(found.items()))
