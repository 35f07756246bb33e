// title = ["没有跟踪的承诺", "Dropped commitments"]
// answers = [
//   "报告里的哪些承诺没有任何任务在跟踪？有数字、期限或名称、能核查的排在最前。",
//   "Which commitments of a report does no tracked task follow? Those that can be checked come first: those with a figure, then the others.",
// ]
// [parameters.kind]
// type = "choice"
// choices = ["hard", "soft"]
// label = ["只看能核查的（hard）或只有方向的（soft）", "only hard or only soft ones"]
// [parameters.document]
// type = "text"
// label = ["文件名", "file name of the report"]
// [parameters.editions]
// type = "choice"
// choices = ["latest", "all"]
// label = ["各系列只看最新一期，或看各期", "the latest edition of each series, or all"]
// [parameters.as_of]
// type = "date"
// label = ["看哪一天时的最新一期", "the latest edition as of which day"]
// example = "2024-09-30"
// [columns]
// kind = ["承诺类别", "commitment kind", "code"]
// commitment = ["承诺", "commitment"]
// hard_by = ["可核查依据", "hard by", "codes"]
// goal = ["所属目标", "goal"]
// section = ["章节", "section"]
// quote = ["原文", "quote"]
// document = ["文件", "document"]
// start = ["起", "start", "number", "detail"]
// end = ["止", "end", "number", "detail"]
// task_iri = ["承诺标识", "commitment IRI", "id"]

// Only of reports that some table follows: where none is loaded, nothing is known to be dropped.
// :param kind => null
// :param document => null
// :param editions => null
// :param as_of => null
MATCH (d:Document)-[:MENTIONS]->(f:Task)<-[:FOLLOWS]-(t:Task)
WHERE f.commitment_kind IS NOT NULL AND ($document IS NULL OR d.document_name = $document)
  AND ($editions = 'all' OR ((d.superseded_on IS NULL OR d.superseded_on > $as_of)
                           AND coalesce(d.current_from <= $as_of, true)))
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
WITH DISTINCT d
MATCH (d)-[m:MENTIONS]->(t:Task)
WHERE t.commitment_kind IS NOT NULL AND ($kind IS NULL OR t.commitment_kind = $kind)
  AND NOT EXISTS {
        MATCH (e:Document)-[:MENTIONS]->(:Task)-[:FOLLOWS]->(t)
        WHERE $editions = 'all' OR ((e.superseded_on IS NULL OR e.superseded_on > $as_of)
                                    AND coalesce(e.current_from <= $as_of, true)) }
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
WITH d, m, t, min(g.name) AS goal,
     COUNT { MATCH (t)-[:HAS_TARGET]->(x:Target) RETURN DISTINCT x } AS targets
RETURN t.commitment_kind AS kind, t.name AS commitment, coalesce(t.hard_by, []) AS hard_by, goal,
       CASE m.sections[0] WHEN '' THEN null ELSE m.sections[0] END AS section,
       CASE m.quotes[0] WHEN '' THEN null ELSE m.quotes[0] END AS quote,
       d.document_name AS document, m.starts[0] AS start, m.ends[0] AS `end`, t.iri AS task_iri
ORDER BY CASE WHEN kind = 'soft' THEN 2 WHEN targets > 0 THEN 0 ELSE 1 END,
         document, start, task_iri
