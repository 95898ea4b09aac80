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
from spacy.vocab import Vocab

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


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """A tokenizer over an English vocabulary."""
    nlp = English(vocab=vocab)
    english = nlp.Defaults
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
    tokenizer: Tokenizer = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex([REPEATED, *(english.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([REPEATED, *(english.suffixes or ())]).search
    tokenizer.token_match = TELEPHONE.fullmatch
    tokenizer.rules = {word: parts for word, parts in (tokenizer.rules or {}).items() if word.lower() not in WHOLE}
    for word in ABBREVIATIONS:
        tokenizer.add_special_case(word, [{ORTH: word}])
    for word in ("wanna", "Wanna"):
        tokenizer.add_special_case(word, [{ORTH: word[:3]}, {ORTH: word[3:]}])
    for verb in SHOUTED:
        for apostrophe in "'\u2019":
            tokenizer.add_special_case(f"{verb}N{apostrophe}T", [{ORTH: verb}, {ORTH: f"N{apostrophe}T"}])
    return tokenizer
