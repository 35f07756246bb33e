// title = ["相互矛盾的数值", "Contradictions"]
// answers = [
//   "同一指标、同一单位、同一时期，哪些数值对不上？两处原文并列。",
//   "Which figures for one indicator, unit and period do not agree? Both passages are quoted.",
// ]
// then = "contradictions"
// [parameters.editions]
// type = "choice"
// choices = ["latest", "all"]
// label = ["各系列只看最新一期，或看各期", "the latest edition of each series, or all"]
// [parameters.as_of]
// type = "date"
// label = ["看哪一天时的最新一期", "the latest edition as of which day"]
// example = "2024-09-30"
// [columns]
// indicator = ["指标", "indicator"]
// figure = ["类别", "figure", "code"]
// explanation = ["说明", "explanation"]
// scope = ["范围", "scope"]
// value = ["数值甲", "first value"]
// period = ["时期甲", "first period", "period"]
// quote = ["原文甲", "first quote"]
// document = ["文件甲", "first document"]
// start = ["起甲", "first start", "number", "detail"]
// end = ["止甲", "first end", "number", "detail"]
// other_value = ["数值乙", "second value"]
// other_period = ["时期乙", "second period", "period"]
// other_quote = ["原文乙", "second quote"]
// other_document = ["文件乙", "second document"]
// other_start = ["起乙", "second start", "number", "detail"]
// other_end = ["止乙", "second end", "number", "detail"]
// indicator_iri = ["指标标识", "indicator IRI", "id"]

// :param editions => null
// :param as_of => null
MATCH (f:Thing)-[r:MEASURES|OF_INDICATOR]->(i:Indicator)
MATCH (d:Document {iri: r.documents[0]})
WHERE f.base_value IS NOT NULL
  AND ($editions = 'all' OR ((d.superseded_on IS NULL OR d.superseded_on > $as_of)
                           AND coalesce(d.current_from <= $as_of, true)))
OPTIONAL MATCH (f)-[:REPORTED_BY]->(reported:Task)
OPTIONAL MATCH (promised:Task)-[:HAS_TARGET]->(f)
WITH i, f, r, d, min(coalesce(reported.iri, promised.iri)) AS task_iri
RETURN i.name AS indicator, i.iri AS indicator_iri, f.iri AS figure_iri,
       CASE WHEN f:Target THEN 'target' ELSE f.measurement_kind END AS figure,
       f.base_value AS base_value, f.base_value_max AS base_value_max,
       coalesce(f.base_unit, '') AS base_unit,
       f.quantity_kind AS quantity_kind, f.comparator AS comparator, f.period AS period,
       f.value_text AS value_text, task_iri,
       CASE r.quotes[0] WHEN '' THEN null ELSE r.quotes[0] END AS quote,
       d.document_name AS document, d.iri AS document_iri, r.starts[0] AS start, r.ends[0] AS `end`
ORDER BY indicator_iri, document, start, figure_iri
