// title = ["靠同一批单位的目标", "Goals that rest on the same units"]
// answers = [
//   "哪些目标压在同一批单位身上？相似度是两项目标“各单位有几项任务”的余弦：1为分给同样的单位且比例相同，0为没有共同单位。用余弦而不只数共同单位，因为一项任务的单位与二十项任务的单位分量不同。",
//   "Which goals rest on the same units? Likeness is the cosine of both goals' tasks by unit: 1 where they fall to the same units in the same shares, 0 where no unit is in both. Not the bare number of units in common, because one with a single task does not carry a goal as one with twenty does.",
// ]
// then = "goal_overlap"
// [parameters.goal]
// type = "name"
// kinds = ["Goal", "Programme"]
// label = ["只看这项目标", "only this goal"]
// example = "城市建设"
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
// goal = ["目标", "goal"]
// other = ["另一目标", "other goal"]
// units = ["共同单位", "units in common", "list"]
// shared = ["共同单位数", "number in common", "number"]
// goal_units = ["目标的单位数", "units of the goal", "number"]
// other_units = ["另一目标的单位数", "units of the other", "number"]
// shared_tasks = ["共同任务", "tasks of both", "number"]
// cosine = ["相似度", "cosine", "number"]
// expected = ["随机均值", "by chance", "number"]
// low = ["随机下限", "low by chance", "number"]
// high = ["随机上限", "high by chance", "number"]
// chance = ["与随机相比", "against chance", "code"]
// draws = ["重排次数", "draws", "number"]
// goal_iri = ["目标标识", "goal IRI", "id"]
// other_iri = ["另一目标标识", "other goal's IRI", "id"]

// The rows are the graph: each task that tables and lists track, with each of its units and
// groups as stated, and each goal that it serves. kg.answer.graph.overlap answers from it.
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
