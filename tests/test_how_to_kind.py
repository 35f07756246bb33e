"""`docs/how-to/new-kind.md` works as it stands: its module and its line make a kind of document."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "how-to" / "new-kind.md"
MINUTES = "青石区政府第三次常务会议纪要\n\n会议决定新建口袋公园5处。\n会议听取了汇报。\n"


def test_a_kind_is_added_by_one_module_and_one_line(tmp_path: Path) -> None:
    module, line = re.findall(r"```(?:python|text)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    for package in ("kg", "loaders", "ontology", "queries"):
        shutil.copytree(ROOT / package, tmp_path / package)
    (tmp_path / "loaders/kinds/minutes.py").write_text(module, "utf-8")
    table = tmp_path / "loaders/kinds/__init__.py"
    text = table.read_text("utf-8")
    table.write_text(text.replace("KINDS = (\n", f"KINDS = (\n{line}"), "utf-8")
    (tmp_path / "会议.txt").write_text(MINUTES, "utf-8")

    def kg(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "kg", "--store", "store", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1", "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    (document,) = json.loads(kg("load", "会议.txt", "--format", "json"))
    assert document["kind"] == "minutes"
    # The document's own title says 会议纪要 too; the label alone is in English.
    assert "minutes of a meeting" in kg("query", "coverage", "--format", "table", "--lang", "en")
    (task,) = json.loads(
        kg("query", "--cypher", "MATCH (t:Task) RETURN t.name AS name", "--format", "json")
    )
    assert task == {"name": "新建口袋公园5处"}
