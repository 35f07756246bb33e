// title = ["负责而由别的单位牵头", "Responsible, but led by others"]
// answers = [
//   "哪个单位为哪个牵头单位的任务负责或配合，共几项、几项未了结？依赖最多的排在最前。",
//   "Which unit answers for or supports tasks that another unit leads, how many, and how many are still open? Strongest dependence first.",
// ]
// [parameters.unit]
// type = "name"
// kinds = ["Unit"]
// label = ["只看这个单位", "only this unit"]
// example = "区住建局"
// [parameters.include_inferred]
// type = "boolean"
// default = false
// label = ["把“各街道”等单位组展开为成员", "count the members of groups such as 各街道 one by one"]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// unit = ["单位", "unit"]
// led_by = ["牵头单位", "led by"]
// tasks = ["任务", "tasks", "number"]
// open = ["未了结", "open", "number"]
// titles = ["任务名称", "titles", "list"]
// unit_iri = ["单位标识", "unit IRI", "id"]
// led_by_iri = ["牵头单位标识", "lead unit IRI", "id"]

// :param unit => null
// :param include_inferred => false
// :param editions => null
// :param as_of => null
MATCH (u:Unit)-[r:RESPONSIBLE_FOR|SUPPORTS]->(t:Task)
WHERE ($unit IS NULL OR u.iri = $unit)
  AND ($include_inferred OR any(rule IN coalesce(r.rules, ['']) WHERE rule = ''))
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
WITH DISTINCT u, t
WHERE NOT EXISTS { (u)-[:LEADS]->(t) }
MATCH (l:Unit)-[:LEADS]->(t)
WITH u, l, t, EXISTS {
       MATCH (t)-[:HAS_VERDICT]->(v:Verdict)
       WHERE last(split(v.iri, '#')) IN ['exceeded', 'met', 'cancelled']
     } AS closed
WITH u, l, count(DISTINCT t) AS tasks, count(CASE WHEN NOT closed THEN 1 END) AS open,
     collect(DISTINCT t.name) AS titles
RETURN u.name AS unit, l.name AS led_by, tasks, open, titles,
       u.iri AS unit_iri, l.iri AS led_by_iri
ORDER BY tasks DESC, unit_iri, led_by_iri
