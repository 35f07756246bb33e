// title = ["核心单位", "The core"]
// answers = [
//   "哪些单位事事有份？核数为k：它在这样一群单位里，其中每一个都与群内至少k个单位有共同任务；核数越大，越在网络的最里层。",
//   "Which units are in everything? A core number of k: the unit is one of a set in which each shares tasks with at least k others of the set. The larger, the further inside.",
// ]
// then = "core"
// [parameters.top]
// type = "integer"
// default = 20
// label = ["最多列出几行", "at most so many"]
// [parameters.draws]
// type = "integer"
// label = ["随机重排的次数；不填则按图的规模而定，至多200次", "draws by chance; left out: by the size of the graph, 200 at most"]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// unit = ["单位", "unit"]
// core = ["核数", "core number", "number"]
// expected = ["随机均值", "by chance", "number"]
// low = ["随机下限", "low by chance", "number"]
// high = ["随机上限", "high by chance", "number"]
// chance = ["与随机相比", "against chance", "code"]
// tasks = ["任务", "tasks", "number"]
// partners = ["搭档", "partners", "number"]
// goals = ["目标", "goals", "number"]
// draws = ["重排次数", "draws", "number"]
// unit_iri = ["单位标识", "unit IRI", "id"]

// The rows are the graph: each task that tables and lists track, with each of its units and
// groups as stated, and each goal that it serves. kg.answer.graph.core answers from it.
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
