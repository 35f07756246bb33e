// title = ["共同负责的任务", "Tasks that several units share"]
// answers = [
//   "哪些任务由两个以上单位（或单位组）共同承担，分属哪项目标，谁牵头？单位越多排得越前。",
//   "Which tasks do two or more units (or groups of units) share, under which goal, and who leads? Most units first.",
// ]
// [parameters.unit]
// type = "name"
// kinds = ["Unit", "UnitGroup"]
// label = ["只看有这个单位的任务", "only tasks that this unit has a part in"]
// example = "区住建局"
// [parameters]
// goal = "filter"
// document = "filter"
// place = "filter"
// editions = "filter"
// as_of = "filter"
// [parameters.include_inferred]
// type = "boolean"
// default = false
// label = ["把“各街道”等单位组展开为成员", "count the members of groups such as 各街道 one by one"]
// [columns]
// task = ["任务", "task"]
// goal = ["目标", "goal"]
// leads = ["牵头", "leads", "list"]
// units = ["单位", "units", "list"]
// groups = ["单位组", "groups", "list"]
// unit_count = ["单位数", "units in all", "number"]
// document = ["文件", "document"]
// row = ["行", "row", "number"]
// task_iri = ["任务标识", "task IRI", "id"]

// :param unit => null
// :param goal => null
// :param document => null
// :param place => null
// :param include_inferred => false
// :param editions => null
// :param as_of => null
MATCH (t:Task)
WHERE ($goal IS NULL OR EXISTS {
        (t)-[:PART_OF|ADVANCES]->(:Thing)-[:PART_OF*0..]->(:Thing {iri: $goal}) })
  AND ($document IS NULL OR EXISTS { (:Thing {iri: $document})-[:MENTIONS]->(t) })
  AND ($place IS NULL OR EXISTS {
        (t)<-[:MENTIONS]-(:Document)-[:IN_DIVISION]->(:Thing {iri: $place}) })
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
MATCH (u:Thing)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t)
WHERE $include_inferred OR any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
WITH t, collect(DISTINCT u) AS actors,
     collect(DISTINCT CASE WHEN type(r) = 'LEADS' THEN u.name END) AS leads
WHERE size(actors) > 1 AND ($unit IS NULL OR any(a IN actors WHERE a.iri = $unit))
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
WITH t, actors, leads, min(g.name) AS goal, min(d.document_name) AS document
RETURN t.name AS task, goal, leads,
       [a IN actors WHERE a:Unit | a.name] AS units,
       [a IN actors WHERE a:UnitGroup | a.name] AS groups,
       size([a IN actors WHERE a:Unit]) AS unit_count,
       document, t.ordinal AS row, t.iri AS task_iri
ORDER BY unit_count DESC, document, row, task_iri
