// title = ["只靠一个单位的任务和目标", "What one unit alone carries"]
// answers = [
//   "哪些目标和任务只由一个单位承担，没有别的单位或单位组可以补位？整个目标只靠它的排在最前；它独自承担的任务总数、目标的单位数，都与随机分配时的数目相比。",
//   "Which goals and tasks does one unit carry alone, with no other unit or group beside it? Goals that rest on it wholly come first. All tasks that it carries alone, and the units of the goal, stand beside what chance would deal.",
// ]
// then = "single_points"
// [parameters.draws]
// type = "integer"
// label = ["随机重排的次数；不填则按图的规模而定，至多200次", "draws by chance; left out: by the size of the graph, 200 at most"]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// unit = ["单位", "unit"]
// goal = ["目标", "goal"]
// whole = ["整个目标", "the whole goal", "boolean"]
// alone = ["独自承担", "tasks alone", "number"]
// tasks = ["独自承担的任务", "the tasks", "list", "detail"]
// goal_tasks = ["目标任务数", "tasks of the goal", "number"]
// goal_units = ["目标单位数", "units of the goal", "number"]
// goal_units_expected = ["目标单位数随机均值", "units by chance", "number", "detail"]
// goal_units_low = ["目标单位数随机下限", "units low by chance", "number", "detail"]
// goal_units_high = ["目标单位数随机上限", "units high by chance", "number", "detail"]
// goal_units_chance = ["目标单位数与随机相比", "units against chance", "code"]
// unit_alone = ["各目标独自承担", "alone in all goals", "number"]
// expected = ["随机均值", "by chance", "number"]
// low = ["随机下限", "low by chance", "number"]
// high = ["随机上限", "high by chance", "number"]
// chance = ["与随机相比", "against chance", "code"]
// draws = ["重排次数", "draws", "number"]
// unit_iri = ["单位标识", "unit IRI", "id"]
// goal_iri = ["目标标识", "goal IRI", "id"]

// The rows are the graph: each task that tables and lists track, with each of its units and
// groups as stated, and each goal that it serves. kg.answer.graph.alone answers from it.
// :param editions => null
// :param as_of => null
MATCH (t:Task)
WHERE t.commitment_kind IS NULL
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH (u:Thing)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t)
WHERE (u:Unit OR u:UnitGroup) AND any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
OPTIONAL MATCH (t)-[s:PART_OF|ADVANCES]->(g:Thing)
WHERE (g:Goal OR g:Programme) AND any(rule IN coalesce(s.rules, ['']) WHERE rule = '')
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
RETURN t.iri AS task_iri, t.name AS task, u.iri AS actor_iri, u.name AS actor,
       u:UnitGroup AS is_group, g.iri AS goal_iri, g.name AS goal, min(d.iri) AS document_iri
ORDER BY task_iri, actor_iri, goal_iri
