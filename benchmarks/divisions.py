"""For maintainers: write the table of divisions (`ontology/divisions.tsv`) anew.

    python benchmarks/divisions.py result.csv

`result.csv` is that of https://github.com/yescallop/areacodes (CC0 1.0; codes of GB/T 2260
from province to county, by year). Taken over is what was in use in 2000 or later. A record is
one *validity* of a code: a change of its name, its level or of what it is below ends one and
begins the next, and so does the merger of another county into it (拱墅区 took 下城区 in, in 2021,
and is another division under the same code since).
"""

from __future__ import annotations

import argparse
import csv
import re
from dataclasses import dataclass, replace
from pathlib import Path

FIRST_YEAR = 2000
"""What ended before or in this year is left out."""

TARGET = Path(__file__).resolve().parent.parent / "ontology" / "divisions.tsv"
HEAD = """\
# Divisions of China from province to county, by GB/T 2260, with the changes since 2000.
# One line is one validity of a code: code, name, code of the division above, first year,
# year of its end (not included; empty while it lasts), codes that followed. Years are as of
# 31 December. Written by benchmarks/divisions.py; what it lacks or has wrong is put right there.
# Source: https://github.com/yescallop/areacodes at eed219a0678d36bacaa717f62443b10e869f0291,
# CC0 1.0 (names and codes are those that the Ministry of Civil Affairs published each year).
code\tname\tabove\tfrom\tto\tfollowed
"""

MADE_ANEW = {"330110": 2021}
"""Codes that the source lets run on although the division was dissolved and set up anew under the
same code and name: 余杭区 lost its east to 临平区 (the notice of Zhejiang on Hangzhou's divisions,
dated 2021-03-11, published and carried out on 2021-04-09, by 国函〔2021〕29号)."""

_FOLLOWED = re.compile(r"(\d{6})(?:\[(\d{4})\])?")


@dataclass(frozen=True)
class Record:
    """A line of the table. followed: the codes that took its whole at its end."""

    code: str
    name: str
    above: str
    begins: int
    ends: int | None
    followed: tuple[str, ...]
    dissolved: bool


def records(source: Path) -> list[Record]:
    """The source's records that were in use in :data:`FIRST_YEAR` or later, by code and year."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if not row["变更/弃用时间"] or int(row["变更/弃用时间"]) > FIRST_YEAR
        ]
    found = [
        Record(
            code=row["代码"],
            name=row["名称"],
            above=_above(row),
            begins=int(row["启用时间"]),
            ends=int(row["变更/弃用时间"]) if row["变更/弃用时间"] else None,
            followed=tuple(code for code, year in _FOLLOWED.findall(row["新代码"]) if not year),
            dissolved=row["状态"] == "弃用",
        )
        for row in rows
    ]
    return sorted(_parted(_joined(found)), key=lambda each: (each.code, each.begins))


def _above(row: dict[str, str]) -> str:
    code = row["代码"]
    if code.endswith("0000"):
        return ""
    if code.endswith("00") or row["二级行政区"] == "直辖":
        return f"{code[:2]}0000"
    return f"{code[:4]}00"


def _joined(found: list[Record]) -> list[Record]:
    """One record where only the name of the division above has changed."""
    joined: list[Record] = []
    for each in sorted(found, key=lambda each: (each.code, each.begins)):
        last = joined[-1] if joined else None
        if last and (last.code, last.name, last.above, last.ends) == (
            each.code,
            each.name,
            each.above,
            each.begins,
        ):
            joined[-1] = replace(each, begins=last.begins)
        else:
            joined.append(each)
    return joined


def _parted(found: list[Record]) -> list[Record]:
    """Two records where another county was merged into one that went on under its code."""
    taken_in = {code: {year} for code, year in MADE_ANEW.items()}
    for each in found:
        if each.dissolved and each.ends and not each.code.endswith("00"):
            for code in each.followed:
                taken_in.setdefault(code, set()).add(each.ends)
    parted: list[Record] = []
    for each in found:
        rest = each
        for year in sorted(taken_in.get(each.code, ())):
            if rest.begins < year and (rest.ends is None or year < rest.ends):
                first = replace(rest, ends=year, followed=(each.code,), dissolved=False)
                parted.append(first)
                rest = replace(rest, begins=year)
        parted.append(rest)
    return parted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    lines = [
        "\t".join(
            (
                each.code,
                each.name,
                each.above,
                str(each.begins),
                str(each.ends or ""),
                " ".join(each.followed),
            )
        )
        for each in records(parser.parse_args().source)
    ]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
