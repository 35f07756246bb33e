// title = ["协作圈", "Communities of units"]
// answers = [
//   "单位自然分成哪几个协作圈，各承担哪些目标？用卢万算法划分，使圈内联系尽量强、圈间尽量弱；模块度说明划分有多清楚（0为不比各单位任务多少所能解释的更清楚）。",
//   "Into which circles do the units fall, and which goals does each carry? Louvain's method divides them so that ties are strong inside and weak between; modularity says how clear the division is (0: no clearer than the units' loads explain).",
// ]
// then = "communities"
// [parameters.draws]
// type = "integer"
// label = ["随机重排的次数；不填则按图的规模而定，至多200次", "draws by chance; left out: by the size of the graph, 200 at most"]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// community = ["序号", "number", "number"]
// named_by = ["主要目标", "named by"]
// units = ["单位", "units", "list"]
// unit_count = ["单位数", "units in all", "number"]
// goals = ["承担的目标", "goals that it carries", "list", "detail"]
// tasks = ["任务", "tasks", "number"]
// inside = ["圈内占比", "share inside", "number"]
// modularity = ["模块度", "modularity", "number"]
// expected = ["随机均值", "by chance", "number"]
// low = ["随机下限", "low by chance", "number"]
// high = ["随机上限", "high by chance", "number"]
// chance = ["与随机相比", "against chance", "code"]
// draws = ["重排次数", "draws", "number"]

// The rows are the graph: each task that tables and lists track, with each of its units and
// groups as stated, and each goal that it serves. kg.answer.graph.communities answers from it.
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
