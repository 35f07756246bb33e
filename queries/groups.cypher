// title = ["单位组及其成员", "Groups, and whom they stand for"]
// answers = [
//   "文件里的“各街道”“相关单位”等统称用在几项任务上，能展开为哪些单位？没有成员的，就是没有落到具体单位的责任。",
//   "On how many tasks does a document name a group such as 各街道, and for which units does it stand? No members means that nobody in particular is named.",
// ]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// group = ["单位组", "group"]
// tasks = ["任务", "tasks", "number"]
// member_count = ["成员数", "members in all", "number"]
// members = ["成员", "members", "list"]
// documents = ["文件", "documents", "list"]
// group_iri = ["单位组标识", "group IRI", "id"]

// :param editions => null
// :param as_of => null
MATCH (g:UnitGroup)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t:Task)
WHERE ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
WITH g, count(DISTINCT t) AS tasks, collect(DISTINCT d.document_name) AS documents
OPTIONAL MATCH (m:Unit)-[:MEMBER_OF]->(g)
WITH g, tasks, documents, collect(DISTINCT m) AS units
RETURN g.name AS `group`, tasks, size(units) AS member_count, [m IN units | m.name] AS members,
       documents, g.iri AS group_iri
ORDER BY tasks DESC, group_iri
