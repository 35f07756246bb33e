// title = ["谁和谁共事", "Who works with whom"]
// answers = [
//   "由不同单位牵头和负责的任务（最多显示 80 条路径）。",
//   "Tasks that one unit leads and another answers for or supports (80 paths at most).",
// ]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// together = ["共事", "together", "any"]

// :param editions => null
// :param as_of => null
MATCH together = (a:Unit)-[:LEADS]->(t:Task)<-[r:RESPONSIBLE_FOR|SUPPORTS]-(b:Unit)
WHERE a <> b AND any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
RETURN together
LIMIT 80
