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
// [columns]
// part = ["任务", "task", "any"]
// lead = ["牵头", "leads", "any"]

// :param goal => 'https://w3id.org/govkg/id/330105/goal/生态环境'
MATCH part = (t:Task)-[:PART_OF]->(:Thing {iri: $goal})
OPTIONAL MATCH lead = (:Thing)-[:LEADS]->(t)
RETURN part, lead
