// title = ["任务进展", "Progress, task by task"]
// answers = [
//   "每项任务的目标值、报告的结果、判定和判定的依据，谁牵头？",
//   "For each task: its targets, the results reported, the verdict with its reasons, and who leads.",
// ]
// [parameters.goal]
// type = "name"
// kinds = ["Goal"]
// label = ["只看这项目标", "only tasks of this goal"]
// example = "生态环境"
// [parameters.document]
// type = "name"
// kinds = ["Document"]
// label = ["只看这份文件", "only tasks of this document"]
// [parameters.verdict]
// type = "choice"
// choices = ["exceeded", "met", "in_progress", "not_met", "no_data", "postponed", "cancelled"]
// label = ["只看这种完成情况", "only tasks with this verdict"]
// example = "exceeded"
// [columns]
// task = ["任务", "task"]
// goal = ["目标", "goal"]
// leads = ["牵头", "leads", "list"]
// targets = ["目标值", "targets", "list"]
// results = ["结果", "results", "list"]
// verdict = ["完成情况", "verdict", "verdict"]
// explanation = ["说明", "explanation"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// task_iri = ["任务标识", "task IRI", "id"]

// :param goal => null
// :param document => null
// :param verdict => null
// What a table tracks; promises of reports and plans have dropped-commitments.
MATCH (t:Task)
WHERE t.commitment_kind IS NULL
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
OPTIONAL MATCH (t)-[h:HAS_VERDICT]->(v:Verdict)
WITH t, collect(DISTINCT g.iri) AS goals, min(g.name) AS goal,
     collect(DISTINCT d.iri) AS documents, min(d.document_name) AS document,
     min(last(split(v.iri, '#'))) AS verdict, min(coalesce(h.explanations, [])[0]) AS explanation
WHERE ($goal IS NULL OR $goal IN goals) AND ($document IS NULL OR $document IN documents)
  AND ($verdict IS NULL OR verdict = $verdict)
RETURN t.name AS task, goal,
       COLLECT { MATCH (u:Thing)-[:LEADS]->(t) RETURN DISTINCT u.name } AS leads,
       COLLECT { MATCH (t)-[:HAS_TARGET]->(x:Target) RETURN DISTINCT x.name } AS targets,
       COLLECT { MATCH (m:Measurement)-[:REPORTED_BY]->(t) RETURN DISTINCT m.name } AS results,
       verdict, explanation, document, t.ordinal AS row, t.iri AS task_iri
ORDER BY document, row, task_iri
