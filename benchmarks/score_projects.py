"""`make score`, for named projects: how many of those that a person marked are named.

    python benchmarks/score_projects.py --gold GOLD.json --corpus FOLDER [--faults]

Works on the annotations of work reports that have `named_projects` (some paragraphs, of which all
projects are marked). A project is named if a thing that is mentioned in its paragraph has its
name, as it stands or but for 项目, 工程 or 建设 at the end, quotation marks and brackets aside.
What else is named there is not counted: a place or a school may be named and be no project.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.score import Row, rows_of

_MARKS = re.compile(r"[\s“”\"‘’《》（）()·]")
_BUILT = re.compile("(?:建设)?(?:项目|工程)$|建设$")


def named(rows: Iterable[Row], gold: Mapping[str, Any]) -> dict[str, bool]:
    """The marked projects, each with whether it is named in its paragraph."""
    mentions = [row for row in rows if row["predicate"] == "mentions"]
    found: dict[str, bool] = {}
    for paragraph in gold["named_projects"]:
        start, end = paragraph["paragraph_start"], paragraph["paragraph_end"]
        names = {
            _bare(str(words))
            for row in mentions
            if start <= int(row.get("start") or 0) < end
            for words in (row["object_name"], row["value_text"] or "")
        }
        found |= {each["name"]: _bare(each["name"]) in names for each in paragraph["projects"]}
    return found


def _bare(name: str) -> str:
    return _BUILT.sub("", _MARKS.sub("", name))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True, help="the annotations (JSON)")
    parser.add_argument("--corpus", type=Path, required=True, help="the folder of the documents")
    parser.add_argument("--faults", action="store_true", help="list those that are not named")
    options = parser.parse_args(arguments)
    gold = json.loads(options.gold.read_text("utf-8"))
    found = named(rows_of(options.corpus / gold["file"]), gold)
    print(f"named projects of {options.gold.stem}: {sum(found.values())} of {len(found)}")
    if options.faults:
        print(*(f"not named: {name}" for name, right in found.items() if not right), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
