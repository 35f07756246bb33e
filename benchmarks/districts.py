"""Invented districts: as many documents as one likes, tables, reports, lists and editions.

    python -m benchmarks.districts FOLDER NUMBER

Each district has four documents a year: the report that promises, the list that hands out, the
table that tracks (June) and a later edition of it (December). A document gives about a thousand
claims. The same number and seed always give the same bytes; no place, unit or sentence is real.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 20240930
YEARS = range(2015, 2025)
KINDS = ("table", "report", "list", "edition")

_FIRST = "青白云石玉松柳梅兰竹溪泉锦宁安和瑞丰嘉清"
_SECOND = "石岭溪川泉桥湖台塘坪冈浦渡原陵屏"
_OFFICES = [
    "住建局",
    "交通局",
    "水务局",
    "园林局",
    "教育局",
    "科技局",
    "文旅局",
    "民政局",
    "卫健局",
    "商务局",
    "财政局",
    "统计局",
    "司法局",
    "审计局",
    "体育局",
    "城管局",
    "应急局",
    "农业局",
    "环保局",
    "人社局",
    "发改局",
    "经信局",
    "投促局",
    "退役军人局",
]
_TOWNS = [
    "东城",
    "西苑",
    "南浦",
    "北桥",
    "中山",
    "临河",
    "白塔",
    "望江",
    "长乐",
    "新丰",
    "平安",
    "大井",
]
_WORKS = (
    ("新建改建道路", "公里"),
    ("建成投用公共停车泊位", "个"),
    ("改造老旧小区", "个"),
    ("新增绿道", "公里"),
    ("新建养老服务设施", "处"),
    ("新增中小学学位", "个"),
    ("整治河道", "公里"),
    ("新增城镇就业", "人"),
    ("认定高新技术企业", "家"),
    ("开工建设保障性住房", "套"),
    ("新建口袋公园", "个"),
    ("培育规上工业企业", "家"),
    ("建设充电桩", "个"),
    ("加装住宅电梯", "台"),
)
_GOALS = [
    "产业发展",
    "城乡建设",
    "生态环境",
    "民生保障",
    "改革开放",
    "基层治理",
    "文化繁荣",
    "安全稳定",
]


@dataclass(frozen=True, slots=True)
class District:
    """A district of an invented city, with its units."""

    city: str
    name: str

    @property
    def path(self) -> str:
        return self.city + self.name

    @property
    def offices(self) -> list[str]:
        return [f"区{each}" for each in _OFFICES]

    @property
    def towns(self) -> list[str]:
        return [f"{each}街道" for each in _TOWNS]


def district(number: int) -> District:
    """The district of this number: no two have the same path."""
    first, rest = number % len(_FIRST), number // len(_FIRST)
    second, third = rest % len(_SECOND), rest // len(_SECOND)
    city = f"{_SECOND[third % len(_SECOND)]}{_FIRST[(third + first + 7) % len(_FIRST)]}市"
    return District(city, f"{_FIRST[first]}{_SECOND[second]}区")


def documents(number: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """So many documents: name and text. Districts come one after the other, year by year."""
    for each in range(number):
        year_number, kind = divmod(each, len(KINDS))
        place, year = divmod(year_number, len(YEARS))
        yield document(district(place), YEARS[year], KINDS[kind], seed)


def document(place: District, year: int, kind: str, seed: int = SEED) -> tuple[str, str]:
    """One document of a district, a year and a kind: name and text."""
    tasks = list(_tasks(place, year, seed))
    return _written(place, year, kind, tasks, seed)


def long_table(rows: int, seed: int = SEED) -> tuple[str, str]:
    """A table of so many rows, of one district and one year: name and text."""
    place, year = district(0), YEARS[0]
    return _written(place, year, "table", list(_tasks(place, year, seed, rows)), seed)


def _written(
    place: District, year: int, kind: str, tasks: list[_Task], seed: int
) -> tuple[str, str]:
    write = {"table": _table, "report": _report, "list": _list, "edition": _edition}[kind]
    draw = random.Random(f"{seed}{place.path}{year}{kind}")  # noqa: S311 - repeatable, no secret
    return write(place, year, tasks, draw)


@dataclass(frozen=True, slots=True)
class _Task:
    goal: str
    words: str
    noun: str
    number: int
    unit: str
    lead: str
    help: tuple[str, ...]


def _tasks(place: District, year: int, seed: int, tasks: int = 72) -> Iterator[_Task]:
    draw = random.Random(f"{seed}{place.path}{year}")  # noqa: S311 - repeatable, no secret
    for number in range(tasks):
        noun, unit = draw.choice(_WORKS)
        where = draw.choice(place.towns)
        amount = draw.randint(2, 900)
        words = f"{where}{noun}{amount}{unit}" if number % 3 else f"{noun}{amount}{unit}"
        lead, *help_ = draw.sample(place.offices, draw.randint(2, 4))
        goal = _GOALS[number * len(_GOALS) // tasks]
        yield _Task(goal, words, noun, amount, unit, lead, (*help_, where))


def _table(
    place: District, year: int, tasks: list[_Task], draw: random.Random, month: int = 6
) -> tuple[str, str]:
    day = {6: 30, 12: 31}[month]
    lines = [
        f"{place.path}{year}年重点工作任务进展情况表",
        f"（截至{year}年{month}月{day}日）",
        "序号\t工作类别\t主要任务\t牵头单位\t配合单位\t完成情况",
    ]
    for row, task in enumerate(tasks, 1):
        done = int(task.number * draw.choice((0.4, 0.8, 1.0, 1.2)) * month / 12) or 1
        told = f"已{task.noun}{done}{task.unit}" if draw.random() < 0.9 else "正在推进前期工作"
        lines.append(
            f"{row}\t{task.goal}\t{task.words}\t{task.lead}\t{'、'.join(task.help)}\t{told}"
        )
    return f"{place.path}{year}年重点工作进展{month}月.tsv", "\n".join(lines) + "\n"


def _edition(
    place: District, year: int, tasks: list[_Task], draw: random.Random
) -> tuple[str, str]:
    return _table(place, year, tasks, draw, month=12)


def _report(place: District, year: int, tasks: list[_Task], draw: random.Random) -> tuple[str, str]:
    lines = [
        f"{place.path}人民政府工作报告",
        f"（{year}年1月12日在{place.path}第十届人民代表大会第一次会议上）",
        f"一、{year - 1}年工作回顾",
        *(f"全年{noun}{draw.randint(2, 900)}{unit}。" for noun, unit in _WORKS),
        f"二、{year}年主要任务",
    ]
    for number, goal in enumerate(_GOALS):
        lines.append(f"（{'一二三四五六七八'[number]}）{goal}")
        clauses = [task.words for task in tasks if task.goal == goal]
        lines += ["，".join(clauses[at : at + 3]) + "。" for at in range(0, len(clauses), 3)]
    return f"{place.path}{year}年政府工作报告.txt", "\n".join(lines) + "\n"


def _list(place: District, year: int, tasks: list[_Task], draw: random.Random) -> tuple[str, str]:
    lines = [f"{place.path}{year}年重点工作任务分解", "为做好全年工作，现将任务分解如下。"]
    for number, task in enumerate(tasks, 1):
        if number == 1 or task.goal != tasks[number - 2].goal:
            lines.append(f"{'一二三四五六七八'[_GOALS.index(task.goal)]}、{task.goal}")
        due = draw.choice(("6月底前完成", "9月底前完成", "年底前完成"))
        helping = "、".join(task.help)
        lines.append(f"{number}.{task.words}，{due}。（{task.lead}牵头，{helping}配合）")
    return f"{place.path}{year}年重点工作任务分解.txt", "\n".join(lines) + "\n"


def write(folder: Path, number: int, seed: int = SEED) -> list[Path]:
    """Write so many documents into a folder; returns their files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in documents(number, seed):
        path = folder / name
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    options = parser.parse_args()
    write(options.folder, options.number)
