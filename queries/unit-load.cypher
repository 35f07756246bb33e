// title = ["各单位的任务量", "How much each unit carries"]
// answers = [
//   "每个单位牵头、负责、配合多少任务，另有多少是经“各街道”一类的统称而来，所涉任务完成得怎样？表格、清单跟踪的任务与报告、计划里的承诺分开计数。牵头最多的排在最前。",
//   "How many tasks does each unit lead, answer for and support, how many more reach it only through a group such as 各街道, and how do all these tasks stand? What tables and lists track is counted apart from what reports and plans promise. Those that lead most come first.",
// ]
// [parameters.unit]
// type = "name"
// kinds = ["Unit"]
// label = ["只看这个单位", "only this unit"]
// example = "区住建局"
// [parameters]
// goal = "filter"
// document = "filter"
// place = "filter"
// editions = "filter"
// as_of = "filter"
// [columns]
// unit = ["单位", "unit"]
// kind = ["类别", "kind", "kind"]
// led = ["牵头", "leads", "number"]
// responsible = ["负责", "answers for", "number"]
// supported = ["配合", "supports", "number"]
// through_groups = ["经单位组", "through groups", "number"]
// tasks = ["任务合计", "tasks in all", "number"]
// open = ["未了结", "open", "number"]
// exceeded = ["超额", "exceeded", "number"]
// met = ["完成", "met", "number"]
// partly = ["部分完成", "partly met", "number"]
// in_progress = ["推进中", "in progress", "number"]
// not_met = ["未完成", "not met", "number"]
// no_data = ["无数据", "no data", "number"]
// postponed = ["延期", "postponed", "number"]
// cancelled = ["取消", "cancelled", "number"]
// unjudged = ["未评定", "not judged", "number"]
// promises_led = ["牵头的承诺", "promises led", "number"]
// promises = ["承诺合计", "promises in all", "number"]
// unit_iri = ["单位标识", "unit IRI", "id"]

// A task may give a unit several roles, so these do not add up to the tasks; how the tasks stand
// does. What is open is all that is neither exceeded, met nor cancelled.
// :param unit => null
// :param goal => null
// :param document => null
// :param place => null
// :param editions => null
// :param as_of => null
MATCH (t:Task)
WHERE ($goal IS NULL OR EXISTS {
        (t)-[:PART_OF|ADVANCES]->(:Thing)-[:PART_OF*0..]->(:Thing {iri: $goal}) })
  AND ($document IS NULL OR EXISTS { (:Thing {iri: $document})-[:MENTIONS]->(t) })
  AND ($place IS NULL OR EXISTS {
        (t)<-[:MENTIONS]-(:Document)-[:IN_DIVISION]->(:Thing {iri: $place}) })
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
OPTIONAL MATCH (t)-[:HAS_VERDICT]->(v:Verdict)
WITH t, min(last(split(v.iri, '#'))) AS verdict
MATCH (u:Unit)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t)
WHERE $unit IS NULL OR u.iri = $unit
WITH u, t, CASE WHEN t.commitment_kind IS NULL THEN coalesce(verdict, 'unjudged') ELSE 'promised' END AS how,
     collect(DISTINCT CASE
       WHEN any(rule IN coalesce(r.rules, ['']) WHERE rule = '') THEN type(r) END) AS roles
WITH u, count(CASE WHEN how <> 'promised' AND 'LEADS' IN roles THEN 1 END) AS led,
     count(CASE WHEN how <> 'promised' AND 'RESPONSIBLE_FOR' IN roles THEN 1 END) AS responsible,
     count(CASE WHEN how <> 'promised' AND 'SUPPORTS' IN roles THEN 1 END) AS supported,
     count(CASE WHEN how <> 'promised' AND size(roles) = 0 THEN 1 END) AS through_groups,
     count(CASE WHEN how <> 'promised' THEN 1 END) AS tasks,
     count(CASE WHEN NOT how IN ['promised', 'exceeded', 'met', 'cancelled'] THEN 1 END) AS open,
     count(CASE WHEN how = 'exceeded' THEN 1 END) AS exceeded,
     count(CASE WHEN how = 'met' THEN 1 END) AS met,
     count(CASE WHEN how = 'partly' THEN 1 END) AS partly,
     count(CASE WHEN how = 'in_progress' THEN 1 END) AS in_progress,
     count(CASE WHEN how = 'not_met' THEN 1 END) AS not_met,
     count(CASE WHEN how = 'no_data' THEN 1 END) AS no_data,
     count(CASE WHEN how = 'postponed' THEN 1 END) AS postponed,
     count(CASE WHEN how = 'cancelled' THEN 1 END) AS cancelled,
     count(CASE WHEN how = 'unjudged' THEN 1 END) AS unjudged,
     count(CASE WHEN how = 'promised' AND 'LEADS' IN roles THEN 1 END) AS promises_led,
     count(CASE WHEN how = 'promised' THEN 1 END) AS promises
RETURN u.name AS unit, labels(u) AS kind, led, responsible, supported, through_groups, tasks, open,
       exceeded, met, partly, in_progress, not_met, no_data, postponed, cancelled, unjudged,
       promises_led, promises, u.iri AS unit_iri
ORDER BY led DESC, tasks DESC, unit_iri
