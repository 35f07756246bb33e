// title = ["概览：单位和目标", "Overview: units and goals"]
// answers = [
//   "承担任务最多的八对单位和目标，每一对画出一项任务为例。",
//   "The eight pairs of unit and goal with most tasks, with one task of each as an example.",
// ]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// path = ["路径", "path", "any"]

// :param editions => null
// :param as_of => null
MATCH (u:Unit)-[r:LEADS|RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(g:Goal)
WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
WITH u, g, t ORDER BY t.iri
WITH u, g, collect(DISTINCT t) AS tasks
ORDER BY size(tasks) DESC, u.iri, g.iri
LIMIT 8
UNWIND tasks[0..1] AS t
MATCH path = (u)-[:LEADS|RESPONSIBLE_FOR]->(t)-[:PART_OF]->(g)
RETURN path
