// title = ["承诺与结果", "What came of the promises"]
// answers = [
//   "报告许诺的每个数字后来怎样，由谁牵头、谁负责？结果来自同一地区此后的报告、总结，或跟踪这项承诺的进展表；两处原文并列。",
//   "What came of each figure that a report promised, and who was to see to it? Told by later reports and reviews of the same place, or by a table that tracks the promise; both passages are quoted.",
// ]
// then = "outcomes"
// [parameters]
// place = "filter"
// document = "filter"
// [parameters.indicator]
// type = "name"
// kinds = ["Indicator"]
// label = ["只看这个指标的承诺", "only promises of this indicator"]
// example = "地区生产总值"
// [parameters.unit]
// type = "name"
// kinds = ["Unit", "UnitGroup"]
// label = ["只看由这个单位牵头、负责或配合的", "only what this unit leads, answers for or supports"]
// example = "区住建局"
// [parameters.verdict]
// type = "choice"
// choices = ["exceeded", "met", "partly", "not_met", "in_progress", "no_data", "postponed", "cancelled"]
// label = ["只看这样的结果", "only those that stand so"]
// [columns]
// verdict = ["完成情况", "verdict", "verdict"]
// indicator = ["指标", "indicator"]
// promised = ["承诺", "promised"]
// told = ["结果", "told"]
// period = ["时期", "period", "period"]
// leads = ["牵头", "leads", "list"]
// responsible = ["负责", "responsible", "list"]
// explanation = ["说明", "explanation"]
// quote = ["承诺原文", "promise quoted"]
// document = ["承诺文件", "promising document"]
// told_quote = ["结果原文", "result quoted"]
// told_document = ["结果文件", "telling document"]
// expected = ["只是预计", "only expected", "boolean", "detail"]
// task = ["跟踪它的任务", "task that tracks it", "text", "detail"]
// start = ["起", "start", "number", "detail"]
// end = ["止", "end", "number", "detail"]
// told_start = ["结果起", "start of the result", "number", "detail"]
// told_end = ["结果止", "end of the result", "number", "detail"]
// rule = ["规则", "rule", "id"]
// target_iri = ["目标值标识", "target IRI", "id"]
// result_iri = ["结果标识", "result IRI", "id"]
// task_iri = ["任务标识", "task IRI", "id"]

// The rows are the figures that reports promise, each with a result of another document, and with a
// task that follows the promise: its verdict, the same figure among its targets, and what answers
// that, and the units of the promise or of what follows it; and with what is called nearly so
// (MAY_ANSWER), which is pointed to where nothing answers. kg.answer.outcomes answers from them.
// :param place => null
// :param document => null
// :param indicator => null
// :param unit => null
MATCH (t:Task)-[h:HAS_TARGET]->(x:Target)-[:OF_INDICATOR]->(i:Indicator)
MATCH (d:Document {iri: h.documents[0]})
WHERE t.commitment_kind IS NOT NULL AND x.base_value IS NOT NULL
  AND ($indicator IS NULL OR i.iri = $indicator)
  AND ($place IS NULL OR EXISTS {
        (t)<-[:MENTIONS]-(:Document)-[:IN_DIVISION]->(:Thing {iri: $place}) })
  AND ($document IS NULL OR EXISTS { (:Thing {iri: $document})-[:MENTIONS]->(t) })
  AND ($unit IS NULL
       OR EXISTS { (:Thing {iri: $unit})-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t) }
       OR EXISTS {
        (:Thing {iri: $unit})-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(:Task)-[:FOLLOWS]->(t) })
WITH t, h, x, i, d,
     COLLECT {
       MATCH (t)<-[:LEADS]-(u:Thing) RETURN u.name AS name
       UNION
       MATCH (t)<-[:FOLLOWS]-(:Task)<-[:LEADS]-(u:Thing) RETURN u.name AS name
     } AS leads,
     COLLECT {
       MATCH (t)<-[r:RESPONSIBLE_FOR]-(u:Thing)
       WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
       RETURN u.name AS name
       UNION
       MATCH (t)<-[:FOLLOWS]-(:Task)<-[r:RESPONSIBLE_FOR]-(u:Thing)
       WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
       RETURN u.name AS name
     } AS responsible
OPTIONAL MATCH (m:Measurement)-[a:ANSWERS|MAY_ANSWER]->(x)
OPTIONAL MATCH (e:Document {iri: a.documents[0]})
OPTIONAL MATCH (row:Task)-[:FOLLOWS]->(t)
OPTIONAL MATCH (row)-[v:HAS_VERDICT]->(k:Verdict)
OPTIONAL MATCH (g:Document {iri: v.documents[0]})
OPTIONAL MATCH (row)-[:HAS_TARGET]->(y:Target)
WHERE y.base_value = x.base_value AND coalesce(y.base_unit, '') = coalesce(x.base_unit, '')
OPTIONAL MATCH (n:Measurement)-[b:ANSWERS]->(y)
OPTIONAL MATCH (n)-[:MEASURES]->(j:Indicator)
RETURN i.name AS indicator, x.value_text AS promised, x.period AS period,
       x.base_value AS base_value, x.base_value_max AS base_value_max,
       coalesce(x.base_unit, '') AS base_unit, x.quantity_kind AS quantity_kind,
       x.comparator AS comparator,
       CASE h.quotes[0] WHEN '' THEN null ELSE h.quotes[0] END AS quote,
       h.starts[0] AS start, h.ends[0] AS `end`, d.document_name AS document,
       d.iri AS document_iri, x.iri AS target_iri,
       leads, responsible,
       a.value_texts[0] AS answered, m.value_text AS told, m.measurement_kind AS told_as,
       a.explanations[0] AS explanation, a.rules[0] AS rule,
       CASE a.quotes[0] WHEN '' THEN null ELSE a.quotes[0] END AS told_quote,
       a.starts[0] AS told_start, a.ends[0] AS told_end,
       e.document_name AS told_document, m.iri AS result_iri,
       row.iri AS task_iri, row.name AS task, last(split(k.iri, '#')) AS stands,
       v.explanations[0] AS task_explanation, v.rules[0] AS task_rule,
       CASE v.quotes[0] WHEN '' THEN null ELSE v.quotes[0] END AS task_quote,
       v.starts[0] AS task_start, v.ends[0] AS task_end,
       g.document_name AS task_document, g.dated AS task_dated,
       COUNT { MATCH (row)-[:HAS_TARGET]->(z:Target) RETURN DISTINCT z } AS task_targets,
       y.iri AS same_iri, n.iri AS row_result_iri, j.name AS row_indicator,
       n.value_text AS row_told, n.period AS row_period, n.base_value AS row_base_value,
       n.base_value_max AS row_base_value_max, coalesce(n.base_unit, '') AS row_base_unit,
       n.quantity_kind AS row_quantity_kind, n.comparator AS row_comparator,
       CASE b.quotes[0] WHEN '' THEN null ELSE b.quotes[0] END AS row_quote,
       b.starts[0] AS row_start, b.ends[0] AS row_end
ORDER BY document, start, target_iri, told_document, result_iri, task_dated, task_iri,
         same_iri, row_start, row_result_iri
