"""An invented district with every case that the questions ask about, as a store on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from kg.follow.groups import link_changes
from kg.store import Change, Store
from kg.store.patterns import every_among
from kg.store.rdf import LABEL, TYPE, extraction_quads, literal, registry_graph, term
from ontology.locator import Locator
from ontology.model import (
    STATUS,
    AccountEntry,
    Division,
    Extraction,
    Outcome,
    Passage,
    SourceDocument,
    Statement,
    Text,
    Thing,
    Value,
)

DIVISION = Division("999901", "青石区")
NAME = "青石区2024年重点工作进展.txt"
OLDER = "青石区2023年重点工作进展.txt"

KINDS = {
    "区园林局": "Bureau",
    "区水务局": "Bureau",
    "区住建局": "Bureau",
    "区科技局": "Bureau",
    "区文旅局": "Bureau",
    "区教育局": "Bureau",
    "区体育中心": "PublicInstitution",
    "青石街道": "Subdistrict",
    "白沙街道": "Subdistrict",
    "各街道": "UnitGroup",
    "相关单位": "UnitGroup",
}
MEMBERS = {"各街道": ("青石街道", "白沙街道")}
VERDICTS = {
    "exceeded": "超额完成",
    "met": "完成",
    "not_met": "未完成",
    "in_progress": "推进中",
    "no_data": "无数据",
    "postponed": "延期",
    "cancelled": "取消",
}


def actor(name: str) -> Thing:
    kind = KINDS[name]
    return Thing(DIVISION.iri("group" if kind == "UnitGroup" else "unit", name), kind, name)


class _Row:
    """One row of the table: makes its statements, each with a passage of its own."""

    def __init__(
        self,
        source: SourceDocument,
        row: int,
        title: str,
        goal: str,
        division: Division = DIVISION,
    ) -> None:
        self.source, self.row, self.division = source, row, division
        self.task = Thing(
            division.iri("task", *source.keys, str(row)), "Task", title, (("ordinal", row),)
        )
        self.statements: list[Statement] = []
        self.at = row * 1000
        of = Thing(division.iri("goal", goal), "Goal", goal)
        self.say(source.thing, "mentions", self.task, "主要任务", title, text=title)
        self.say(self.task, "partOf", of, "重点工作", goal)

    def say(
        self,
        subject: Thing,
        predicate: str,
        target: Thing,
        column: str,
        quote: str,
        *,
        text: str | None = None,
        rule: str | None = None,
        why: str | None = None,
    ) -> None:
        place = Locator(self.at, self.at + len(quote), row=self.row, column=column)
        passage = Passage(self.source.name, place, quote)
        self.at += len(quote) + 1
        method = f"sample/{predicate}"
        self.statements.append(
            Statement(subject, predicate, target, passage, method, text, rule, why)
        )

    def who(self, predicate: str, *names: str) -> _Row:
        column = {"leads": "牵头单位", "responsibleFor": "责任单位", "supports": "配合单位"}
        for name in names:
            self.say(actor(name), predicate, self.task, column[predicate], name)
            for member in MEMBERS.get(name, ()):
                self.say(
                    actor(member),
                    predicate,
                    self.task,
                    column[predicate],
                    name,
                    rule="expand-group",
                    why=f"{name}包括{member}",
                )
        return self

    def figures(self, indicator: str, target: str | None, result: str | None, unit: str) -> _Row:
        counted = Thing(DIVISION.iri("indicator", indicator), "Indicator", indicator)
        goal = result_thing = None
        if target is not None:
            goal = self._figure("target", "Target", f"{indicator}{target}{unit}以上", target, unit)
            words = f"{indicator}{target}{unit}以上"
            self.say(self.task, "hasTarget", goal, "主要任务", words, text=f"{target}{unit}以上")
            self.say(goal, "ofIndicator", counted, "主要任务", words)
        if result is not None:
            name = f"{indicator}{result}{unit}"
            result_thing = self._figure("measurement", "Measurement", name, result, unit)
            self.say(result_thing, "measures", counted, "完成情况", name, text=f"{result}{unit}")
            self.say(result_thing, "reportedBy", self.task, "完成情况", name)
        if goal is not None and result_thing is not None:
            words = f"{indicator}{result}{unit}"
            rule = "match-indicator"
            self.say(result_thing, "answers", goal, "完成情况", words, rule=rule)
        return self

    def _figure(self, segment: str, kind: str, name: str, value: str, unit: str) -> Thing:
        properties: tuple[tuple[str, Value], ...] = (
            ("value", Decimal(value)),
            ("unit", unit),
            ("comparator", ">=" if kind == "Target" else "="),
            ("baseValue", Decimal(value)),
            ("baseUnit", unit),
        )
        iri = self.division.iri(segment, *self.source.keys, str(self.row), "1")
        return Thing(iri, kind, name, properties)

    def verdict(self, code: str, why: str) -> _Row:
        concept = Thing(STATUS + code, "Verdict", VERDICTS[code])
        self.say(
            self.task, "verdict", concept, "完成情况", why, text=code, rule="assess-sample", why=why
        )
        return self

    def check(self, kind: str, expression: str, stated: str, right: str) -> _Row:
        agrees = stated == right
        properties: tuple[tuple[str, Value], ...] = (
            ("checkKind", kind),
            ("expression", expression),
            ("stated", Decimal(stated)),
            ("recomputed", Decimal(right)),
            ("agrees", agrees),
        )
        iri = self.division.iri("check", self.source.name, str(self.row), "1")
        thing = Thing(iri, "Check", f"{expression} = {stated}", properties)
        self.say(
            self.task,
            "hasCheck",
            thing,
            "完成情况",
            f"{stated}",
            rule=f"recompute-{kind}",
            why=f"{expression} = {right}",
        )
        return self


def document(name: str, year: str) -> SourceDocument:
    return SourceDocument(
        name=name,
        kind="progress_table",
        title=f"青石区{year}年重点工作进展情况",
        division=DIVISION,
        sha256=year * 16,
        characters=9000,
        dated=year,
        dated_from=f"青石区{year}年",
    )


def extraction() -> Extraction:
    source = document(NAME, "2024")
    build, people = "城市建设", "产业与民生"
    rows = [
        _Row(source, 1, "新建口袋公园70处以上", build)
        .who("leads", "区园林局")
        .who("responsibleFor", "区园林局", "区住建局", "各街道")
        .figures("口袋公园", "70", "85", "处")
        .verdict("exceeded", "85处，超过目标70处")
        .check("rate", "85/70", "130", "121.4"),
        _Row(source, 2, "改造污水管网12公里", build)
        .who("leads", "区水务局")
        .who("responsibleFor", "区水务局", "区住建局")
        .figures("污水管网", "12", "9.5", "公里")
        .verdict("not_met", "9.5公里，少于目标12公里")
        .check("sum", "5.5+4", "9.5", "9.5"),
        _Row(source, 3, "研发经费增长10%", people)
        .who("leads", "区科技局")
        .who("responsibleFor", "区科技局", "区教育局")
        .figures("研发经费", "10", None, "%")
        .verdict("no_data", "数据尚未公布"),
        _Row(source, 4, "整治背街小巷", build)
        .who("responsibleFor", "相关单位", "区住建局")
        .verdict("in_progress", "正在施工"),
        _Row(source, 5, "举办青石文化节", people)
        .who("leads", "区文旅局")
        .who("supports", "区园林局", "各街道")
        .verdict("postponed", "推迟到明年"),
        _Row(source, 6, "举办马拉松赛", people)
        .who("leads", "区文旅局", "区体育中心")
        .verdict("cancelled", "已取消"),
        _Row(source, 7, "新开办=幼儿园|两所", people)
        .who("leads", "区教育局")
        .who("responsibleFor", "区教育局", "区文旅局"),
    ]
    statements = tuple(statement for row in rows for statement in row.statements)
    account = (AccountEntry(Locator(1000, 1010, row=1, column="主要任务"), Outcome.STATED),)
    return Extraction(source, statements, account)


def older() -> Extraction:
    source = document(OLDER, "2023")
    row = (
        _Row(source, 1, "新建口袋公园70处以上", "城市建设")
        .who("leads", "区园林局")
        .verdict("met", "已完成")
    )
    return Extraction(source, tuple(row.statements), ())


NEIGHBOUR = Division("999902", "云桥县")
NEXT_DOOR = "云桥县2024年重点工作进展.txt"


def next_door() -> Extraction:
    """A table of another division: a row that is not met, with a wrong rate, and a silent one."""
    source = replace(document(NEXT_DOOR, "2024"), division=NEIGHBOUR, sha256="99" * 32)
    row = _Row(source, 1, "疏浚河道5公里", "水利建设", NEIGHBOUR)
    water = Thing(NEIGHBOUR.iri("unit", "县水利局"), "Bureau", "县水利局")
    roads = Thing(NEIGHBOUR.iri("unit", "县公路局"), "Bureau", "县公路局")
    row.say(water, "leads", row.task, "牵头单位", "县水利局")
    row.say(roads, "supports", row.task, "配合单位", "县公路局")
    row.verdict("not_met", "4公里，少于目标5公里").check("rate", "4/5", "90", "80")
    silent = _Row(source, 2, "修缮水闸两座", "水利建设", NEIGHBOUR).verdict("no_data", "未见数据")
    return Extraction(source, (*row.statements, *silent.statements), ())


REPORT = "青石区2024年政府工作报告.txt"
PARK = Thing(
    DIVISION.iri("goal", "“三园”战略"), "Strategy", "“三园”战略",
    (("statedParts", 3), ("unlisted", Text("报告没有列出第三个"))),
)  # fmt: skip


FRONT = "建设宜居青石"
"""The front of the report that both categories of the table belong to."""


def category(name: str) -> Thing:
    return Thing(DIVISION.iri("goal", name), "Goal", name)


def report() -> Extraction:
    """A report that the table of its year follows in part, with results of the year before."""
    source = replace(document(REPORT, "2024"), kind="work_report", title="政府工作报告")
    statements: list[Statement] = []

    def say(subject: Thing, predicate: str, target: Thing, words: str, at: int) -> None:
        place = Locator(at, at + len(words), section=("二、2024年工作", "（一）公园"))
        passage = Passage(REPORT, place, words)
        statements.append(
            Statement(subject, predicate, target, passage, f"sample/{predicate}", words)
        )

    def figure(number: int, kind: str, indicator: str, value: str, period: str) -> Thing:
        name = f"{indicator}{value}处"
        thing = Thing(
            DIVISION.iri(kind.lower(), *source.keys, str(number)),
            kind,
            name,
            (
                ("value", Decimal(value)),
                ("valueText", f"{value}处"),
                ("unit", "处"),
                ("comparator", "="),
                ("baseValue", Decimal(value)),
                ("baseUnit", "处"),
                ("quantityKind", "level"),
                ("period", period),
                *((("measurementKind", "actual"),) if kind == "Measurement" else ()),
            ),
        )
        counted = Thing(DIVISION.iri("indicator", indicator), "Indicator", indicator)
        relation = "measures" if kind == "Measurement" else "ofIndicator"
        say(thing, relation, counted, name, 5000 + 100 * number)
        return thing

    promises: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
        ("确保新建口袋公园70处以上", ("number",), None),
        ("改造沿河公共绿地5处", ("number",), "5"),
        ("开放“南园”", ("name",), None),
        ("持续改善环境", (), None),
    )
    for number, (words, hard, value) in enumerate(promises, 1):
        task = Thing(
            DIVISION.iri("task", *source.keys, str(number)),
            "Task",
            words,
            (
                ("ordinal", number),
                ("commitmentKind", "hard" if hard else "soft"),
                *(("hardBy", each) for each in hard),
            ),
        )
        say(source.thing, "mentions", task, words, 100 * number)
        if value is not None:
            target = figure(number, "Target", "改造沿河公共绿地", value, "2024")
            say(task, "hasTarget", target, words, 100 * number)
        if number == 1:  # what the table tracks too, and who promises it
            say(task, "partOf", category("城市建设"), words, 100 * number)
            say(actor("区住建局"), "leads", task, words, 100 * number)
        if "南园" in words:
            say(task, "advances", PARK, "南园", 100 * number + 3)
            say(actor("区园林局"), "advances", PARK, "南园", 100 * number + 3)
    for name in ("北园", "南园"):
        part = Thing(DIVISION.iri("goal", name), "Goal", name)
        say(part, "partOf", PARK, name, 2000 + 100 * len(statements))
        say(source.thing, "mentions", part, name, 2000 + 100 * len(statements))
    say(source.thing, "mentions", PARK, "“三园”战略", 4000)
    for name in ("城市建设", "产业与民生"):
        say(category(name), "partOf", category(FRONT), name, 4100)
    figure(20, "Measurement", "改造沿河公共绿地", "4", "2023")
    figure(21, "Measurement", "改造沿河公共绿地", "6", "2023")  # the report contradicts itself
    for quarter in range(1, 5):
        figure(30 + quarter, "Measurement", "口袋公园", str(quarter * 9), f"2023-{quarter * 3:02}")
    account = (
        AccountEntry(Locator(0, 50), Outcome.STATED),
        AccountEntry(Locator(50, 90), Outcome.KEPT),
        AccountEntry(Locator(90, 99), Outcome.KEPT),
    )
    return Extraction(source, tuple(statements), account)


def registry() -> Iterator[ox.Quad]:
    """What a registry says of the units: alias and members, with no document behind it."""
    graph = registry_graph(DIVISION.code)
    for name, kind in KINDS.items():
        node = ox.NamedNode(actor(name).iri)
        yield ox.Quad(node, TYPE, term(kind), graph)
        yield ox.Quad(node, LABEL, literal(Text(name)), graph)
    house = ox.NamedNode(actor("区住建局").iri)
    yield ox.Quad(house, term("alias"), literal(Text("区住房城乡建设局")), graph)
    for name, members in MEMBERS.items():
        for member in members:
            node, group = ox.NamedNode(actor(member).iri), ox.NamedNode(actor(name).iri)
            yield ox.Quad(node, term("memberOf"), group, graph)


def build(folder: Path, *, reports: bool = False, neighbours: bool = False) -> Path:
    """Write the sample into a store in this folder.

    reports: with the report and its links. neighbours: with a table of another division.
    """
    changes = [
        Change.of_document(each.document.iri, each.document.name, extraction_quads(each))
        for each in (
            extraction(),
            older(),
            *((report(),) if reports else ()),
            *((next_door(),) if neighbours else ()),
        )
    ]
    quads = {each.key: every_among(each.quads) for each in changes}
    documents = [each.document for each in changes if each.document is not None]
    changes += link_changes(documents, documents, quads.__getitem__)[0]
    graph = registry_graph(DIVISION.code).value
    changes.append(Change.of_graph(graph, f"registry/{DIVISION.code}", list(registry())))
    with Store.open(folder, write=True) as store:
        store.apply(changes)
    return folder
