// title = ["任务在各期之间的变化", "Changes of tasks"]
// answers = [
//   "同一系列的各期之间，哪些任务拆分、合并、改名、改了数值、新列入、不再列入或又重新列入？",
//   "Between the editions of a series, which tasks were split, joined, renamed, given another figure, are new, listed no more, or back?",
// ]
// [parameters.document]
// type = "name"
// kinds = ["Document"]
// label = ["只看这一期与前期的变化", "only the changes with this edition"]
// [parameters.place]
// type = "name"
// kinds = ["Division"]
// label = ["只看这个地区的文件", "only documents of this division"]
// example = "拱墅区"
// [columns]
// edition = ["期次", "edition"]
// change = ["变化", "change", "code"]
// task = ["任务", "task"]
// row = ["行", "row", "number"]
// before = ["此前的任务", "task before"]
// before_row = ["此前的行", "row before", "number"]
// explanation = ["说明", "explanation"]
// document = ["文件", "document"]
// series = ["系列", "series"]
// rule = ["规则", "rule", "code", "detail"]
// task_iri = ["任务标识", "task IRI", "id"]
// before_iri = ["此前任务标识", "IRI of the task before", "id"]

// :param document => null
// :param place => null
MATCH (t:Task)-[r:SAME_TASK_AS|SPLIT_FROM|JOINED_FROM|MISSING_FROM|NEW_IN]->(o:Thing)
WHERE r.rules[0] <> 'task/same-words'
MATCH (own:Document)-[:MENTIONS]->(t)
WITH t, r, o, CASE WHEN o:Document THEN o.iri ELSE min(own.iri) END AS here
MATCH (d:Document {iri: here})-[:IN_SERIES]->(s:Series)
WHERE ($document IS NULL OR here = $document)
  AND ($place IS NULL OR EXISTS { (d)-[:IN_DIVISION]->(:Thing {iri: $place}) })
RETURN d.edition AS edition, split(r.rules[0], '/')[1] AS change, t.name AS task, t.ordinal AS row,
       CASE WHEN o:Task THEN o.name END AS before, CASE WHEN o:Task THEN o.ordinal END AS before_row,
       r.explanations[0] AS explanation, d.document_name AS document, s.name AS series,
       r.rules[0] AS rule, t.iri AS task_iri, CASE WHEN o:Task THEN o.iri END AS before_iri
ORDER BY series, edition, row, change, task_iri, before_iri
