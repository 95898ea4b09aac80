"""Lemmas as edit scripts: what to cut from a word's end and what to put there.

"forces" -> "force" is the script `l1+` (lower case, cut 1, add nothing), which the model chooses per word. Forms whose
lemma the treebanks agree on ("were" as VBD -> "be") come from a table first, since no suffix rule reaches them; inflected
verbs and plurals that the treebanks never showed ("rammed", "gunmen") come from lemminflect's dictionary and rules.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path

from lemminflect import Lemmatizer, config
from lemminflect.core.LexicalUtils import categoryToUPos

from rashomon.language.pieces import PLAIN

KEEP = "k0+"  # the word itself, as written
LOWER = "l0+"


def script_of(word: str, lemma: str) -> str:
    """Script that turns `word` into `lemma`: `k` keeps the case, `l` lowers it; then the cut length, "+", the ending."""
    best = ""
    for mode, form in (("l", word.lower()), ("k", word)):
        shared = 0
        while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
            shared += 1
        script = f"{mode}{len(form) - shared}+{lemma[shared:]}"
        if not best or len(script) < len(best):
            best = script
    return best


def apply_script(word: str, script: str) -> str:
    """The lemma that `script` makes of `word`; a script that would leave nothing gives the word in lower case."""
    cut, _, ending = script[1:].partition("+")
    form = word.lower() if script[0] == "l" else word
    stem = form[: len(form) - int(cut)] if int(cut) else form
    return (stem + ending) or form


def lemma_of(word: str, xpos: str, script: str, table: Mapping[str, str]) -> str:
    """Lemma of a word: by the table of agreed forms ("xpos lower-form" to lemma), otherwise by the chosen script."""
    plain = word.translate(PLAIN)
    known = table.get(f"{xpos} {plain.lower()}")
    if known is not None:
        return known
    if xpos in _INFLECTED and plain.isalpha():
        return _inflected(plain.lower(), _INFLECTED[xpos])
    return apply_script(plain, script)


def verb_of(word: str) -> str:
    """The verb of a participle, by its form alone: "convicted" gives "convict", whatever it stands for in its sentence."""
    return _inflected(word, "VERB")


_INFLECTED = {"VB": "VERB", "VBP": "VERB", "VBD": "VERB", "VBN": "VERB", "VBG": "VERB", "VBZ": "VERB", "NNS": "NOUN"}


@lru_cache(maxsize=50_000)
def _inflected(word: str, upos: str) -> str:
    found = _lemmatizer().getLemma(word, upos)
    return str(found[0]) if found else word


class _Dictionary:
    """The dictionary of lemminflect by lines, sorted by word: it would take all 80,000 apart, and a read asks for a few hundred."""

    def __init__(self, path: Path) -> None:
        self._lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()

    def get(self, word: str, otherwise: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """The lemmas of a word by part of speech."""
        first = bisect_left(self._lines, word, key=lambda line: line.partition(",")[0])
        lines = takewhile(lambda line: line.startswith(f"{word},"), (self._lines[at] for at in range(first, len(self._lines))))
        rows = (line.strip().split(",") for line in lines)
        return {categoryToUPos(category): tuple(forms.split("/")) for _, category, forms in rows} or otherwise


@cache
def _lemmatizer() -> Lemmatizer:
    lemmatizer = Lemmatizer()
    lemmatizer.lemma_dict = _Dictionary(Path(config.lemma_lu_fn))
    return lemmatizer
