"""Text into words: spaCy's English rules, bent to what the Universal Dependencies treebanks do.

"U.S.-led" is U.S. - led, "AK-47" is AK - 47, but "anti-government" and "713-853-3989" are one word each; "!!!" is one
word; "Col." keeps its stop. The words and the gaps between them always spell the text exactly.
"""

from __future__ import annotations

import re

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, HYPHENS, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.en import English
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab, create_vocab

PREFIXES = (
    "anti", "arch", "co", "counter", "cross", "e", "ex", "inter", "intra", "mid", "micro", "mini", "multi", "neo", "non",
    "over", "post", "pre", "pro", "psycho", "re", "semi", "socio", "sub", "ultra", "un",
)  # fmt: skip
"""Written with a hyphen they stay one word with what follows (UD guidelines for English, and both treebanks)."""

ABBREVIATIONS = (
    "Adm.", "Amb.", "Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Cpt.", "Ft.", "Gens.", "Gov.", "Hon.", "Insp.", "Lt.",
    "Maj.", "Mt.", "Pfc.", "Pres.", "Pvt.", "Rep.", "Reps.", "Sen.", "Sens.", "Sgt.", "Spc.", "Supt.",
)  # fmt: skip
"""Titles and shortenings whose stop spaCy would split off."""

SHOUTED = ("DO", "DOES", "DID", "CA", "WO", "IS", "ARE", "WAS", "WERE", "HAS", "HAVE", "HAD", "COULD", "WOULD", "SHOULD")
"""Verbs of contractions in upper-case headlines: "WON'T"."""

WHOLE = frozenset({"and/or", "id", "wed", "ima"})
"""What spaCy takes apart and is one word: "during Id al-Adha", "they wed on Friday", the name Ima; "I'd" and "we'd" have their apostrophe."""

REPEATED = r"[!?]{2,}|\*{2,}|={2,}|<{2,}|>{2,}|_{2,}|~{2,}|#{2,}"
TELEPHONE = re.compile(r"(?:\+?\d{1,2}-)?(?:\d{3}-)?\d{3}-\d{4}")


def make_vocab() -> Vocab:
    """English words and what spaCy knows of each by its looks; without the rest of its `Language`, which would be made to be thrown away."""
    vocab: Vocab = create_vocab("en", English.Defaults)
    return vocab


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """A tokenizer over an English vocabulary. Made with all its rules at once: spaCy reads every special case anew at each change."""
    english = English.Defaults
    unjoined = "".join(rf"(?<!\b[{prefix[0].upper()}{prefix[0]}]{prefix[1:]})" for prefix in PREFIXES)
    infixes = [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        REPEATED,
        r"(?<=[0-9])[+\-\*^–—](?=[0-9-])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9]){unjoined}(?:{HYPHENS})(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])-(?=[0-9])",
        rf"(?<=[{ALPHA}]\.)(?:{HYPHENS})(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])[\[(](?=[{ALPHA}])",
        rf"(?<=[.,!?])[\"“”](?=[{ALPHA}])",
    ]
    return Tokenizer(
        vocab,
        rules=_special_cases(),
        prefix_search=compile_prefix_regex([REPEATED, *(english.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([REPEATED, *(english.suffixes or ())]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=TELEPHONE.fullmatch,
        url_match=english.url_match,
    )


def _special_cases() -> dict[str, list[dict[int, str]]]:
    """The words of spaCy that are taken apart or kept whole against its rules, without WHOLE and with this module's."""
    cases = {word: parts for word, parts in (English.Defaults.tokenizer_exceptions or {}).items() if word.lower() not in WHOLE}
    cases |= {word: [{ORTH: word}] for word in ABBREVIATIONS}
    cases |= {word: [{ORTH: word[:3]}, {ORTH: word[3:]}] for word in ("wanna", "Wanna")}
    return cases | {f"{verb}N{sign}T": [{ORTH: verb}, {ORTH: f"N{sign}T"}] for verb in SHOUTED for sign in "'\u2019"}
