"""Texts read by heads in training: the run time's decoding over scores of the network at hand."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from corpus.gold import SIGNS, TOLLS, Example
from corpus.records import ROLES
from rashomon.language.heads.decoding import (
    Counted,
    Inventory,
    Spoken,
    Told,
    read_attributions,
    read_happenings,
    read_tolls,
    reading_of,
    spans,
    with_tolls,
)
from rashomon.language.heads.features import paths_from
from rashomon.language.heads.reading import Reading
from training.heads.among import Stood
from training.heads.losses import means, paired, placed, vectors_of
from training.heads.network import STANCES, Reader
from training.heads.windows import windows_of

THRESHOLDS = {"same": 0.0, "toll": 0.5} | {f"role.{role}": 0.5 for role in ROLES}


def inventory(temperatures: dict[str, float] | None = None, thresholds: dict[str, float] | None = None) -> Inventory:
    """The names of the heads' answers, with temperatures and thresholds."""
    return Inventory(roles=ROLES, tolls=TOLLS, signs=dict(SIGNS), temperatures=temperatures or {}, thresholds=THRESHOLDS | (thresholds or {}))


@torch.no_grad()
def read(reader: Reader, example: Example, names: Inventory, *, given: bool = False, words: Tensor | None = None) -> Reading:
    """One text's reading; `given`: the gold triggers and which of them are one are known. `words` are its vectors, where the encoder has been asked."""
    reader.eval()
    heads = reader.heads
    if words is None:
        words = vectors_of(reader, windows_of([example.words]), [example])[0]
    place = placed(example)
    array = lambda value: value.numpy().astype(np.float32)
    if given:
        triggers = [(tuple(trigger), 1.0) for trigger in example.gold.triggers]
    else:
        triggers = spans(array(heads.trigger(words)), names.thresholds.get("trigger", 0.0))
    happenings, of = (), []  # type: ignore[var-annotated]
    if triggers:
        anchors = torch.tensor([span[0] for span, _ in triggers])
        vectors = means(words, [list(span) for span, _ in triggers])
        gaps = place.gaps(anchors)
        lemmas = [example.words.doc[example.words.tokens[span[0]]].lemma_.lower() for span, _ in triggers]
        numbers = torch.tensor([lemmas.index(lemma) for lemma in lemmas])
        seen = heads.context(vectors, words, gaps)
        seen = seen + heads.among(seen, Stood.of(anchors, place, numbers, example.headline))
        signs = {name: heads.signs[f"{name}_of"](seen) for name in SIGNS}
        pairs = [paths_from(span[0], example.words) for span, _ in triggers]
        paths, steps = (torch.from_numpy(np.stack(value)) for value in zip(*pairs, strict=True))
        roles = heads.roles(vectors, words, gaps, paths, steps)
        shown = paired(anchors, place, numbers, signs["kind"].softmax(-1), signs["standing"].softmax(-1), example.headline)
        told = Told(signs={name: array(value) for name, value in signs.items()}, roles=array(roles), same=array(heads.same(vectors, shown, roles)))
        homes = None
        if given:
            homes = [[row for row, other in enumerate(example.gold.happenings) if other == home] for home in dict.fromkeys(example.gold.happenings)]
        happenings, of = read_happenings(names, triggers, told, homes)
        tolls = read_tolls(names, array(heads.toll(words)))
        if tolls:
            at = torch.tensor([word for word, _, _ in tolls])
            between = tuple(value[anchors][None] - value[at][:, None] for value in (place.at, place.sentences, place.paragraphs))
            home = (heads.toll_of(words[at], vectors) + heads.toll_where(*between))[..., 0]
            whose = (heads.whose(words[at], words) + heads.whose_where(*place.gaps(at)))[..., 0]
            whose = torch.cat([whose, heads.nobody[-1:].expand(len(at), 1)], 1)
            happenings = with_tolls(happenings, of, tolls, Counted(triggers=array(home), whose=array(whose)))
    cues = spans(array(heads.cue(words)), names.thresholds.get("cue", 0.0))
    said = ()
    if cues:
        anchors = torch.tensor([span[0] for span, _ in cues])
        vectors = means(words, [list(span) for span, _ in cues])
        gaps = place.gaps(anchors)
        seen = heads.context(vectors, words, gaps)
        points = heads.points(vectors, words) + heads.points_where(*gaps)
        points = torch.cat([points, heads.nobody[None, None, :-1].expand(len(cues), 1, -1)], 1)
        stances = {name: array(heads.stances[f"{name}_of"](seen)) for name in STANCES}
        said = read_attributions(names, cues, Spoken(signs=stances, points=array(points)), example.words.paragraphs)
    return reading_of(happenings, said)
