// title = ["没有数据的任务", "Silent"]
// answers = [
//   "哪些任务没有报告结果（判定为“无数据”，或根本没有判定），或只报告了一部分，该问谁？",
//   "For which tasks is nothing reported (verdict 'no data', or no verdict at all), or only a part, and whom to ask?",
// ]
// [parameters]
// goal = "filter"
// unit = "filter"
// document = "filter"
// place = "filter"
// editions = "filter"
// as_of = "filter"
// [columns]
// task = ["任务", "task"]
// goal = ["目标", "goal"]
// explanation = ["说明", "explanation"]
// targets = ["目标值", "targets", "list"]
// leads = ["牵头", "leads", "list"]
// responsible = ["负责", "responsible", "list"]
// quote = ["原文", "quote"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// task_iri = ["任务标识", "task IRI", "id"]

// What a table tracks; promises of reports and plans have dropped-commitments, and a document that
// judges no task at all, since it reports on none, is not silent.
// :param goal => null
// :param unit => null
// :param document => null
// :param place => null
// :param editions => null
// :param as_of => null
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
OPTIONAL MATCH (t)-[h:HAS_VERDICT]->(v:Verdict)
WITH t, min(last(split(v.iri, '#'))) AS verdict,
     min(coalesce(h.explanations, [])[0]) AS explanation,
     min(CASE WHEN coalesce(h.quotes, [''])[0] <> '' THEN h.quotes[0] END) AS quote
WHERE verdict IN ['no_data', 'partly']
   OR verdict IS NULL AND EXISTS {
        MATCH (t)<-[:MENTIONS]-(:Document)-[:MENTIONS]->(:Task)-[:HAS_VERDICT]->(:Verdict)
      }
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
WITH t, explanation, quote, min(g.name) AS goal, min(d.document_name) AS document
RETURN t.name AS task, goal, explanation,
       COLLECT { MATCH (t)-[:HAS_TARGET]->(x:Target) RETURN DISTINCT x.name } AS targets,
       COLLECT { MATCH (u:Thing)-[:LEADS]->(t) RETURN DISTINCT u.name } AS leads,
       COLLECT {
         MATCH (u:Thing)-[r:RESPONSIBLE_FOR]->(t)
         WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
         RETURN DISTINCT u.name
       } AS responsible,
       quote, document, t.ordinal AS row, t.iri AS task_iri
ORDER BY document, row, task_iri
