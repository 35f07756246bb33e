// title = ["共同负责最多的单位", "Who shares with whom"]
// answers = [
//   "哪两个单位共同承担的任务最多，分属哪些目标？",
//   "Which two units share the most tasks, and under which goals?",
// ]
// [parameters.unit]
// type = "name"
// kinds = ["Unit"]
// label = ["只看这个单位的搭档", "only the partners of this unit"]
// example = "区住建局"
// [parameters.at_least]
// type = "integer"
// default = 2
// label = ["至少共同承担几项", "share at least so many tasks"]
// [parameters.include_inferred]
// type = "boolean"
// default = false
// label = ["把“各街道”等单位组展开为成员", "count the members of groups such as 各街道 one by one"]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// unit = ["单位", "unit"]
// partner = ["搭档", "partner"]
// tasks = ["共同任务", "shared tasks", "number"]
// goals = ["目标", "goals", "list"]
// unit_iri = ["单位标识", "unit IRI", "id"]
// partner_iri = ["搭档标识", "partner IRI", "id"]

// :param unit => null
// :param at_least => 2
// :param include_inferred => false
// :param editions => null
// :param as_of => null
MATCH (a:Unit)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t:Task)
WHERE ($unit IS NULL OR a.iri = $unit)
  AND ($include_inferred OR any(rule IN coalesce(r.rules, ['']) WHERE rule = ''))
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
WITH DISTINCT a, t
MATCH (b:Unit)-[s:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t)
WHERE CASE WHEN $unit IS NULL THEN a.iri < b.iri ELSE a.iri <> b.iri END
  AND ($include_inferred OR any(rule IN coalesce(s.rules, ['']) WHERE rule = ''))
WITH DISTINCT a, b, t
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
WITH a, b, count(DISTINCT t) AS tasks, collect(DISTINCT g.name) AS goals
WHERE tasks >= $at_least
RETURN a.name AS unit, b.name AS partner, tasks, goals, a.iri AS unit_iri, b.iri AS partner_iri
ORDER BY tasks DESC, unit_iri, partner_iri
