// title = ["核算", "Checks: the arithmetic recomputed"]
// answers = [
//   "文件里的完成率、合计和个数重新算过是否一致？不一致的排在最前。",
//   "Do the rates, sums and counts that the documents state hold when recomputed? Those that do not come first.",
// ]
// [parameters]
// goal = "filter"
// unit = "filter"
// document = "filter"
// place = "filter"
// editions = "filter"
// as_of = "filter"
// [columns]
// agrees = ["一致", "agrees", "boolean"]
// check = ["核算类别", "check", "code"]
// stated = ["文中数值", "stated", "number"]
// recomputed = ["核算数值", "recomputed", "number"]
// expression = ["算式", "expression"]
// explanation = ["说明", "explanation"]
// task = ["任务", "task"]
// leads = ["牵头", "leads", "list"]
// quote = ["原文", "quote"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// task_iri = ["任务标识", "task IRI", "id"]
// check_iri = ["核算标识", "check IRI", "id"]

// :param goal => null
// :param unit => null
// :param document => null
// :param place => null
// :param editions => null
// :param as_of => null
MATCH (t:Task)-[h:HAS_CHECK]->(c:Check)
WHERE ($goal IS NULL OR EXISTS {
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
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
WITH t, h, c, min(d.document_name) AS document
RETURN c.agrees AS agrees, c.check_kind AS check, c.stated AS stated,
       c.recomputed AS recomputed, c.expression AS expression,
       CASE WHEN coalesce(h.explanations, [''])[0] <> '' THEN h.explanations[0] END AS explanation,
       t.name AS task,
       COLLECT { MATCH (u:Thing)-[:LEADS]->(t) RETURN DISTINCT u.name } AS leads,
       CASE WHEN coalesce(h.quotes, [''])[0] <> '' THEN h.quotes[0] END AS quote,
       document, t.ordinal AS row, t.iri AS task_iri, c.iri AS check_iri
ORDER BY agrees, document, row, check_iri
