"""Take one rule word or one guard of coding away at a time, and see whether a test notices: `make mutants`.

    python -m tests.mutants --count 30 --seed 1
    python -m tests.mutants --within coding.tolls --count 200 --tests tests/coding

A word is a member of a set of words of a module, a guard the condition of an `if` (which then never holds). Each one is taken away in a process of
its own, where the trees of the tests' texts are at hand already, so that only rules run again. What nobody notices is listed: it wants a case
in `tests/coding/cases`, or to be deleted.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import os
import pkgutil
import random
import sys
import time
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rashomon.language.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
TESTS = ("tests/coding", "tests/coders", "tests/knowledge")


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """One thing taken away: `word` of the set `name`, or the guard on a line of the function `name` ("Class.method")."""

    module: str
    name: str
    word: str = ""
    line: int = 0

    def __str__(self) -> str:
        what = f"{self.name}: {self.word!r}" if self.word else f"{self.name}, line {self.line}: its guard"
        return f"{self.module.removeprefix('rashomon.')}.{what}"


def mutants(within: str = "coding") -> list[Mutant]:
    """All words and guards of the modules of a package, in order."""
    return sorted(one for module in _modules(within) for one in (*_words(module), *_guards(module)))


def _modules(within: str) -> Iterator[types.ModuleType]:
    top = importlib.import_module(f"rashomon.{within}")
    yield top
    for found in pkgutil.walk_packages(getattr(top, "__path__", ()), f"{top.__name__}."):
        yield importlib.import_module(found.name)


def _tree(module: types.ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text("utf-8"))


def _words(module: types.ModuleType) -> Iterator[Mutant]:
    """The members of the sets of words that a module itself defines."""
    for node in _tree(module).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = getattr(module, node.targets[0].id)
            if isinstance(value, frozenset) and all(isinstance(one, str) for one in value):
                yield from (Mutant(module.__name__, node.targets[0].id, word=word) for word in value if word)


def _guards(module: types.ModuleType) -> Iterator[Mutant]:
    """The conditions of the functions and methods of a module."""
    for name, node in _functions(_tree(module)):
        yield from (Mutant(module.__name__, name, line=one.test.lineno) for one in ast.walk(node) if isinstance(one, ast.If))


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{one.name}", one) for one in node.body if isinstance(one, ast.FunctionDef))


def apply(mutant: Mutant) -> None:
    """Take it away in this process, for good."""
    module = sys.modules[mutant.module]
    if mutant.word:
        whole = getattr(module, mutant.name)
        for other in list(sys.modules.values()):
            for name, value in list(getattr(other, "__dict__", {}).items()):
                if value is whole and getattr(other, "__name__", "").startswith("rashomon"):
                    setattr(other, name, whole - {mutant.word})
        return
    tree = copy.deepcopy(_tree(module))
    for name, node in _functions(tree):
        if name == mutant.name:
            for one in ast.walk(node):
                if isinstance(one, ast.If) and one.test.lineno == mutant.line:
                    one.test = ast.copy_location(ast.Constant(value=False), one.test)
    _function(module, mutant.name).__code__ = _code(compile(ast.fix_missing_locations(tree), str(module.__file__), "exec"), mutant.name)


def _function(module: types.ModuleType, name: str) -> types.FunctionType:
    found: Any = module
    for part in name.split("."):
        found = vars(found)[part]
    found = getattr(found, "fget", getattr(found, "func", found))
    found = getattr(found, "__func__", found)
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    assert isinstance(found, types.FunctionType)
    return found


def _code(code: types.CodeType, name: str) -> types.CodeType:
    for part in name.split("."):
        code = next(one for one in code.co_consts if isinstance(one, types.CodeType) and one.co_name == part)
    return code


def remember_trees() -> None:
    """Let the parser read each text once in this process and those that it makes."""
    read, kept = Pipeline.__call__, {}

    def remembered(self: Pipeline, text: str) -> Any:
        if text not in kept:
            kept[text] = read(self, text)
        return kept[text]

    Pipeline.__call__ = remembered  # type: ignore[method-assign]


def passes(tests: Sequence[str]) -> bool:
    """Whether these tests pass in this process; they are imported anew, so that nothing of an earlier run is kept."""
    for name in [name for name in sys.modules if name == "conftest" or (name.partition(".")[0] == "tests" and name not in ("tests", __name__))]:
        del sys.modules[name]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        return pytest.main(["-x", "-q", "-n0", "-p", "no:cacheprovider", "--override-ini=addopts=", *tests]) == pytest.ExitCode.OK


def noticed(mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether a test fails once it is taken away."""
    child = os.fork()
    if child == 0:
        try:
            apply(mutant)
            missed = passes(tests)
        except BaseException:  # noqa: BLE001 a mutant that cannot even be imported is noticed
            missed = False
        os._exit(1 if missed else 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Try a sample and list what nobody noticed; 1 where fewer are noticed than `--least` asks."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=30)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--within", default="coding", help="a package or module below rashomon")
    asked.add_argument("--least", type=float, default=0.8, help="the share that has to be noticed")
    asked.add_argument("--tests", nargs="+", default=list(TESTS))
    options = asked.parse_args(arguments)
    os.chdir(ROOT)
    found = mutants(options.within)
    chosen = random.Random(options.seed).sample(found, min(options.count, len(found)))
    remember_trees()
    started = time.perf_counter()
    if not passes(options.tests):
        print("the tests fail as they are: run them first", file=sys.stderr)
        return 2
    print(f"{len(chosen)} of {len(found)} words and guards of {options.within}; the tests alone take {time.perf_counter() - started:.0f} s the first time")
    missed = []
    for number, one in enumerate(chosen, 1):
        told = noticed(one, options.tests)
        print(f"{number:4} {'noticed  ' if told else 'UNNOTICED'} {one}", flush=True)
        missed += [] if told else [one]
    print(f"{len(chosen) - len(missed)} of {len(chosen)} noticed")
    return 0 if len(chosen) - len(missed) >= options.least * len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main())
