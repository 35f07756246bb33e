// title = ["一个单位和它的任务", "A unit and its tasks"]
// answers = [
//   "这个单位牵头、负责、配合的任务，以及它们各属哪项目标。",
//   "The tasks that this unit leads, answers for and supports, and the goals that they belong to.",
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
// role = ["角色", "role", "any"]
// goal = ["目标", "goal", "any"]

// :param unit => 'https://w3id.org/govkg/id/330105/unit/区住建局'
// :param editions => null
// :param as_of => null
MATCH role = (:Thing {iri: $unit})-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t:Task)
WHERE ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH goal = (t)-[:PART_OF]->(:Goal)
RETURN role, goal
