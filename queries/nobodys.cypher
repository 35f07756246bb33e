// title = ["没有牵头单位的任务", "Nobody's"]
// answers = [
//   "哪些任务没有写明牵头单位，或只写了成员不明的单位组？",
//   "Which tasks name no lead unit, or only a group whose members are unknown?",
// ]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// task = ["任务", "task"]
// goal = ["目标", "goal"]
// lead_groups = ["牵头单位组", "lead groups", "list"]
// responsible = ["负责", "responsible", "list"]
// verdict = ["完成情况", "verdict", "verdict"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// task_iri = ["任务标识", "task IRI", "id"]

// What a table tracks; promises of reports and plans have dropped-commitments.
// :param editions => null
// :param as_of => null
MATCH (t:Task)
WHERE t.commitment_kind IS NULL AND NOT EXISTS { (:Unit)-[:LEADS]->(t) }
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
OPTIONAL MATCH (t)-[:HAS_VERDICT]->(v:Verdict)
WITH t, min(g.name) AS goal, min(d.document_name) AS document,
     min(last(split(v.iri, '#'))) AS verdict
RETURN t.name AS task, goal,
       COLLECT { MATCH (u:UnitGroup)-[:LEADS]->(t) RETURN DISTINCT u.name } AS lead_groups,
       COLLECT {
         MATCH (u:Thing)-[r:RESPONSIBLE_FOR]->(t)
         WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
         RETURN DISTINCT u.name
       } AS responsible,
       verdict, document, t.ordinal AS row, t.iri AS task_iri
ORDER BY document, row, task_iri
