// title = ["概览：单位和目标", "Overview: units and goals"]
// answers = [
//   "承担任务最多的八对单位和目标，每一对画出一项任务为例。",
//   "The eight pairs of unit and goal with most tasks, with one task of each as an example.",
// ]
// [columns]
// path = ["路径", "path", "any"]

MATCH (u:Unit)-[r:LEADS|RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(g:Goal)
WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
WITH u, g, t ORDER BY t.iri
WITH u, g, collect(DISTINCT t) AS tasks
ORDER BY size(tasks) DESC, u.iri, g.iri
LIMIT 8
UNWIND tasks[0..1] AS t
MATCH path = (u)-[:LEADS|RESPONSIBLE_FOR]->(t)-[:PART_OF]->(g)
RETURN path
