// title = ["一项目标由哪些单位负责", "Who answers for a goal"]
// answers = [
//   "这项目标和其下的目标、任务，以及牵头、负责、配合的单位（文件写明的；最多显示 300 条路径）。",
//   "The goal, the goals and tasks below it, and the units that lead, answer for and support them (as documents state it; 300 paths at most).",
// ]
// [parameters.goal]
// type = "name"
// kinds = ["Goal", "Programme"]
// required = true
// label = ["目标", "the goal"]
// example = "生态环境"
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// below = ["其下", "below", "any"]
// part = ["任务", "task", "any"]
// role = ["角色", "role", "any"]

// :param goal => 'https://w3id.org/govkg/id/330105/goal/生态环境'
// :param editions => null
// :param as_of => null
MATCH below = (g:Thing)-[:PART_OF*0..]->(:Thing {iri: $goal})
WHERE g:Goal OR g:Programme
OPTIONAL MATCH part = (t:Task)-[:PART_OF|ADVANCES]->(g)
WHERE ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH role = (:Thing)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t)
WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
RETURN below, part, role
LIMIT 300
