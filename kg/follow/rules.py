"""The rules of inference by their ids, in words: what a claim's `rule` names.

Beside those of reading (`loaders.language.rules`) they are the concepts of `ontology/rules.ttl`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ontology.labels import Label

INFERENCES: Mapping[str, Label] = MappingProxyType(
    {
        "expand-group": Label(
            "群组负责的任务，其成员都负责", "what a group answers for, each member answers for"
        ),
        "match-indicator": Label(
            "同一指标、同一范围的结果回应目标值",
            "a result answers a target of its indicator and scope",
        ),
        "names-strategy": Label(
            "任务的文字提到登记的战略", "the words of a task name a registered strategy"
        ),
        "registered-part": Label("审阅人登记的组成部分", "a part that a reviewer registered"),
        "assess-words": Label("按报告的用词评定", "judged by the words of the report"),
        "assess-figures": Label("按数值与目标值的比较评定", "judged by figures against targets"),
        "assess-rate": Label("按写明的完成率评定", "judged by a stated rate of completion"),
        "assess-parts": Label(
            "几项承诺中只报告了一部分", "of several things promised, some are reported"
        ),
        "assess-due": Label("按写明的期限评定", "judged by the stated due date"),
        "recompute-rate": Label("重新计算写明的比率", "a stated rate, computed again"),
        "recompute-sum": Label("重新计算写明的合计", "a stated sum, computed again"),
        "recompute-count": Label("重新清点写明的件数", "a stated number of things, counted again"),
        "follow-same": Label("任务与承诺用词相同", "task and commitment have the same words"),
        "follow-contained": Label(
            "任务与承诺，一个包含另一个", "of task and commitment one contains the other"
        ),
        "follow-shortened": Label("任务是承诺的略写", "the task is the commitment, shortened"),
        "follow-heading": Label(
            "任务所属类别的标题就是承诺", "the heading above the task is the commitment"
        ),
        "follow-same-figure": Label(
            "同一指标、同一数值", "task and commitment have one indicator and one figure"
        ),
        "follow-other-figure": Label("用词相同，数值不同", "the same words, another figure"),
    }
)
"""Every rule that an inferred claim may name."""
