"""Names of places made comparable: one key for the spelling, one for the sound.

A town of north-eastern Syria is written Al-Malikiyah, al-Malikiya, Malikiyeh, Malkiyah and المالكية. `fold` takes away what a
keyboard adds (case, marks, hyphens); `sound` takes away what a transliteration adds (article, vowels, doubled letters,
kh for h, q for k, dh or z for d). Two spellings of one name share a sound; two names that share a sound need not be one
name, so a sound only proposes and `likeness` decides.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

ARTICLES = frozenset(
    [
        "al",
        "el",
        "il",
        "ul",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "an",
        "en",
        "ar",
        "er",
        "az",
        "ez",
        "ad",
        "ed",
        "ath",
        "adh",
        "ez",
    ]
)
"""The Arabic article with its assimilated forms: al-Bab, ash-Shaddadi, ar-Raqqa, Deir ez-Zor."""

_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf\u02c8\u2032]")
_GAPS = re.compile(r"[^a-z0-9]+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_ARABIC_GAPS = re.compile("[^\u0600-\u06ff0-9]+")
_ARABIC_LETTERS = str.maketrans("أإآٱىیکةؤئ", "ااااييكهوي")
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "gov": "governorate"}
_DIGRAPHS = (
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("dj", "j"), ("ck", "k"),
    ("q", "k"), ("c", "k"), ("x", "ks"), ("z", "d"), ("j", "g"), ("v", "f"), ("p", "b"),
)  # fmt: skip
_SOUNDLESS = re.compile("[aeiouyw]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The spelling key: "Al-Mālikīyah" and "al Malikiyah" give "al malikiyah"; Arabic letters stay Arabic, without marks."""
    if name.isascii():
        plain = name.lower()
        if plain.isalpha():
            return plain
    else:
        # Marks first: a Latin name with an Arabic mark astray in it is a Latin name.
        unmarked = _ARABIC_MARKS.sub("", name)
        if _ARABIC.search(unmarked):
            text = _ARABIC_MARKS.sub("", unicodedata.normalize("NFKC", name)).translate(_ARABIC_LETTERS)
            return _ARABIC_GAPS.sub(" ", text).strip()
        plain = anyascii(_APOSTROPHES.sub("", unmarked)).lower()
    words = _GAPS.sub(" ", _APOSTROPHES.sub("", plain).replace(".", "")).split()
    if len(words) > 1 and words[0] in _ABBREVIATIONS:
        words[0] = _ABBREVIATIONS[words[0]]
    return " ".join(words)


@lru_cache(maxsize=65536)
def sound(key: str) -> str:
    """The sound of a folded name: "al malikiyah", "malkiyeh" and "malikiya" give "mlk"; Arabic script gives ""."""
    if not key.isascii():
        return ""
    words = key.split()
    kept = [word for word in words if word not in ARTICLES] or words
    parts = []
    for plain in kept:
        word = plain
        for written, heard in _DIGRAPHS:
            word = word.replace(written, heard)
        first = "a" if word[:1] in set("aeiou") else ""
        stem = word[:-1] if len(word) > 2 and word.endswith("h") else word
        parts.append(first + _DOUBLED.sub(r"\1", _SOUNDLESS.sub("", _DOUBLED.sub(r"\1", stem))))
    return "".join(parts)


def likeness(left: str, right: str) -> float:
    """How alike two folded names are, 0 to 100, the article and the gaps left out."""
    return float(fuzz.ratio(_bare(left), _bare(right)))


@lru_cache(maxsize=65536)
def _bare(key: str) -> str:
    words = key.split()
    return "".join([word for word in words if word not in ARTICLES] or words)
