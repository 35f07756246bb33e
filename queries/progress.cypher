// title = ["任务进展", "Progress, task by task"]
// answers = [
//   "每项任务的目标值、报告的结果、判定和判定的依据，谁牵头、谁负责？",
//   "For each task: its targets, the results reported, the verdict with its reasons, who leads and who answers for it.",
// ]
// computed = "timeliness"
// [parameters]
// goal = "filter"
// unit = "filter"
// document = "filter"
// place = "filter"
// editions = "filter"
// as_of = "filter"
// [parameters.verdict]
// type = "choice"
// choices = ["exceeded", "met", "partly", "in_progress", "not_met", "no_data", "postponed", "cancelled"]
// label = ["只看这种完成情况", "only tasks with this verdict"]
// example = "exceeded"
// [parameters.timeliness]
// type = "choice"
// choices = ["overdue", "behind", "on_schedule", "not_due", "not_judged"]
// label = ["只看这种时效", "only tasks of this timeliness"]
// example = "overdue"
// [columns]
// task = ["任务", "task"]
// goal = ["目标", "goal"]
// leads = ["牵头", "leads", "list"]
// responsible = ["负责", "responsible", "list"]
// targets = ["目标值", "targets", "list"]
// results = ["结果", "results", "list"]
// verdict = ["完成情况", "verdict", "verdict"]
// explanation = ["说明", "explanation"]
// due = ["期限", "due"]
// timeliness = ["时效", "timeliness", "timeliness"]
// overdue_days = ["逾期天数", "days overdue", "number"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// time_explanation = ["时效说明", "timeliness explained", "detail"]
// time_rule = ["时效规则", "rule of timeliness", "id"]
// task_iri = ["任务标识", "task IRI", "id"]

// :param goal => null
// :param unit => null
// :param document => null
// :param place => null
// :param verdict => null
// :param editions => null
// :param as_of => null
// target_facts, result_facts and stands are what timeliness is computed from (kg.answer.timely).
// What a table tracks; promises of reports and plans have dropped-commitments.
MATCH (t:Task)
WHERE t.commitment_kind IS NULL
  AND ($goal IS NULL OR EXISTS {
        (t)-[:PART_OF|ADVANCES]->(:Thing)-[:PART_OF*0..]->(:Thing {iri: $goal}) })
  AND ($unit IS NULL OR EXISTS {
        MATCH (:Thing {iri: $unit})-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t)
        WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '') })
  AND ($document IS NULL OR EXISTS { (:Thing {iri: $document})-[:MENTIONS]->(t) })
  AND ($place IS NULL OR EXISTS {
        (t)<-[:MENTIONS]-(:Document)-[:IN_DIVISION]->(:Thing {iri: $place}) })
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
OPTIONAL MATCH (t)-[h:HAS_VERDICT]->(v:Verdict)
WITH t, min(g.name) AS goal, min(d.document_name) AS document, min(d.dated) AS dated,
     t.due_date AS due,
     min(last(split(v.iri, '#'))) AS verdict, min(coalesce(h.explanations, [])[0]) AS explanation
WHERE $verdict IS NULL OR verdict = $verdict
RETURN t.name AS task, goal,
       COLLECT { MATCH (u:Thing)-[:LEADS]->(t) RETURN DISTINCT u.name } AS leads,
       COLLECT {
         MATCH (u:Thing)-[r:RESPONSIBLE_FOR]->(t)
         WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
         RETURN DISTINCT u.name
       } AS responsible,
       COLLECT { MATCH (t)-[:HAS_TARGET]->(x:Target) RETURN DISTINCT x.name } AS targets,
       COLLECT { MATCH (m:Measurement)-[:REPORTED_BY]->(t) RETURN DISTINCT m.name } AS results,
       verdict, explanation,
       due, dated,
       COLLECT {
         MATCH (t)-[:HAS_TARGET]->(x:Target)-[:OF_INDICATOR]->(i:Indicator)
         RETURN DISTINCT x.iri + '|' + coalesce(toString(x.base_value), '') + '|' +
                coalesce(x.base_unit, '') + '|' + coalesce(x.quantity_kind, '') + '|' +
                coalesce(x.comparator, '') + '|' + coalesce(x.period, '') + '|' + i.name
       } AS target_facts,
       COLLECT {
         MATCH (t)-[:HAS_TARGET]->(x:Target)<-[:ANSWERS]-(m:Measurement)
         RETURN DISTINCT x.iri + '|' + coalesce(toString(m.base_value), '') + '|' +
                coalesce(m.base_unit, '') + '|' + coalesce(m.period, '') + '|' + m.iri
       } AS result_facts,
       COLLECT {
         MATCH (:Document)-[said:MENTIONS]->(t)
         UNWIND range(0, size(said.methods) - 1) AS at
         WITH said, at WHERE said.methods[at] ENDS WITH '/standing'
         RETURN DISTINCT said.columns[at] + '|' + said.value_texts[at]
       } AS stands,
       document, t.ordinal AS row, t.iri AS task_iri
ORDER BY document, row, task_iri
