"""Which language a text is in: by its script, then by the small words of English, then by py3langid."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "ku": "Kurdish", "ms": "Malay", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip

_BY_SCRIPT = {
    "ARABIC": ("ar", "fa", "ur", "ps"),
    "CYRILLIC": ("ru", "uk", "bg", "sr"),
    "HEBREW": ("he",),
    "GREEK": ("el",),
    "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",),
    "DEVANAGARI": ("hi",),
    "BENGALI": ("bn",),
    "THAI": ("th",),
    "HANGUL": ("ko",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh", "ja"),
    "LATIN": ("en", "az", "cs", "da", "de", "es", "fi", "fr", "hr", "hu", "id", "it", "ku", "ms", "nl", "no", "pl", "pt", "ro", "sv", "sw", "tr"),
}  # fmt: skip

_SMALL_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "on",
        "it",
        "with",
        "as",
        "his",
        "he",
        "be",
        "by",
        "at",
        "from",
        "had",
        "have",
        "has",
        "are",
        "were",
        "this",
        "they",
        "which",
        "not",
        "or",
        "an",
        "its",
        "after",
        "who",
        "their",
        "been",
        "said",
        "will",
        "would",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
"""Characters looked at: a language shows itself within a page."""


def identify_language(text: str) -> str:
    """The ISO 639-1 code of the language that most of this text is in; "en" where nothing speaks for another.

    English running text is at least a seventh small words ("the", "of", "said"), other languages hardly any; so short
    and name-laden reports are told right where letter statistics waver. In other scripts the script decides first.
    """
    sample = text[:_SAMPLE]
    scripts = Counter(_script(letter) for letter in sample if letter.isalpha())
    if not scripts:
        return "en"
    script = scripts.most_common(1)[0][0]
    candidates = _BY_SCRIPT.get(script, ("en",))
    if len(candidates) == 1:
        return candidates[0]
    if script == "LATIN":
        words = [w.lower() for w in _WORD.findall(sample)]
        if sum(w in _SMALL_WORDS for w in words) * 7 >= len(words):
            return "en"
    best, sure = _classify(sample, candidates)
    if script == "LATIN" and sure < 0.9:
        return "en"
    return best


def language_name(code: str) -> str:
    """A language in words: "Turkish (tr)"; the bare code where its name is not known."""
    return f"{NAMES[code]} ({code})" if code in NAMES else code


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]


@cache
def _identifier(candidates: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  # only doubtful texts need it

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(set(candidates) & set(identifier.labels))
    return identifier


def _classify(text: str, candidates: tuple[str, ...]) -> tuple[str, float]:
    """The likeliest of these languages, and its share of the probability among them."""
    code, share = _identifier(candidates).classify(text)
    return str(code), float(share)
