// title = ["一项目标由谁牵头", "Who leads the tasks of a goal"]
// answers = [
//   "这项目标下的任务和牵头单位。",
//   "The tasks of this goal, and the units that lead them.",
// ]
// [parameters.goal]
// type = "name"
// kinds = ["Goal"]
// required = true
// label = ["目标", "the goal"]
// example = "生态环境"
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// part = ["任务", "task", "any"]
// lead = ["牵头", "leads", "any"]

// :param goal => 'https://w3id.org/govkg/id/330105/goal/生态环境'
// :param editions => null
// :param as_of => null
MATCH part = (t:Task)-[:PART_OF]->(:Thing {iri: $goal})
WHERE ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH lead = (:Thing)-[:LEADS]->(t)
RETURN part, lead
