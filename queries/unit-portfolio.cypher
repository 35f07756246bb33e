// title = ["一个单位的全部任务", "Everything one unit answers for"]
// answers = [
//   "这个单位牵头、负责、配合哪些任务，各自完成得怎样？“经单位组”表示文件只写了“各街道”一类的统称。",
//   "Which tasks does this unit lead, answer for and support, and how do they stand? 'through a group' means that the document names only a group such as 各街道.",
// ]
// [parameters.unit]
// type = "name"
// kinds = ["Unit", "UnitGroup"]
// required = true
// label = ["单位", "the unit"]
// example = "区住建局"
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// roles = ["角色", "roles", "relations"]
// task = ["任务", "task"]
// goal = ["目标", "goal"]
// verdict = ["完成情况", "verdict", "verdict"]
// explanation = ["说明", "explanation"]
// through_group = ["经单位组", "through a group", "boolean"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// task_iri = ["任务标识", "task IRI", "id"]

// :param unit => 'https://w3id.org/govkg/id/330105/unit/区住建局'
// :param editions => null
// :param as_of => null
MATCH (u:Thing {iri: $unit})-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t:Task)
WHERE ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
WITH t, collect(DISTINCT type(r)) AS roles,
     collect(any(rule IN coalesce(r.rules, ['']) WHERE rule = '')) AS stated
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
OPTIONAL MATCH (t)-[h:HAS_VERDICT]->(v:Verdict)
WITH t, roles, NOT true IN stated AS through_group, min(g.name) AS goal,
     min(d.document_name) AS document, min(last(split(v.iri, '#'))) AS verdict,
     min(coalesce(h.explanations, [])[0]) AS explanation
RETURN roles, t.name AS task, goal, verdict, explanation, through_group, document,
       t.ordinal AS row, t.iri AS task_iri
ORDER BY document, row, task_iri
