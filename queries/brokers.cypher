// title = ["中间人", "Brokers"]
// answers = [
//   "别的单位要通过谁才连得上？中介度：其他单位两两之间最短的联系，有多大比例经过它（0到1）；约束度（伯特）：越低，它的搭档彼此越不往来，越要靠它；并列出它的搭档分属几个协作圈。",
//   "Through whom are other units connected? Betweenness: of all pairs of other units, the share whose shortest connection runs through this one (0 to 1). Burt's constraint: the lower, the less its partners work with one another without it. And in how many communities its partners are.",
// ]
// then = "brokers"
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
// betweenness = ["中介度", "betweenness", "number"]
// expected = ["随机均值", "by chance", "number"]
// low = ["随机下限", "low by chance", "number"]
// high = ["随机上限", "high by chance", "number"]
// chance = ["与随机相比", "against chance", "code"]
// constraint = ["约束度", "constraint", "number"]
// constraint_expected = ["约束度随机均值", "constraint by chance", "number", "detail"]
// constraint_low = ["约束度随机下限", "constraint low by chance", "number", "detail"]
// constraint_high = ["约束度随机上限", "constraint high by chance", "number", "detail"]
// constraint_chance = ["约束度与随机相比", "constraint against chance", "code"]
// partners = ["搭档", "partners", "number"]
// communities = ["所及协作圈", "communities", "number"]
// communities_expected = ["协作圈随机均值", "communities by chance", "number", "detail"]
// communities_low = ["协作圈随机下限", "communities low by chance", "number", "detail"]
// communities_high = ["协作圈随机上限", "communities high by chance", "number", "detail"]
// communities_chance = ["协作圈与随机相比", "communities against chance", "code"]
// draws = ["重排次数", "draws", "number"]
// sources = ["起算单位", "computed from units", "number"]
// units = ["有搭档的单位", "of units with partners", "number"]
// unit_iri = ["单位标识", "unit IRI", "id"]

// The rows are the graph: each task that tables and lists track, with each of its units and
// groups as stated, and each goal that it serves. kg.answer.graph.brokers answers from it.
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
