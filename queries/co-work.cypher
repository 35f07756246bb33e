// title = ["协作网络", "Who works with whom"]
// answers = [
//   "哪些单位因共同任务连在一起，哪些联系是网络的骨干？强度按纽曼的算法：一项任务有n个单位，每一对各得1/(n-1)；骨干由“差异过滤”选出：对一方来说，这条联系所占的份额大到难用平均分配解释（概率不超过alpha）。",
//   "Which units are tied by shared tasks, and which ties are the backbone of the network? Strength is Newman's: a task of n units gives each of its pairs 1/(n-1). The backbone is what the disparity filter keeps: ties whose share of a unit's work an even deal would give with probability alpha at most.",
// ]
// then = "co_work"
// [parameters.unit]
// type = "name"
// kinds = ["Unit"]
// label = ["只看这个单位的联系", "only the ties of this unit"]
// example = "区住建局"
// [parameters.alpha]
// type = "number"
// default = 0.05
// label = ["骨干的显著性界限；1为全部联系", "limit of significance of the backbone; 1 keeps all ties"]
// [parameters.draws]
// type = "integer"
// label = ["随机重排的次数；不填则按图的规模而定，至多200次", "draws by chance; left out: by the size of the graph, 200 at most"]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// unit = ["单位", "unit"]
// partner = ["搭档", "partner"]
// tasks = ["共同任务", "shared tasks", "number"]
// goals = ["目标", "goals", "list", "detail"]
// weight = ["强度", "strength", "number"]
// expected = ["随机均值", "by chance", "number"]
// low = ["随机下限", "low by chance", "number"]
// high = ["随机上限", "high by chance", "number"]
// chance = ["与随机相比", "against chance", "code"]
// significance = ["显著性", "significance", "number"]
// draws = ["重排次数", "draws", "number"]
// unit_iri = ["单位标识", "unit IRI", "id"]
// partner_iri = ["搭档标识", "partner IRI", "id"]

// The rows are the graph: each task that tables and lists track, with each of its units and
// groups as stated, and each goal that it serves. kg.answer.graph.cowork answers from it.
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
