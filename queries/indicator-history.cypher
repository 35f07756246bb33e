// title = ["指标的变化", "How an indicator moved"]
// answers = [
//   "同一指标、同一单位，各份文件在各个时期给出了什么目标和结果？不指定指标时列出不止一份文件谈到的指标。",
//   "What goals and results did the documents give for one indicator in one unit, at which time? Without an indicator: those that more than one document speaks of.",
// ]
// then = "histories"
// [parameters.indicator]
// type = "name"
// kinds = ["Indicator"]
// label = ["指标", "an indicator"]
// example = "地区生产总值"
// [parameters.editions]
// type = "choice"
// choices = ["latest", "all"]
// default = "all"
// label = ["看各期，或只看各系列最新一期", "all editions, or the latest of each series"]
// [parameters.as_of]
// type = "date"
// label = ["看哪一天时的最新一期", "the latest edition as of which day"]
// example = "2024-09-30"
// [columns]
// indicator = ["指标", "indicator"]
// base_unit = ["基准单位", "base unit", "text", "detail"]
// period = ["时期", "period", "period"]
// figure = ["类别", "figure", "code"]
// value = ["数值", "value", "number", "detail"]
// unit = ["单位", "unit", "text", "detail"]
// comparator = ["比较符", "comparator", "text", "detail"]
// value_text = ["原文数值", "as written"]
// task = ["任务", "task", "text", "detail"]
// quote = ["原文", "quote"]
// document = ["文件", "document"]
// dated = ["文件日期", "dated", "text", "detail"]
// row = ["行", "row", "number", "detail"]
// section = ["章节", "section", "text", "detail"]
// start = ["起", "start", "number", "detail"]
// end = ["止", "end", "number", "detail"]
// indicator_iri = ["指标标识", "indicator IRI", "id"]
// figure_iri = ["数值标识", "figure IRI", "id"]
// series = ["序列", "series", "number", "detail"]

// :param indicator => null
// :param editions => 'all'
// :param as_of => null
MATCH (f:Thing)-[r:MEASURES|OF_INDICATOR]->(i:Indicator)
WHERE ($indicator IS NULL OR i.iri = $indicator) AND f.value IS NOT NULL
WITH i, coalesce(f.base_unit, '') AS base_unit,
     collect(DISTINCT r.documents[0]) AS sources, collect(DISTINCT f.iri) AS figures
WHERE $indicator IS NOT NULL OR size(sources) > 1
UNWIND figures AS iri
MATCH (f:Thing {iri: iri})-[r:MEASURES|OF_INDICATOR]->(i)
MATCH (d:Document {iri: r.documents[0]})
WHERE ($editions = 'all' OR ((d.superseded_on IS NULL OR d.superseded_on > $as_of)
                           AND coalesce(d.current_from <= $as_of, true)))
OPTIONAL MATCH (f)-[:REPORTED_BY]->(reported:Task)
OPTIONAL MATCH (promised:Task)-[:HAS_TARGET]->(f)
OPTIONAL MATCH (reported)-[:FOLLOWS]->(kept:Task)
OPTIONAL MATCH (promised)-[:FOLLOWS]->(kept_too:Task)
WITH i, base_unit, f, r, d, min(coalesce(reported.name, promised.name)) AS task,
     collect(DISTINCT reported.iri) + collect(DISTINCT promised.iri)
     + collect(DISTINCT kept.iri) + collect(DISTINCT kept_too.iri) AS threads
RETURN i.name AS indicator, base_unit, f.period AS period,
       CASE WHEN f:Target THEN 'target' ELSE f.measurement_kind END AS figure,
       f.value AS value, f.unit AS unit, f.comparator AS comparator, f.value_text AS value_text,
       task, CASE r.quotes[0] WHEN '' THEN null ELSE r.quotes[0] END AS quote,
       d.document_name AS document, d.dated AS dated,
       CASE r.rows[0] WHEN -1 THEN null ELSE r.rows[0] END AS row,
       CASE r.sections[0] WHEN '' THEN null ELSE r.sections[0] END AS section,
       r.starts[0] AS start, r.ends[0] AS `end`, i.iri AS indicator_iri, f.iri AS figure_iri,
       threads
// What has no year (XXXXH1: the first half of a year that is not said) cannot be put in order.
ORDER BY indicator_iri, base_unit,
         CASE WHEN period IS NULL OR period CONTAINS 'XXXX' THEN '' ELSE period END,
         document, start, figure_iri
