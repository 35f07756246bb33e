// title = ["未完成的任务找谁", "Whom to ask about what is not met"]
// answers = [
//   "未完成、延期、取消的任务，谁牵头、谁负责。",
//   "Tasks not met, postponed or cancelled, and who leads and answers for them.",
// ]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// verdict = ["评定", "verdict", "any"]
// role = ["角色", "role", "any"]

// :param editions => null
// :param as_of => null
MATCH verdict = (t:Task)-[:HAS_VERDICT]->(v:Verdict)
WHERE last(split(v.iri, '#')) IN ['not_met', 'postponed', 'cancelled']
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH role = (:Thing)-[r:LEADS|RESPONSIBLE_FOR]->(t)
WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
RETURN verdict, role
