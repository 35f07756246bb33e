// title = ["两个事物之间的路径", "The path between two things"]
// answers = [
//   "这两个单位（或任务、目标、指标……）是怎样联系起来的？每一步都附原文。",
//   "How are these two units (or tasks, goals, indicators …) connected? Each step with its quote.",
// ]
// then = "path_between"
// [parameters.a]
// type = "name"
// required = true
// label = ["从", "from"]
// example = "区住建局"
// [parameters.b]
// type = "name"
// required = true
// label = ["到", "to"]
// example = "区城管局"
// [parameters.paths]
// type = "integer"
// default = 3
// label = ["最多列出几条最短路径", "at most so many shortest paths"]
// [parameters.editions]
// type = "choice"
// choices = ["latest", "all"]
// label = ["各系列只看最新一期，或看各期", "the latest edition of each series, or all"]
// [parameters.as_of]
// type = "date"
// label = ["看哪一天时的最新一期", "the latest edition as of which day"]
// example = "2024-09-30"
// [columns]
// path = ["路径", "path", "number"]
// step = ["步", "step", "number"]
// subject = ["主体", "subject"]
// relation = ["关系", "relation", "relation"]
// object = ["客体", "object"]
// quote = ["原文", "quote"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// column = ["列", "column"]
// rule = ["推断规则", "rule"]

// The rows are the edges that a path may take; the shortest paths are then computed by
// kg.answer.graph.paths. Left out are edges that would connect everything with
// everything and tell nothing: same document (also for a due date), same division, same superior, same verdict;
// what happened to units and who holds posts;
// and what kg mirror --derive reckons.
// :param editions => null
// :param as_of => null
MATCH (s:Thing)-[r]->(o:Thing)
WHERE NOT type(r) IN ['MENTIONS', 'IN_DIVISION', 'SUBORDINATE_TO', 'HAS_VERDICT',
                       'DUE_STATED_IN', 'IN_SERIES', 'REVISES', 'SAME_TASK_AS', 'SPLIT_FROM', 'JOINED_FROM',
                       'MISSING_FROM', 'NEW_IN', 'ASSESSES', 'CONCLUDES', 'USES', 'AGGREGATES', 'READS', 'HAS_FILE',
                       'GOVERNS', 'MEMBER', 'IN_POST', 'POST_IN', 'ORIGINAL_UNIT', 'RESULTING_UNIT',
                       'SUCCEEDED_BY']
  AND r.derived IS NULL
  AND (NOT s:Task OR ($editions = 'all' OR EXISTS {
        MATCH (s)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) }))
  AND (NOT o:Task OR ($editions = 'all' OR EXISTS {
        MATCH (o)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) }))
OPTIONAL MATCH (d:Document {iri: coalesce(r.documents, [''])[0]})
RETURN s.iri AS subject_iri, s.name AS subject, type(r) AS relation, o.iri AS object_iri,
       o.name AS object,
       CASE WHEN coalesce(r.quotes, [''])[0] <> '' THEN r.quotes[0] END AS quote,
       d.document_name AS document,
       CASE WHEN coalesce(r.rows, [-1])[0] <> -1 THEN r.rows[0] END AS row,
       CASE WHEN coalesce(r.columns, [''])[0] <> '' THEN r.columns[0] END AS column,
       CASE WHEN coalesce(r.rules, [''])[0] <> '' THEN r.rules[0] END AS rule
ORDER BY subject_iri, relation, object_iri
