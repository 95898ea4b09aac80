"""One report's story: its happenings, which one is the news, and who speaks in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.coding.claims.pointing_back import Pointing
from rashomon.coding.happenings.happening import CALM, Happening
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.attribution import Speech
from rashomon.coding.stances.agreements import Conduct
from rashomon.coding.stances.blame import Blame
from rashomon.coding.stances.control import Control
from rashomon.coding.stances.evidence import Shown
from rashomon.coding.stances.responsibility import Responsibility
from rashomon.records import Span


@dataclass(frozen=True, slots=True)
class Story:
    """A report's happenings in the order of their first tellings. `main` is the news, `news` the numbers of all that are news."""

    scene: Scene
    speeches: Sequence[Speech]
    happenings: Sequence[Happening]
    main: Happening | None
    news: frozenset[int]
    blames: Sequence[Blame]
    conducts: Sequence[Conduct]
    responsibilities: Sequence[Responsibility] = ()
    controls: Sequence[Control] = ()
    shown: Mapping[Span, Shown] = field(default_factory=dict)
    pointing: Sequence[Pointing] = ()

    @property
    def clash(self) -> Happening | None:
        """What blame is laid for: the main happening, or where that is talk or a movement the first news that is neither."""
        if self.main is None or not self.main.kinds or not self.main.kinds <= CALM:
            return self.main
        return next((h for n, h in enumerate(self.happenings) if n in self.news and not h.kinds & CALM), None)

    def told_elsewhere(self, happening: Happening, sentence: int) -> bool:
        """Whether another happening is told in this sentence and this one is not."""
        if any(t.sentence == sentence for t in happening.tellings):
            return False
        return any(
            t.sentence == sentence for other in self.happenings if other is not happening for t in other.tellings
        )
