"""Every rule that can write a claim is explained, and nothing is explained that is no rule."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from rashomon.knowledge.rules import JUDGEMENT, MODEL, entry_of, load_rules

PACKAGE = Path(__file__).parents[2] / "src" / "rashomon"
NAME = re.compile(r"[a-z]+\.[a-z]+(?:-[a-z]+)*")
"""Nothing else in the coding modules is spelt so."""


def names_written() -> Iterator[str]:
    """Rule names as the coding modules and the coders spell them, and those they put together: roles and attachments by their last word."""
    for path in [*sorted((PACKAGE / "coding").rglob("*.py")), *sorted((PACKAGE / "coders").rglob("*.py"))]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
                yield node.value
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_arguments":
                last = node.args[-1]
                assert isinstance(last, ast.Constant), f"{path.name}: the rule of a role is not spelt out"
                yield f"role.{last.value}"
            elif isinstance(node, ast.FunctionDef) and node.name == "_attachment":
                for said in ast.walk(node):
                    if isinstance(said, ast.Return) and said.value is not None:
                        for word in ast.walk(said.value):
                            if isinstance(word, ast.Constant) and isinstance(word.value, str) and word.value:
                                yield from (f"place.{word.value}", f"period.{word.value}")


def test_every_rule_is_explained() -> None:
    rules, missing = load_rules(), []
    for name in sorted(set(names_written())):
        explain = rules.explain_attribution if name.startswith("attribution.") else rules.explain_coder
        if explain(name) is None or (name.startswith("attribution.") and name not in rules.attribution):
            missing.append(name)
    assert not missing, f"say in knowledge/data/rules.toml what these do: {missing}"


def test_nothing_else_is_explained() -> None:
    rules = load_rules()
    written = set(names_written()) | {"outlet", "equipment.lexicon", "evidence.lexicon", MODEL, JUDGEMENT}
    told = {n for n in (*rules.coding, *rules.attribution) if not n.endswith(".")}
    assert told <= written, sorted(told - written)


def test_names_with_their_entries() -> None:
    rules = load_rules()
    assert rules.explain_coder("role.subject/ram") == "it is the subject of the word that tells of the event"
    assert "entry “ram”" in (rules.explain_coder("event.ram") or "")
    assert "verb “charge”" in (rules.explain_attribution("attribution.charge") or "")
    assert rules.explain_coder("magic") is None
    assert (entry_of("model/ram"), entry_of("model/org/ram"), entry_of("judgement/j-1")) == (None, None, None)
    assert "looked up in the report" in (rules.explain_coder("model/org/ram") or "")
    assert (entry_of("event.ram"), entry_of("role.subject/ram"), entry_of("place.clause")) == ("ram", "ram", None)
