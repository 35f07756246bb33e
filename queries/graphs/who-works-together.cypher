// title = ["谁和谁共事", "Who works with whom"]
// answers = [
//   "由不同单位牵头和负责的任务（最多显示 80 条路径）。",
//   "Tasks that one unit leads and another answers for or supports (80 paths at most).",
// ]
// [columns]
// together = ["共事", "together", "any"]

MATCH together = (a:Unit)-[:LEADS]->(:Task)<-[r:RESPONSIBLE_FOR|SUPPORTS]-(b:Unit)
WHERE a <> b AND any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
RETURN together
LIMIT 80
