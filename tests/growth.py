"""Hostile texts for a pattern, made from the pattern itself, and how its work grows with them.

A pattern runs away where something repeats: a text leads up to the repetition, repeats what it repeats, and then
breaks off. Every repetition of a pattern yields such texts, and so do its words and whatever it matches as a whole.
"""

from __future__ import annotations

import ast
import dataclasses
import gc
import importlib
import inspect
import pkgutil
import random
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import bot
import content
import recommender
from bot.intake.deadline import AtMost, OverrunError

parser = importlib.import_module("re._parser")
"""Python's own; there is no public way to a pattern's parts."""

SHORT, LONG = 1024, 4096
"""Lengths that are compared."""

MOST = 6.0
"""Times as long as for a short text the work for a long one may take; in proportion it would be 4."""

FLOOR_SECONDS = 0.003
"""What ends within this is no danger, and too short to be compared."""

_ELSEWHERE = (".migrations", "__main__")
"""What runs when imported."""

_PATIENCE_SECONDS = (0.5, 2.0, 6.0)
_VARIANTS = 3
_TEXTS = 80
_RUNS = 5
_ENDS = ("", "\x00")
_SIGNS = "a 1,\n-'._é\x00A:"
_RE_CALLS = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer", "compile"}


@dataclass(frozen=True)
class Growth:
    """How the work of a pattern grows on one kind of text.

    Attributes:
        start: What the text begins with.
        part: What it repeats.
        end: What it ends with.
        seconds: Processor time for the long text.
        times: As many times as long as for the short one.
    """

    start: str
    part: str
    end: str
    seconds: float
    times: float


def product_modules() -> Iterator[ModuleType]:
    """Import and return all modules of the product, except for those that run when imported."""
    for package in (bot, content, recommender):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not any(part in module.name for part in _ELSEWHERE):
                yield importlib.import_module(module.name)


def product_patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern of the product by a name.

    Looked into is what modules hold, what their cached functions return, and what calls of ``re`` are given.
    """
    found: dict[re.Pattern[str], str] = {}
    for module in product_modules():
        held = [value for name, value in vars(module).items() if not name.startswith("__")]
        for pattern in [*_held(held), *_held(_cached(module)), *_written(module)]:
            found.setdefault(pattern, module.__name__)
    return {f"{name}: {pattern.pattern[:60]}": pattern for pattern, name in found.items()}


def _cached(module: ModuleType) -> Iterator[Any]:
    """Return what cached functions without parameters make, in modules that make patterns: read from data files."""
    if "re.compile(" not in inspect.getsource(module):
        return
    for value in vars(module).values():
        own = getattr(value, "__module__", None) == module.__name__ and hasattr(value, "cache_info")
        if own and not inspect.signature(value).parameters:
            yield value()


def _held(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 6 and dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from _held([getattr(value, field.name) for field in dataclasses.fields(value)], depth + 1)
    elif depth < 6 and type(value).__module__.startswith("bot.language."):
        yield from _held(vars(value), depth + 1)
    elif depth < 6 and isinstance(value, Mapping):
        yield from _held([*value.keys(), *value.values()], depth + 1)
    elif depth < 6 and isinstance(value, (list, tuple, set, frozenset, Iterator)):
        for each in value:
            yield from _held(each, depth + 1)


def _written(module: ModuleType) -> Iterator[re.Pattern[str]]:
    """Return the patterns that calls such as ``re.sub(r"\\s+", ...)`` in a module are given."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if node.func.attr in _RE_CALLS and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
            try:
                text = eval(compile(ast.Expression(node.args[0]), "<pattern>", "eval"), dict(vars(module)))
            except NameError:  # made of what is only known where it is called
                continue
            if isinstance(text, str):
                yield re.compile(text, re.IGNORECASE)


def hostile_texts(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return beginnings and what is to be repeated after them, drawn for a pattern; the same ones every time."""
    draw = random.Random(pattern.pattern)
    tree = parser.parse(pattern.pattern, pattern.flags)
    texts = dict.fromkeys(("", sign) for sign in " a1\n,é")
    for _variant in range(_VARIANTS):
        whole = _sample(tree, draw)
        texts |= dict.fromkeys([("", whole), ("", whole + " "), ("", whole[: len(whole) // 2] + " ")])
    for before, body in _repetitions(tree):
        for _variant in range(_VARIANTS):
            start = "".join(_sample(part, draw) for part in before)
            part = _sample(body, draw)
            texts |= dict.fromkeys([(start, part), ("", start + part)])
    words = dict.fromkeys(re.findall(r"[^\W\d_]{2,}", re.sub(r"\\.|\(\?P<\w+>", " ", pattern.pattern)))
    for word in draw.sample(sorted(words), min(len(words), 12)):
        texts[("", f"{word} ")] = None
    possible = [(start, part) for start, part in texts if part]
    return draw.sample(possible, min(len(possible), _TEXTS))


def growth_of(pattern: re.Pattern[str]) -> Growth | None:
    """Return a text on which the work of a pattern grows faster than it may; ``None`` if none was found."""
    for start, part in hostile_texts(pattern):
        for end in _ENDS:
            for work in (pattern.fullmatch, lambda text: list(pattern.finditer(text))):
                growth = _growth(work, start, part, end)
                if growth is not None:
                    return growth
    return None


def _growth(work: Callable[[str], Any], start: str, part: str, end: str) -> Growth | None:
    def text(length: int) -> str:
        room = length - len(start) - len(end)
        return start + (part * (room // len(part) + 1))[:room] + end

    first = _at_first(work, text(LONG))
    if first < FLOOR_SECONDS:
        return None
    if first == float("inf"):
        return Growth(start, part, end, _PATIENCE_SECONDS[-1], first)
    times = float("inf")
    for _again in range(8):  # a machine that is busy with something else is no fault of the pattern
        long, short = _seconds(work, text(LONG), _RUNS), _seconds(work, text(SHORT), _RUNS)
        times = min(times, long / short)
        if times <= MOST or long < FLOOR_SECONDS:
            return None
    return Growth(start, part, end, long, times)


def _at_first(work: Callable[[str], Any], text: str) -> float:
    """Return the processor time of the quickest of three runs; infinite where each was broken off.

    The timer counts all threads of this process: what else goes on in it may use up the first, not the last.
    """
    best = float("inf")
    for patience in _PATIENCE_SECONDS:
        try:
            with AtMost(patience):
                best = min(best, _seconds(work, text, 1))
        except OverrunError:
            continue
        if best < FLOOR_SECONDS:
            break
    return best


def _seconds(work: Callable[[str], Any], text: str, runs: int) -> float:
    best = float("inf")
    gc.disable()  # thousands of matches would have all that other tests left behind looked through
    try:
        for _run in range(runs):
            begun = time.thread_time()
            work(text)
            best = min(best, time.thread_time() - begun)
    finally:
        gc.enable()
    return best


def _repetitions(tree: Sequence[Any]) -> Iterator[tuple[list[Sequence[Any]], Sequence[Any]]]:
    """Return, for each repetition in a parsed pattern, the parts that lead up to it and what it repeats."""
    for index, (sign, value) in enumerate(tree):
        before = [[item] for item in tree[:index]]
        name = str(sign)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            if value[1] > 1:
                yield list(before), value[2]
            inner = [value[2]]
        elif name == "SUBPATTERN":
            inner = [value[3]]
        elif name == "ATOMIC_GROUP":
            inner = [value]
        elif name in ("ASSERT", "ASSERT_NOT"):
            inner = [value[1]]
        elif name == "BRANCH":
            inner = value[1]
        else:
            inner = []
        for part in inner:
            for led, body in _repetitions(part):
                yield [*before, *led], body


def _sample(tree: Sequence[Any], draw: random.Random) -> str:
    return "".join(_sample_one(str(sign), value, draw) for sign, value in tree)


def _sample_one(sign: str, value: Any, draw: random.Random) -> str:
    match sign:
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL":
            return next(each for each in _SIGNS if ord(each) != value)
        case "ANY":
            return draw.choice("a 1,")
        case "IN":
            return _sample_class(value, draw)
        case "BRANCH":
            return _sample(draw.choice(value[1]), draw)
        case "SUBPATTERN":
            return _sample(value[3], draw)
        case "ATOMIC_GROUP":
            return _sample(value, draw)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, body = value
            count = draw.randint(least, min(int(most), least + 2))
            return "".join(_sample(body, draw) for _each in range(count))
    return ""


def _sample_class(members: Sequence[Any], draw: random.Random) -> str:
    if str(members[0][0]) == "NEGATE":
        excluded = re.compile(f"[{''.join(_class_source(member) for member in members[1:])}]")
        return draw.choice([each for each in _SIGNS if not excluded.match(each)] or ["\x00"])
    sign, value = draw.choice(members)
    match str(sign):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(draw.randint(*value))
    return draw.choice([each for each in _SIGNS if re.match(f"[{_class_source((sign, value))}]", each)])


def _class_source(member: Any) -> str:
    sign, value = member
    if str(sign) == "LITERAL":
        return re.escape(chr(value))
    if str(sign) == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    name = str(value).removeprefix("CATEGORY_")
    letter = {"SPACE": "s", "WORD": "w", "DIGIT": "d"}[name.removeprefix("UNI_").removeprefix("NOT_")]
    return "\\" + (letter.upper() if "NOT_" in name else letter)
