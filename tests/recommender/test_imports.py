from __future__ import annotations

import ast
from pathlib import Path

import pytest

import recommender

ROOT = Path(recommender.__file__).parent
FORBIDDEN = {"bot", "content", "telegram", "sqlmodel", "sqlalchemy", "apscheduler", "starlette", "tests", "benchmarks"}
HEAVY = {"torch", "transformers", "sentence_transformers", "openai"}


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not {name.split(".")[0] for name in names} & FORBIDDEN
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    loaded = {(node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name for node in top}
    assert not {name.split(".")[0] for name in loaded} & HEAVY
