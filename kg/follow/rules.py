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
        "assess-kept-away": Label(
            "按承诺不发生的事是否发生评定", "judged by whether what was not to happen did"
        ),
        "assess-figures": Label("按数值与目标值的比较评定", "judged by figures against targets"),
        "assess-stated": Label(
            "以表中写明的状态为准", "by what the table itself says of how the task stands"
        ),
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
        "outcome-same": Label(
            "另一份文件所报的同一指标、同一时期",
            "another document tells of the same indicator and time",
        ),
        "outcome-stage": Label(
            "另一份文件所报的同一事项的后一阶段",
            "another document tells of the same thing at a later stage",
        ),
        "outcome-near": Label(
            "另一份文件所报的、名称相近的结果，未作判断",
            "another document tells of what is called nearly so; not judged",
        ),
    }
)
"""Every rule that an inferred claim may name."""

METHODS: Mapping[str, Label] = MappingProxyType(
    {
        "unit": Label("责任单位", "who answers"),
        "title": Label("任务名称", "the title of a task"),
        "promise": Label("任务的目标内容", "what a task promises, beside its title"),
        "progress": Label("进展文字", "the words of a report"),
        "standing": Label("表中写明的状态", "how a task stands, as the table itself says"),
        "category": Label("任务类别", "the category of a task"),
        "goal": Label("目标", "a goal"),
        "target": Label("目标值", "a figure that is to be reached"),
        "result": Label("结果数值", "a figure that is reported"),
        "commitment": Label("承诺", "a commitment"),
        "livelihood": Label("民生实事", "a project for people's livelihood"),
        "measure": Label("举措", "a measure of a department"),
        "section": Label("所在章节", "the heading that something stands under"),
        "heading": Label("标题", "a heading"),
        "system": Label("有名称的体系", "a named system of goals"),
        "parts": Label("组成部分", "parts of a whole"),
        "about": Label("所涉及的事物", "what work is about"),
        "said": Label("所作的事", "what was done, or will be"),
        "name": Label("名称", "a name, by its form"),
        "due": Label("期限", "by when a task is to be done"),
        "front": Label("版头与落款", "what an official document says of itself"),
        "post": Label("职务任免", "who is appointed to a post, or leaves it"),
        "change": Label("机构变动", "units renamed, merged or formed"),
        "known-name": Label("登记的名称", "a registered name"),
        "assess/answers": Label("结果与目标值对应", "a result held against a target"),
        "assess/verdict": Label("评定", "a verdict"),
        "assess/rate": Label("核算比率", "a rate, computed again"),
        "assess/sum": Label("核算合计", "a sum, computed again"),
        "assess/count": Label("核算件数", "a number of things, counted again"),
        "infer/group": Label("群组展开", "a group of units, expanded"),
        "infer/strategy": Label("登记的战略", "a registered strategy"),
        "link/commitment": Label("任务与承诺的联系", "a task and the commitment it carries out"),
        "link/outcome": Label(
            "承诺与另一份文件所报的结果", "a promise and what another document tells"
        ),
        "editions/task": Label("各期之间的任务", "a task over editions"),
    }
)
"""What a claim was read or reckoned as: the first word of its `method` says it, behind the kind of
document. A name, a due date and the front matter have the rule there too (`name/quoted`).
"""


def method_of(method: str) -> str:
    """What a claim's method says that it was read as, without the kind of document.

    >>> method_of("progress_table/target figure/named"), method_of("assess/verdict")
    ('target', 'assess/verdict')
    """
    head = method.split(maxsplit=1)[0]
    return head if head in METHODS else head.split("/")[1]
