"""What several readers of one document ask is worked out once."""

from __future__ import annotations

import gc
from weakref import ref

from loaders.extraction import front
from loaders.formats import read_bytes
from loaders.formats.document import Document
from loaders.kinds import extract
from ontology.remembered import once


def document(name: str) -> Document:
    review, plan = "一、2024年工作回顾\n全年新增公园3个。", "二、2025年主要任务\n新建公园5个。"
    return read_bytes(f"青石区人民政府工作报告\n\n{review}\n{plan}\n".encode(), name, name)


def test_a_function_is_asked_once_for_the_same_document() -> None:
    asked = []

    @once
    def words(each: Document) -> int:
        asked.append(each.name)
        return len(each.text)

    one, other = document("甲.txt"), document("乙.txt")
    assert words(one) == words(one) == len(one.text)
    assert words(other) == words(one)
    assert asked == ["甲.txt", "乙.txt", "甲.txt"]


def test_no_document_is_kept_alive() -> None:
    words = once(lambda each: len(each.text))
    asked = document("甲.txt")
    words(asked)
    alive = ref(asked)
    del asked
    gc.collect()
    assert alive() is None


def test_the_front_of_a_report_is_read_once() -> None:
    """Six readers ask for it."""
    report = document("报告.txt")
    first = front.front_matter(report)
    read = extract(report)
    assert read.document.kind == "work_report"
    assert front.front_matter(report) is first
