// title = ["各项目标的进展", "How the goals stand"]
// answers = [
//   "每项目标（类别）有多少任务、多少牵头单位，任务完成得怎样？未了结的任务最多的排在最前。",
//   "How many tasks and lead units does each goal (category) have, and how do its tasks stand? Most open tasks first.",
// ]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// goal = ["目标", "goal"]
// tasks = ["任务", "tasks", "number"]
// lead_units = ["牵头单位", "lead units", "number"]
// open = ["未了结", "open", "number"]
// exceeded = ["超额", "exceeded", "number"]
// met = ["完成", "met", "number"]
// partly = ["部分完成", "partly met", "number"]
// in_progress = ["推进中", "in progress", "number"]
// not_met = ["未完成", "not met", "number"]
// no_data = ["无数据", "no data", "number"]
// postponed = ["延期", "postponed", "number"]
// cancelled = ["取消", "cancelled", "number"]
// goal_iri = ["目标标识", "goal IRI", "id"]

// What a table tracks; promises of reports and plans have dropped-commitments.
// :param editions => null
// :param as_of => null
MATCH (t:Task)-[:PART_OF]->(g:Goal)
WHERE t.commitment_kind IS NULL
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH (t)-[:HAS_VERDICT]->(v:Verdict)
WITH g, t, min(last(split(v.iri, '#'))) AS verdict
WITH g, count(DISTINCT t) AS tasks,
     count(CASE WHEN verdict = 'exceeded' THEN 1 END) AS exceeded,
     count(CASE WHEN verdict = 'met' THEN 1 END) AS met,
     count(CASE WHEN verdict = 'partly' THEN 1 END) AS partly,
     count(CASE WHEN verdict = 'in_progress' THEN 1 END) AS in_progress,
     count(CASE WHEN verdict = 'not_met' THEN 1 END) AS not_met,
     count(CASE WHEN verdict = 'no_data' THEN 1 END) AS no_data,
     count(CASE WHEN verdict = 'postponed' THEN 1 END) AS postponed,
     count(CASE WHEN verdict = 'cancelled' THEN 1 END) AS cancelled
RETURN g.name AS goal, tasks,
       COUNT {
         MATCH (u:Unit)-[:LEADS]->(x:Task)-[:PART_OF]->(g)
         WHERE x.commitment_kind IS NULL
           AND ($editions = 'all' OR EXISTS {
                 MATCH (x)<-[:MENTIONS]-(e:Document)
                 WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
                   AND coalesce(e.current_from <= $as_of, true) })
         RETURN DISTINCT u
       } AS lead_units,
       tasks - exceeded - met - cancelled AS open,
       exceeded, met, partly, in_progress, not_met, no_data, postponed, cancelled,
       g.iri AS goal_iri
ORDER BY open DESC, tasks DESC, goal_iri
