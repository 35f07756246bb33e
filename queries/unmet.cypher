// title = ["未完成的任务", "Unmet"]
// answers = [
//   "哪些任务未完成、延期或取消，差在哪里，逾期多少天，谁牵头、谁负责？给出截至日期的，还有到那天已逾期的。",
//   "Which tasks are not met, postponed or cancelled, what is missing, how many days overdue, who leads and who answers for them? With a day given, also what is overdue by then.",
// ]
// computed = "timeliness"
// [parameters]
// goal = "filter"
// unit = "filter"
// document = "filter"
// place = "filter"
// editions = "filter"
// as_of = "filter"
// [columns]
// verdict = ["完成情况", "verdict", "verdict"]
// task = ["任务", "task"]
// goal = ["目标", "goal"]
// explanation = ["说明", "explanation"]
// due = ["期限", "due"]
// timeliness = ["时效", "timeliness", "timeliness"]
// overdue_days = ["逾期天数", "days overdue", "number"]
// leads = ["牵头", "leads", "list"]
// responsible = ["负责", "responsible", "list"]
// quote = ["原文", "quote"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// time_explanation = ["时效说明", "timeliness explained", "detail"]
// time_rule = ["时效规则", "rule of timeliness", "id"]
// task_iri = ["任务标识", "task IRI", "id"]

// :param goal => null
// :param unit => null
// :param document => null
// :param place => null
// :param editions => null
// :param as_of => null
// target_facts, result_facts and stands are what timeliness is computed from (kg.answer.timely).
MATCH (t:Task)-[h:HAS_VERDICT]->(v:Verdict)
WITH t, h, last(split(v.iri, '#')) AS verdict
WHERE (verdict IN ['not_met', 'postponed', 'cancelled']
       OR (verdict = 'in_progress' AND t.due_date < $as_of))
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
WITH t, verdict, min(coalesce(h.explanations, [])[0]) AS explanation,
     min(CASE WHEN coalesce(h.quotes, [''])[0] <> '' THEN h.quotes[0] END) AS quote,
     min(g.name) AS goal, min(d.document_name) AS document, min(d.dated) AS dated,
     t.due_date AS due
RETURN verdict, t.name AS task, goal, explanation,
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
       COLLECT { MATCH (u:Thing)-[:LEADS]->(t) RETURN DISTINCT u.name } AS leads,
       COLLECT {
         MATCH (u:Thing)-[r:RESPONSIBLE_FOR]->(t)
         WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
         RETURN DISTINCT u.name
       } AS responsible,
       quote, document, t.ordinal AS row, t.iri AS task_iri
ORDER BY CASE verdict WHEN 'not_met' THEN 0 WHEN 'in_progress' THEN 1
                      WHEN 'postponed' THEN 2 ELSE 3 END,
         document, row, task_iri
