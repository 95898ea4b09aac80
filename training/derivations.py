"""Words for happenings by family and synonymy, out of WordNet: python -m training.derivations --wordnet FOLDER --into FILE

FOLDER holds WordNet 3.0's `data.*` and `index.*` (Debian's package wordnet-base has them in /usr/share/wordnet). Kept are single
words: for each verb the nouns derived from it that name what happens or is said or felt, never who does it or what it makes
("killing", not "killer"); and sets of synonyms of verbs and of such nouns, each word by its two commonest senses.
A verb and what it causes ("kill", "die") stand as synonyms: reports tell one for the other.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

NOUNS = {"04", "09", "10", "11", "12", "19", "22", "26"}
"""Lexicographers' files: act, cognition, communication, event, feeling, phenomenon, process, state."""
PERSON = "18"
DOERS = ("er", "or", "ee", "ist", "ian", "ant")
"""Endings of nouns for people: with one of them a noun that can name a person is left out, whatever else it can name."""
HAPPENINGS = {"04", "11", "19", "22", "26"}
SENSES = 2
HEAD = """\
# Words for happenings: "= verb noun ..." are of one family, "~ word ..." are synonyms in one of their two commonest senses.
# Written by training/derivations.py out of WordNet 3.0, under its licence:
#
"""


def read_synsets(folder: Path) -> dict[tuple[str, str], tuple[list[str], str, list[list[str]]]]:
    """By part of speech and offset: the words, the lexicographer's file, the pointers."""
    synsets = {}
    for name, part in (("verb", "v"), ("noun", "n")):
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split("|")[0].split()
            count = int(fields[3], 16)
            at = 4 + 2 * count
            pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
            synsets[part, fields[0]] = ([w.lower() for w in fields[4:at:2]], fields[1], pointers)
    return synsets


def read_ranks(folder: Path) -> dict[tuple[str, str, str], int]:
    """How common a sense is among those of its word, the commonest 0."""
    ranks = {}
    for name, part in (("verb", "v"), ("noun", "n")):
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                fields = line.split()
                for rank, offset in enumerate(fields[-int(fields[2]) :]):
                    ranks[fields[0], part, offset] = rank
    return ranks


def licence(folder: Path) -> str:
    """WordNet's licence, which stands at the head of each of its files."""
    head = [line for line in (folder / "data.verb").read_text(encoding="utf-8").splitlines() if line.startswith("  ")]
    return "".join(f"# {line.split(maxsplit=1)[1] if len(line.split()) > 1 else ''}".rstrip() + "\n" for line in head)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    synsets, ranks = read_synsets(options.wordnet), read_ranks(options.wordnet)
    families: defaultdict[str, set[str]] = defaultdict(set)
    doers: defaultdict[str, set[str]] = defaultdict(set)
    synonyms = set()
    for (part, offset), (words, file, pointers) in synsets.items():
        if part == "v":
            for mark, to, other, ends in pointers:
                if mark != "+" or other != "n":
                    continue
                at, end = (byte - 1 for byte in bytes.fromhex(ends))
                verb, noun = words[at], synsets[other, to][0][end]
                file_of = synsets[other, to][1]
                if verb != noun and verb.isalpha() and noun.isalpha() and (file_of in NOUNS or (file_of == PERSON and noun.endswith(DOERS))):
                    (doers if file_of == PERSON else families)[verb].add(noun)
        if part == "v":
            for mark, to, other, _ in pointers:
                cause = [w for w in words if w.isalpha() and ranks.get((w, part, offset), SENSES) < SENSES]
                effect = [w for w in synsets.get((other, to), ([],))[0] if w.isalpha() and ranks.get((w, other, to), SENSES) < SENSES]
                if mark == ">" and cause and effect:
                    synonyms |= {" ".join(sorted({one, another})) for one in cause for another in effect if one != another}
        if part == "v" or file in HAPPENINGS:
            common = sorted({w for w in words if w.isalpha() and ranks.get((w, part, offset), SENSES) < SENSES})
            if len(common) > 1:
                synonyms.add(" ".join(common))
    named = {verb: " ".join(sorted(nouns - doers[verb])) for verb, nouns in sorted(families.items())}
    lines = [f"= {verb} {nouns}" for verb, nouns in named.items() if nouns]
    lines += [f"~ {words}" for words in sorted(synonyms)]
    options.into.write_text(HEAD + licence(options.wordnet) + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
