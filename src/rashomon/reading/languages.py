"""Which language a text is in: by its script, then by the small words of English, then by py3langid."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources
from typing import Any

NAMES = {
    "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "ba": "Bashkir", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bo": "Tibetan", "bs": "Bosnian",
    "ca": "Catalan", "ce": "Chechen, or another language of the Caucasus", "ckb": "Central Kurdish (Sorani)", "cs": "Czech", "da": "Danish", "de": "German", "dv": "Dhivehi",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "fuv": "Fulfulde", "gu": "Gujarati", "ha": "Hausa",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "ht": "Haitian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "lg": "Luganda", "ln": "Lingala",
    "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "my": "Burmese",
    "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "om": "Oromo", "or": "Odia", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "rw": "Kinyarwanda", "sh": "Serbian, Croatian or Bosnian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovene", "sn": "Shona", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "syr": "Syriac", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "ti": "Tigrinya", "tk": "Turkmen",
    "tl": "Tagalog", "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "xh": "Xhosa", "yo": "Yoruba",
    "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
"""ISO 639 codes; "sh" stands for what Serbian, Croatian and Bosnian in Latin letters have in common."""

_BY_SCRIPT = {
    "ARABIC": ("ar", "fa", "ur", "ps", "ug"),
    "CYRILLIC": ("ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "mn", "tg", "tt", "ba"),
    "HEBREW": ("he",),
    "GREEK": ("el",),
    "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",),
    "DEVANAGARI": ("hi", "ne", "mr"),
    "BENGALI": ("bn",),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "ORIYA": ("or",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "KANNADA": ("kn",),
    "MALAYALAM": ("ml",),
    "SINHALA": ("si",),
    "THAI": ("th",),
    "LAO": ("lo",),
    "KHMER": ("km",),
    "MYANMAR": ("my",),
    "TIBETAN": ("bo",),
    "MONGOLIAN": ("mn",),
    "THAANA": ("dv",),
    "SYRIAC": ("syr",),
    "HANGUL": ("ko",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh", "ja"),
}  # fmt: skip
_LATIN = (
    "af", "az", "bs", "ca", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fi", "fo", "fr", "fuv", "ga", "gd", "gl", "ha", "hr", "ht", "hu", "id", "ig", "is", "it",
    "jv", "ku", "lg", "ln", "lt", "lv", "mg", "ms", "mt", "nl", "no", "om", "pl", "pt", "ro", "rw", "sk", "sl", "sn", "so", "sq", "st", "sv", "sw", "tk", "tl", "tr", "uz",
    "vi", "xh", "yo", "zu",
)  # fmt: skip
_BY_LETTERS = (("ckb", "ێۆڕڵ"), ("ce", "ӏӀ"), ("ps", "ټډړښڼ"), ("ug", "ېۈۋ"))
"""Languages that py3langid does not tell, by letters that their neighbours in the same script do not write."""
_TIGRINYA = frozenset({"እዩ", "ድማ", "ኣብ", "ናይ", "እዮም", "እውን", "ነቲ"})
"""Small words by which Tigrinya is told from Amharic."""
_SOUTH_SLAVIC = frozenset({"hr", "bs", "sr"})
UNKNOWN = "und"

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
_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalpha())
_SAMPLE = 6000
"""Characters looked at: a language shows itself within a page."""
_FEW, _SURE, _VERY_SURE = 12, 0.5, 0.9
"""Words of which a text is too short to be told unless letter statistics are very sure; their share of probability from which they are sure."""


def identify_language(text: str, said: str | None = None) -> str:
    """The ISO 639 code of the language that most of this text is in; "en" where it is too short to say; "und" where it is none that is known.

    `said` is what its page says of itself, which decides where the text leaves it open. English running text is at least a seventh small
    words ("the", "of", "said"), other languages hardly any; so short and name-laden reports are told right where letter statistics waver.
    What is in other letters than Latin is never English.
    """
    sample = text[:_SAMPLE]
    plain = sample.encode("ascii", "ignore")
    if len(plain.translate(None, _NO_LETTERS)) > len(sample) - len(plain):
        return _in_latin(sample, said)
    scripts: Counter[str] = Counter()
    for letter, times in Counter(sample).items():
        if letter.isalpha():
            scripts[_script(letter)] += times
    if not scripts:
        return "en"
    script = scripts.most_common(1)[0][0]
    return _in_latin(sample, said) if script == "LATIN" else _in_script(sample, script)


def _in_script(sample: str, script: str) -> str:
    for code, letters in _BY_LETTERS:
        if any(letter in sample for letter in letters) and _script(letters[0]) == script:
            return code
    if script == "ETHIOPIC":
        return "ti" if _TIGRINYA & set(_WORD.findall(sample)) else "am"
    candidates = _BY_SCRIPT.get(script)
    if candidates is None:
        return f"{UNKNOWN}-{script.lower()}"
    return candidates[0] if len(candidates) == 1 else _classify(sample, candidates)[0]


def _in_latin(sample: str, said: str | None) -> str:
    words = _WORD.findall(sample.lower())
    small = sum(times for word, times in Counter(words).items() if word in _SMALL_WORDS)
    if small * 7 >= len(words):
        return "en"
    best, sure = _classify(sample, _LATIN)
    if best == "en" or (len(words) < _FEW and sure < _VERY_SURE):
        return "en"
    if said and said != "en":
        return said
    if sure < _SURE:
        return "en" if small * 20 >= len(words) else UNKNOWN
    return "sh" if best in _SOUTH_SLAVIC else best


def language_name(code: str) -> str:
    """A language in words: "Turkish (tr)"; the bare code where its name is not known."""
    if code == UNKNOWN:
        return "a language that could not be told"
    if code.startswith(f"{UNKNOWN}-"):
        return f"{code.partition('-')[2].title()} letters"
    return f"{NAMES[code]} ({code})" if code in NAMES else code


@cache
def language_code(name: str) -> str | None:
    """The ISO code of a language by its name in the languages that databases print it in, or by another code of it: "ENGLISH", "Englisch", "GERMAN; DEUTSCH", "eng", "en-US"."""
    foreign = tomllib.loads(resources.files("rashomon.reading").joinpath("languages.toml").read_text("utf-8"))
    for part in re.split(r"[;,/]", name):
        said = " ".join(part.split()).casefold()
        for code, english in NAMES.items():
            if said and (said in (code, english.casefold()) or said in foreign.get(code, ()) or re.fullmatch(rf"{code}[-_]\w+", said)):
                return code
    return None


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
