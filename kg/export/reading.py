"""A document as it was read, as a page in one file: marked text, and what each mark says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.answer.marked import GROUPS, Mark, Marked, Said, Segment
from kg.export.laid_out import Run, cuts, laid_out
from kg.export.selfcontained import json_block, markup, policy, render, resource
from ontology.errors import ExportError
from ontology.labels import LANGUAGES
from ontology.locator import wording
from ontology.model import Outcome
from ontology.vocabulary import vocabulary

_TEXTS = {
    "zh": {
        "legend": "读出的内容",
        "account": "逐句交代",
        "stated": "已成陈述",
        "kept": "留作文字",
        "rejected": "未采用",
        "hint": "指向或点按有颜色的文字，看从中读出的陈述；← → 逐处查看。",
        "inferred": "推断",
        "period": "时期",
        "written": "原文",
        "stale": "读取规则在载入之后有变，标注与库中不尽相同：重新载入即可一致。",
        "no_script": "未启用脚本：只有颜色，没有陈述的内容。",
        "switch": "English",
    },
    "en": {
        "legend": "What was read",
        "account": "Account",
        "stated": "stated",
        "kept": "kept as text",
        "rejected": "rejected",
        "hint": "Point at or click coloured words to see what they state; ← → go through all.",
        "inferred": "inferred",
        "period": "period",
        "written": "as written",
        "stale": "The rules of reading have changed since it was loaded: load it again.",
        "no_script": "Scripts are off: there are colours, but not what they state.",
        "switch": "中文",
    },
}


def reading_page(marked: Marked, language: str = "zh") -> str:
    """The page as HTML: no request leaves it, and no text of a document becomes markup.

    language: `zh` or `en`, of the labels at first; a button changes it.
    Raises ExportError where the text is not at hand.
    """
    if marked.text is None:
        raise ExportError(
            "the document's text is not at hand, only facts and their places",
            where=marked.name,
            way_out="name it with --file, or its folder with --documents",
        )
    script, style = resource("reading.js"), resource("reading.css") + _colours()
    counts = marked.counts()
    outcomes = marked.outcomes()
    data = {
        "lang": language,
        "text": _TEXTS,
        "places": {lang: wording(lang) for lang in LANGUAGES},
        "groups": {group.key: {lang: group.label[lang] for lang in LANGUAGES} for group in GROUPS},
        "relations": _relations(marked),
        "marks": [_mark(mark) for mark in marked.marks],
    }
    return render(
        "reading.html.jinja",
        lang="zh-CN" if language == "zh" else "en",
        title=marked.title,
        name=marked.name,
        policy=policy(scripts=(script,), style=style),
        style=markup(style),
        script=markup(script),
        data=markup(json_block(data)),
        texts=_TEXTS,
        stale=not marked.current,
        groups=[(group, counts[group.key]) for group in GROUPS if group.key in counts],
        outcomes=[(outcome.value, outcomes.get(outcome, 0)) for outcome in Outcome],
        parts=list(_parts(marked, marked.text)),
    )


def _parts(marked: Marked, text: str) -> Iterator[dict[str, Any]]:
    """The runs of words and the tables, as the template writes them."""
    for part in laid_out(marked.tables, marked.segments(cuts(marked.tables))):
        if isinstance(part, Run):
            yield {"rows": None, "segments": _shown(marked, text, part.segments)}
        else:
            yield {
                "rows": [
                    [
                        {
                            "tag": "th" if cell.head else "td",
                            "down": cell.down,
                            "across": cell.across,
                            "segments": _shown(marked, text, cell.segments),
                        }
                        for cell in row
                    ]
                    for row in part.rows
                ]
            }


def _shown(marked: Marked, text: str, segments: Iterable[Segment]) -> list[dict[str, Any]]:
    """Segments as the template writes them: words, classes, marks, the reason."""
    found = []
    for segment in segments:
        over = [marked.marks[number] for number in segment.marks]
        classes = [f"o-{segment.outcome.value}"] if segment.outcome else []
        if over:
            classes += ["m", f"g-{over[0].group}"]
            around = next((mark.group for mark in over if mark.group != over[0].group), None)
            classes += [f"u-{around}"] if around else []
        found.append(
            {
                "words": text[segment.start : segment.end],
                "classes": " ".join(classes),
                "marks": " ".join(map(str, segment.marks)),
                "reason": segment.reason,
            }
        )
    return found


def _relations(marked: Marked) -> dict[str, dict[str, str]]:
    used = sorted({said.predicate for mark in marked.marks for said in mark.said})
    terms = vocabulary()
    return {local: {lang: terms.label(local, lang) for lang in LANGUAGES} for local in used}


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "place": mark.locator.told(),
        "said": [_statement(each) for each in mark.said],
    }


def _statement(said: Said) -> dict[str, Any]:
    return {
        "group": said.group,
        "relation": said.predicate,
        "subject": said.subject,
        "object": said.object,
        "written": said.value_text,
        "period": said.period,
        "inferred": said.rule is not None,
        "why": said.explanation,
    }


def _colours() -> str:
    """The groups' colours as rules; a policy allows no style in the elements themselves."""
    return "".join(
        f".g-{group.key} {{ background: {group.colour}33; }}\n"
        f".u-{group.key} {{ box-shadow: inset 0 -2px {group.colour}; }}\n"
        f".k-{group.key}::before {{ background: {group.colour}; }}\n"
        f".off-{group.key} .g-{group.key} {{ background: none; }}\n"
        f".off-{group.key} .u-{group.key} {{ box-shadow: none; }}\n"
        for group in GROUPS
    )
