// title = ["战略及其组成", "A strategy and its parts"]
// answers = [
//   "这个战略由哪些部分组成，应有几个、文件列出几个，哪些文件提到，哪些任务和单位在推进？",
//   "Which parts does this strategy have, how many should there be and how many are listed, which documents name them, which tasks and units advance them?",
// ]
// [parameters.strategy]
// type = "name"
// kinds = ["Goal", "Programme"]
// required = true
// label = ["战略、目标或专项行动", "a strategy, goal or programme"]
// example = "1411"
// [parameters.editions]
// type = "choice"
// choices = ["latest", "all"]
// label = ["各系列只看最新一期，或看各期", "the latest edition of each series, or all"]
// [parameters.as_of]
// type = "date"
// label = ["看哪一天时的最新一期", "the latest edition as of which day"]
// example = "2024-09-30"
// [columns]
// level = ["层级", "level", "number"]
// part = ["名称", "part"]
// kind = ["类别", "kind", "kind"]
// parent = ["上级", "parent"]
// stated = ["应有部分", "parts stated", "number"]
// listed = ["列出部分", "parts listed", "number"]
// unlisted = ["未列明", "not listed"]
// documents = ["提到的文件", "documents", "list"]
// tasks = ["推进的任务", "tasks", "number"]
// units = ["推进的单位", "units", "list"]
// part_iri = ["标识", "IRI", "id"]

// :param strategy => 'https://w3id.org/govkg/id/330105/thing/“1411”战略体系'
// :param editions => null
// :param as_of => null
MATCH path = (x:Thing)-[:PART_OF*0..8]->(s:Thing {iri: $strategy})
WHERE NOT x:Task
WITH x, min(length(path)) AS level
OPTIONAL MATCH (x)-[:PART_OF]->(above:Thing)-[:PART_OF*0..8]->(:Thing {iri: $strategy})
WITH x, level, CASE level WHEN 0 THEN null ELSE min(above.name) END AS parent
RETURN level, x.name AS part, labels(x) AS kind, parent, x.stated_parts AS stated,
       COUNT { MATCH (y:Thing)-[:PART_OF]->(x) WHERE NOT y:Task RETURN DISTINCT y } AS listed,
       x.unlisted AS unlisted,
       COLLECT { MATCH (d:Document)-[:MENTIONS]->(x) RETURN DISTINCT d.document_name } AS documents,
       COUNT {
         MATCH (t:Task)-[:ADVANCES|CONCERNS|PART_OF]->(x)
         WHERE ($editions = 'all' OR EXISTS {
                 MATCH (t)<-[:MENTIONS]-(e:Document)
                 WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
                   AND coalesce(e.current_from <= $as_of, true) })
         RETURN DISTINCT t
       } AS tasks,
       COLLECT {
         MATCH (u:Unit)-[:ADVANCES]->(x) RETURN u.name
         UNION
         MATCH (u:Unit)-[:LEADS]->(t:Task)-[:ADVANCES|CONCERNS|PART_OF]->(x)
         WHERE ($editions = 'all' OR EXISTS {
                 MATCH (t)<-[:MENTIONS]-(e:Document)
                 WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
                   AND coalesce(e.current_from <= $as_of, true) })
         RETURN u.name
       } AS units,
       x.iri AS part_iri
ORDER BY level, parent, part_iri
