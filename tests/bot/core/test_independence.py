"""The core speaks of inputs, buttons and reactions, and knows neither a messenger nor a database."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import bot.core

FOLDER = Path(bot.core.__file__).parent
ALLOWED = ("babel", "bot.core", "bot.errors", "pydantic")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_the_core_imports_nothing_but_itself(path: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
    others = {name for name in imported if name.partition(".")[0] not in sys.stdlib_module_names}
    assert not {name for name in others if not name.startswith(ALLOWED)}
