// title = ["未完成的任务", "Unmet"]
// answers = [
//   "哪些任务未完成、延期或取消，差在哪里，谁牵头、谁负责？",
//   "Which tasks are not met, postponed or cancelled, what is missing, who leads and who answers for them?",
// ]
// [parameters]
// goal = "filter"
// unit = "filter"
// document = "filter"
// place = "filter"
// [columns]
// verdict = ["完成情况", "verdict", "verdict"]
// task = ["任务", "task"]
// goal = ["目标", "goal"]
// explanation = ["说明", "explanation"]
// leads = ["牵头", "leads", "list"]
// responsible = ["负责", "responsible", "list"]
// quote = ["原文", "quote"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// task_iri = ["任务标识", "task IRI", "id"]

// :param goal => null
// :param unit => null
// :param document => null
// :param place => null
MATCH (t:Task)-[h:HAS_VERDICT]->(v:Verdict)
WITH t, h, last(split(v.iri, '#')) AS verdict
WHERE verdict IN ['not_met', 'postponed', 'cancelled']
  AND ($goal IS NULL OR EXISTS {
        (t)-[:PART_OF|ADVANCES]->(:Thing)-[:PART_OF*0..]->(:Thing {iri: $goal}) })
  AND ($unit IS NULL OR EXISTS {
        MATCH (:Thing {iri: $unit})-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t)
        WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '') })
  AND ($document IS NULL OR EXISTS { (:Thing {iri: $document})-[:MENTIONS]->(t) })
  AND ($place IS NULL OR EXISTS {
        (t)<-[:MENTIONS]-(:Document)-[:IN_DIVISION]->(:Thing {iri: $place}) })
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
WITH t, verdict, min(coalesce(h.explanations, [])[0]) AS explanation,
     min(CASE WHEN coalesce(h.quotes, [''])[0] <> '' THEN h.quotes[0] END) AS quote,
     min(g.name) AS goal, min(d.document_name) AS document
RETURN verdict, t.name AS task, goal, explanation,
       COLLECT { MATCH (u:Thing)-[:LEADS]->(t) RETURN DISTINCT u.name } AS leads,
       COLLECT {
         MATCH (u:Thing)-[r:RESPONSIBLE_FOR]->(t)
         WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
         RETURN DISTINCT u.name
       } AS responsible,
       quote, document, t.ordinal AS row, t.iri AS task_iri
ORDER BY CASE verdict WHEN 'not_met' THEN 0 WHEN 'postponed' THEN 1 ELSE 2 END,
         document, row, task_iri
