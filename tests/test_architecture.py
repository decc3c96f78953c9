"""Rules of the house that no type checker holds: who may know Telegram, and by which doors."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PRIVATE_CALLS = {"_post", "_do_post", "get__updates"}
"""The library's own, and a name that only worked because of how it reads names."""


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def private_doors(source: str) -> list[str]:
    """Return what a module uses of python-telegram-bot that is not public."""
    tree = ast.parse(source)
    names = [name for name in imported(tree) if name.startswith("telegram.") and "._" in name]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in PRIVATE_CALLS:
            own = isinstance(node.value, ast.Name) and node.value.id == "self"
            names += [] if own and node.attr in defined(tree) else [node.attr]
        elif isinstance(node, ast.Constant) and node.value in PRIVATE_CALLS:
            names.append(str(node.value))
    return names


def defined(tree: ast.AST) -> set[str]:
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("module", list(modules("bot")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_private_api_of_the_telegram_library(module: Path) -> None:
    assert private_doors(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from telegram._utils.defaultvalue import DefaultValue",
        "import telegram._bot",
        "class A:\n    async def f(self):\n        await self._post('x')",
        "bot.do_api_request('get__updates')",
    ],
)
def test_a_private_door_is_noticed(source: str) -> None:
    assert private_doors(source)


def knows_telegram(source: str) -> bool:
    """Whether a module imports python-telegram-bot."""
    return any(name.partition(".")[0] == "telegram" for name in imported(ast.parse(source)))


@pytest.mark.parametrize(
    "module",
    [path for path in modules("bot", "benchmarks", "tools") if not path.is_relative_to(ROOT / "bot" / "telegram")],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_only_the_telegram_room_knows_telegram(module: Path) -> None:
    assert not knows_telegram(module.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", ["import telegram", "from telegram.error import TelegramError"])
def test_an_import_of_telegram_is_noticed(source: str) -> None:
    assert knows_telegram(source)


@pytest.mark.parametrize("package", ["content", "recommender"])
def test_libraries_know_no_messenger(package: str) -> None:
    for module in modules(package):
        assert not knows_telegram(module.read_text(encoding="utf-8")), module


def test_the_queue_room_knows_no_table_and_no_messenger() -> None:
    """Tables declare that they are queues; the room works on any of them."""
    for module in modules("bot/queue"):
        names = [name for name in imported(ast.parse(module.read_text(encoding="utf-8"))) if name.startswith("bot.")]
        assert not [name for name in names if not name.startswith(("bot.queue", "bot.core.signals"))], module


def test_dialogues_take_no_session() -> None:
    """A dialogue returns what changes: it neither looks anything up nor writes it."""
    for module in modules("bot/dialogues"):
        names = list(imported(ast.parse(module.read_text(encoding="utf-8"))))
        storage = [name for name in names if name.startswith(("bot.storage.queries", "bot.storage.database"))]
        assert not storage, f"{module}: {storage}"
        assert not [name for name in names if "AsyncSession" in name or name.startswith("sqlmodel")], module
        assert not [node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if is_async(node)], module


def is_async(node: ast.AST) -> bool:
    return isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncWith | ast.AsyncFor)


# The playground is a distribution of its own.

THE_BOTS = {"bot", "content", "recommender", "tools", "tests", "benchmarks"}
THE_PLAYGROUNDS = {"telegram_playground", "playground_tests"}


def packages(module: Path) -> set[str]:
    """Return the top-level packages that a module imports, also within functions."""
    return {name.partition(".")[0] for name in imported(ast.parse(module.read_text(encoding="utf-8")))}


@pytest.mark.parametrize("module", list(modules("playground")), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_playground_knows_nothing_of_the_bot(module: Path) -> None:
    assert packages(module) & THE_BOTS == set()


def test_of_the_bot_the_demo_alone_knows_the_playground() -> None:
    users = {path.relative_to(ROOT) for path in modules("bot", "content", "recommender", "tools")
             if packages(path) & THE_PLAYGROUNDS}  # fmt: skip
    assert users
    assert [path for path in users if path.parts[:2] != ("bot", "demo")] == []


def test_no_class_name_twice() -> None:
    """One word for one thing: the playground is a world of its own."""
    places: dict[str, list[str]] = {}
    for module in modules("bot", "content", "recommender"):
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(str(module.relative_to(ROOT)))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


LOOSE = {"__main__", "application", "errors", "settings"}
"""Modules of the bot that belong to no room; there may be two more."""


def test_the_bot_has_few_loose_modules() -> None:
    loose = {path.stem for path in (ROOT / "bot").glob("*.py")} - {"__init__"}
    assert loose >= LOOSE
    assert len(loose - LOOSE) <= 2, loose


ROOMS: Mapping[str, frozenset[str]] = {
    "core": frozenset(),
    "queue": frozenset({"core"}),
    "understanding": frozenset({"core"}),
    "language": frozenset({"core", "understanding"}),
    "storage": frozenset({"core", "queue"}),
    "services": frozenset({"core", "delivery", "screentime", "storage"}),
    "dialogues": frozenset({"core", "delivery", "language", "screentime", "services", "storage", "understanding"}),
    "web": frozenset({"core", "monitoring", "screentime", "storage"}),
    "bridge": frozenset({"core"}),
}
"""Which other rooms of the bot a room may know; those that are not named here stand above them all."""


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_know_only_what_lies_below_them(room: str) -> None:
    known = {
        name.split(".")[1]
        for module in modules(f"bot/{room}")
        for name in imported(ast.parse(module.read_text(encoding="utf-8")))
        if name.startswith("bot.") and (ROOT / "bot" / name.split(".")[1]).is_dir()
    }
    assert known - {room} <= ROOMS[room]


def languages_named(source: str) -> list[str]:
    """Return what a module imports out of the folder of one language."""
    folders = [path.parent.name for path in modules("bot/language") if path.name == "__init__.py"]
    inner = tuple(f"bot.language.{name}." for name in folders if name != "language")
    return [name for name in imported(ast.parse(source)) if f"{name}.".startswith(inner)]


def test_nobody_knows_one_language() -> None:
    """Who reads what people write asks for the person's language and knows the protocol alone."""
    for module in modules("bot", "content", "recommender"):
        if not module.is_relative_to(ROOT / "bot" / "language"):
            assert languages_named(module.read_text(encoding="utf-8")) == [], module


@pytest.mark.parametrize("source", ["import bot.language.en.data", "from bot.language.en import LANGUAGE"])
def test_an_import_of_one_language_is_noticed(source: str) -> None:
    assert languages_named(source)
