"""An invented nation of documents: real names of divisions, invented words and figures.

    python -m benchmarks.nation FOLDER --documents 1000 [--seed 1]

The same seed gives the same files. Of ten documents six are monthly tables (editions over twelve
months of the counties that have any: few counties have most, as in reality), two are lists of
tasks, one is a report to a congress, one a plan of departments; one file in a hundred is broken.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ontology.divisions import Area, divisions

YEAR = 2024
BROKEN = 100
"""One file in so many is none that can be read."""

_UNITS = (
    *("发展改革局", "教育局", "科技局", "民政局", "财政局", "住建局", "交通局", "水利局"),
    *("文旅局", "卫健局", "园林局"),
)


class _Work(NamedTuple):
    """A kind of work: what is done, to what, in which unit; how much at least and at most."""

    act: str
    thing: str
    unit: str
    least: int
    most: int

    def promised(self, amount: int) -> str:
        return f"{self.act}{self.thing}{amount}{self.unit}"

    def reported(self, amount: int) -> str:
        return f"已{self.act}{self.thing}{amount}{self.unit}"


_WORKS = (
    _Work("新建", "公厕", "座", 5, 40),
    _Work("新增", "公共停车泊位", "个", 100, 3000),
    _Work("改造", "老旧小区", "个", 2, 60),
    _Work("新建", "绿道", "公里", 3, 80),
    _Work("改造", "农村公路", "公里", 10, 300),
    _Work("新增", "城镇就业", "人", 500, 20000),
    _Work("新增", "养老床位", "张", 50, 900),
    _Work("完成", "造林面积", "亩", 200, 9000),
    _Work("新建", "中小学校", "所", 1, 9),
    _Work("引进", "亿元以上项目", "个", 3, 50),
    _Work("培育", "高新技术企业", "家", 5, 120),
    _Work("铺设", "供水管网", "公里", 5, 150),
)
_GOALS = ("产业发展", "城乡建设", "民生改善", "生态环境", "社会治理")


class File(NamedTuple):
    """A document to be written."""

    name: str
    data: bytes


def counties() -> list[Area]:
    """The counties of today, in order of their codes."""
    return [area for area in divisions().areas if area.level == 3 and area.ends is None]


def nation(
    count: int, *, seed: int = 1, rows: int = 40, broken: int = BROKEN, spread: int = 40
) -> Iterator[File]:
    """So many documents. rows: of a table, on average. broken: one in so many; 0: none.

    spread: nearly half of the documents are of the first so many counties.
    """
    chance = random.Random(seed)  # noqa: S311 - to be the same each time is the point
    places = counties()
    chance.shuffle(places)
    again: Counter[str] = Counter()
    for number in range(count):
        # Few counties have most documents: the share falls with the rank.
        area = places[int((chance.paretovariate(0.9) - 1) * spread) % len(places)]
        name = f"{number:07}_{area.code}"
        if broken and number % broken == broken - 1:
            yield File(f"{name}.txt", bytes(chance.randrange(256) for _ in range(400)) + b"\x00")
            continue
        place = divisions().path(area)
        kind = number % 10
        if kind < 6:
            text = table(chance, place, area.name, 1 + number // 10 % 12, rows)
        elif kind < 8:
            text = task_list(chance, place, area.name, max(3, rows // 2))
        elif kind < 9:
            text = report(chance, place, area.name, max(6, rows // 2))
        else:
            text = plans(chance, place, area.name, max(6, rows // 2))
        title, below, *_ = text.split("\n")
        if below.startswith("（"):  # as of when, or where it was said
            title += below
        again[title] += 1
        yield File(f"{name}.txt", _apart(text, again[title] - 1).encode())


def _apart(text: str, again: int) -> str:
    """A document that is none of the same place, title and date. again: how many had them."""
    if not again:
        return text
    title, _, rest = text.partition("\n")
    if title == "政府工作报告":
        day = f"{YEAR}年{1 + again // 28 % 12}月{1 + again % 28}日"
        return f"{title}\n{rest.replace(f'{YEAR}年1月18日', day, 1)}"
    return f"{title}（第{again + 1}批）\n{rest}"


def table(chance: random.Random, place: str, name: str, month: int, rows: int) -> str:
    """A table of tasks with units and results, as of the end of a month."""
    lines = [
        f"{place}{YEAR}年重点工作任务进展情况表",
        f"（截至{YEAR}年{month}月底）",
        "序号\t工作类别\t主要任务\t责任单位\t进展情况",
    ]
    for number in range(1, max(2, int(chance.expovariate(1 / rows))) + 1):
        work, amount = _chosen(chance)
        done = int(amount * chance.uniform(0.2, 1.3) * month / 12)
        units = "、".join(f"{name[-1]}{each}" for each in chance.sample(_UNITS, 2))
        said = f"{work.reported(done)}" if chance.random() < 0.9 else "正在推进前期工作"
        goal = _GOALS[number % len(_GOALS)]
        lines.append(f"{number}\t{goal}\t{work.promised(amount)}\t{units}\t{said}")
    return "\n".join(lines) + "\n"


def task_list(chance: random.Random, place: str, name: str, rows: int) -> str:
    """A list of tasks with their units behind them."""
    lines = [f"{place}{YEAR}年重点任务责任分工", ""]
    for number in range(1, rows + 1):
        if number % 10 == 1:
            lines.append(f"{'一二三四五六七八九十'[number // 10 % 10]}、{_GOALS[number // 10 % 5]}")
        work, amount = _chosen(chance)
        lead, support = chance.sample(_UNITS, 2)
        lines.append(
            f"{number}.{work.promised(amount)}。"
            f"（牵头单位：{name[-1]}{lead}；配合单位：{name[-1]}{support}）"
        )
    return "\n".join(lines) + "\n"


def report(chance: random.Random, place: str, name: str, rows: int) -> str:
    """A report to a congress: what was reached, and what is planned."""
    lines = [
        "政府工作报告",
        f"（{YEAR}年1月18日在{place}第十届人民代表大会第三次会议上）",
        "各位代表：",
        f"现在，我代表{name[-1]}人民政府向大会报告工作，请予审议。",
        f"一、{YEAR - 1}年工作回顾",
    ]
    for number in range(rows // 2):
        work, amount = _chosen(chance)
        lines.append(f"（{'一二三四五六七八九十'[number % 10]}）{work.reported(amount)}。")
    lines.append(f"二、{YEAR}年主要任务")
    for number in range(rows // 2):
        work, amount = _chosen(chance)
        heading = f"（{'一二三四五六七八九十'[number % 10]}）{_GOALS[number % 5]}"
        lines.append(f"{heading}。{work.promised(amount)}。")
    return "\n".join(lines) + "\n"


def plans(chance: random.Random, place: str, name: str, rows: int) -> str:
    """What the departments of a county plan, one after the other."""
    lines = [f"{place}各部门{YEAR}年工作打算"]
    for number, unit in enumerate(chance.sample(_UNITS, 5)):
        lines.append(f"{'一二三四五'[number]}、{name[-1]}{unit}")
        for each in range(max(2, rows // 5)):
            work, amount = _chosen(chance)
            lines.append(f"{'一二三四五六七八九'[each % 9]}是{work.promised(amount)}。")
    return "\n".join(lines) + "\n"


def _chosen(chance: random.Random) -> tuple[_Work, int]:
    work = chance.choice(_WORKS)
    return work, chance.randint(work.least, work.most)


def write(folder: Path, files: Iterator[File]) -> int:
    """Write files into a folder, a thousand in each of those below it. Returns how many."""
    number = 0
    for number, file in enumerate(files, 1):
        below = folder / f"{(number - 1) // 1000:04}"
        below.mkdir(parents=True, exist_ok=True)
        (below / file.name).write_bytes(file.data)
    return number


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    files = nation(options.documents, seed=options.seed, rows=options.rows)
    print(f"{write(options.folder, files)} documents in {options.folder}")


if __name__ == "__main__":
    main()
