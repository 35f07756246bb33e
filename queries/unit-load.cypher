// title = ["各单位的任务量", "How much each unit carries"]
// answers = [
//   "每个单位牵头、负责、配合多少任务，另有多少是经“各街道”一类的统称而来，所涉任务完成得怎样？任务最多的排在最前。",
//   "How many tasks does each unit lead, answer for and support, how many more reach it only through a group such as 各街道, and how do all these tasks stand? Heaviest load first.",
// ]
// [columns]
// unit = ["单位", "unit"]
// kind = ["类别", "kind", "kind"]
// led = ["牵头", "leads", "number"]
// responsible = ["负责", "answers for", "number"]
// supported = ["配合", "supports", "number"]
// through_groups = ["经单位组", "through groups", "number"]
// tasks = ["任务合计", "tasks in all", "number"]
// exceeded = ["超额", "exceeded", "number"]
// met = ["完成", "met", "number"]
// in_progress = ["推进中", "in progress", "number"]
// not_met = ["未完成", "not met", "number"]
// no_data = ["无数据", "no data", "number"]
// postponed = ["延期", "postponed", "number"]
// cancelled = ["取消", "cancelled", "number"]
// unit_iri = ["单位标识", "unit IRI", "id"]

MATCH (u:Unit)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t:Task)
WITH u, t, collect(DISTINCT CASE
       WHEN any(rule IN coalesce(r.rules, ['']) WHERE rule = '') THEN type(r) END) AS roles
OPTIONAL MATCH (t)-[:HAS_VERDICT]->(v:Verdict)
WITH u, t, roles, min(last(split(v.iri, '#'))) AS verdict
RETURN u.name AS unit, labels(u) AS kind,
       count(CASE WHEN 'LEADS' IN roles THEN 1 END) AS led,
       count(CASE WHEN 'RESPONSIBLE_FOR' IN roles THEN 1 END) AS responsible,
       count(CASE WHEN 'SUPPORTS' IN roles THEN 1 END) AS supported,
       count(CASE WHEN size(roles) = 0 THEN 1 END) AS through_groups,
       count(DISTINCT t) AS tasks,
       count(CASE WHEN verdict = 'exceeded' THEN 1 END) AS exceeded,
       count(CASE WHEN verdict = 'met' THEN 1 END) AS met,
       count(CASE WHEN verdict = 'in_progress' THEN 1 END) AS in_progress,
       count(CASE WHEN verdict = 'not_met' THEN 1 END) AS not_met,
       count(CASE WHEN verdict = 'no_data' THEN 1 END) AS no_data,
       count(CASE WHEN verdict = 'postponed' THEN 1 END) AS postponed,
       count(CASE WHEN verdict = 'cancelled' THEN 1 END) AS cancelled,
       u.iri AS unit_iri
ORDER BY tasks DESC, led DESC, unit_iri
