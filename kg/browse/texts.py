"""The words of the guide, in both languages."""

from __future__ import annotations

GUIDE: dict[str, dict[str, str]] = {
    "zh": {
        "title": "谁来负责",
        "holds": "图里有什么",
        "counts": "{nodes} 个事物，{relationships} 条关系，来自 {documents} 份文件。",
        "how": "点 ▶ 直接运行；点文字则放进上面的编辑框，可先修改。",
        "overview_how": "右边画的就是它；没有画出时，点 ▶。"
        "点一个圆，再点它周围的图标，就展开它的关系。",
        "bookkeeping": "Neo4j Browser 的数据库面板还列出标签 {label}：那是程序记账的两个节点"
        "（镜像到哪一步、谁在写入），不属于图，这里的数不含它们。",
        "documents": "文件",
        "kinds": "类别",
        "relations": "关系",
        "relations_how": "表示“谁对什么”的线。点一条线，右边就有它的依据：",
        "evidence": "quotes 是原文，documents 是文件，rows 和 columns 是表格的行与列，"
        "rules 不为空的是推断，explanations 是理由。没有原文的，是随程序提供的事实数据。",
        "graphs": "看图",
        "questions": "提问",
        "parameters": "① 先设参数（▶）",
        "run": "② 再运行（▶）",
        "optional": "要限定范围：先设参数，再运行",
        "nothing": "这份数据里没有",
        "rows": "{rows} 行",
        "material": "这里给出计算所需的材料；算好的答案用命令：",
        "find": "按名称找",
        "find_how": "不必写全名：",
        "more": "样式与保存的查询",
        "style": "应用样式（颜色、大小、名称）",
        "defaults": "可选参数全部置为默认值（粘贴 queries 里的文件之前）",
        "saved": "下载保存的查询，然后把文件拖进本窗口，它们就在左边的星标里",
        "drop": "把 style.grass 和 saved-queries.zip 拖进本窗口：前者是样式，后者是保存的查询。",
        "example": "例：",
    },
    "en": {
        "title": "Who answers for what",
        "holds": "What the graph holds",
        "counts": "{nodes} things and {relationships} relations, from {documents} documents.",
        "how": "▶ runs; a click on the text puts it into the editor above, to change it first.",
        "overview_how": "It is what you see at the right; where not, ▶ draws it. Click a circle, "
        "then the signs around it, to see what else it is joined with.",
        "bookkeeping": "Browser's database pane also lists the label {label}: two nodes in which "
        "the program keeps its books (which state is mirrored, who is writing). They are no part "
        "of the graph and are not counted here.",
        "documents": "Documents",
        "kinds": "Kinds",
        "relations": "Relations",
        "relations_how": "Click a line in a picture; the pane at the right shows its evidence:",
        "evidence": "quotes are the words, documents the files, rows and columns the cell of a "
        "table; where rules is not empty the relation was inferred, explanations says why. "
        "Relations without a quote come from the bundled facts.",
        "graphs": "Pictures",
        "questions": "Questions",
        "parameters": "① set the parameters (▶)",
        "run": "② run (▶)",
        "optional": "to narrow it: set the parameters, then run",
        "nothing": "none in this data",
        "rows": "{rows} rows",
        "material": "These rows are the material; the computed answer is given by:",
        "find": "Find by name",
        "find_how": "A part of the name is enough:",
        "more": "Style and saved queries",
        "style": "Apply the style (colours, sizes, names)",
        "defaults": "Set all optional parameters to their defaults, before you paste a file of "
        "queries",
        "saved": "Download the saved queries, then drop the file on this window: they are under "
        "the star at the left",
        "drop": "Drop style.grass (the style) and saved-queries.zip (the saved queries) on this "
        "window.",
        "example": "e.g. ",
    },
}
