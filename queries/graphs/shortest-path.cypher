// title = ["两者之间最短的联系", "The shortest link between two things"]
// answers = [
//   "经过任务、目标、单位组把这两者连起来的一条最短路径。",
//   "One shortest path that joins the two through tasks, goals and groups of units.",
// ]
// [parameters.a]
// type = "name"
// kinds = ["Unit"]
// required = true
// label = ["从", "from"]
// [parameters.b]
// type = "name"
// kinds = ["Unit"]
// required = true
// label = ["到", "to"]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// path = ["路径", "path", "any"]

// :param a => 'https://w3id.org/govkg/id/330105/unit/区住建局'
// :param b => 'https://w3id.org/govkg/id/330105/unit/区城管局'
// :param editions => null
// :param as_of => null
MATCH (a:Thing {iri: $a}), (b:Thing {iri: $b})
MATCH path = shortestPath((a)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS|PART_OF|MEMBER_OF*..8]-(b))
WHERE none(t IN nodes(path) WHERE t:Task AND NOT ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) }))
RETURN path
