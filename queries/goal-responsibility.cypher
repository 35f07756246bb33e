// title = ["各目标由哪些单位负责", "Which units share responsibility for which goals"]
// answers = [
//   "每项目标（表格的类别、战略及其组成、专项行动、报告的方面）由哪些单位牵头、负责、配合，各有几项任务，任务完成得怎样，哪两个单位共担最多？指定一项目标，则逐级列出其下的目标和任务。表格、清单跟踪的任务与报告、计划里的承诺分开计数。未了结的任务最多的排在最前。",
//   "Which units lead, answer for and support each goal (category of a table, strategy and its parts, programme, front of a report), with how many tasks each, how do these stand, and which two units share most? With a goal: it, the goals below it, and the tasks of each. What tables and lists track is counted apart from what reports and plans promise. Most open tasks first.",
// ]
// then = "goal_responsibility"
// [parameters.goal]
// type = "name"
// kinds = ["Goal", "Programme"]
// label = ["这项目标，连同其下的目标和任务", "this goal, with the goals and tasks below it"]
// example = "生态环境"
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// goal = ["目标", "goal"]
// level = ["层级", "level", "number"]
// task = ["任务", "task"]
// verdict = ["完成情况", "verdict", "verdict"]
// kind = ["类别", "kind", "kind"]
// tasks = ["任务数", "tasks", "number"]
// leads = ["牵头", "leads", "counted"]
// lead_tasks = ["牵头的任务数", "tasks led", "counts"]
// responsible = ["负责", "answer for it", "counted"]
// responsible_tasks = ["负责的任务数", "tasks answered for", "counts"]
// supports = ["配合", "support it", "counted"]
// support_tasks = ["配合的任务数", "tasks supported", "counts"]
// groups = ["单位组", "groups", "list"]
// through_groups = ["经单位组", "only through groups", "list"]
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
// pairs = ["共担最多", "share most", "list"]
// promises = ["承诺", "promises", "number"]
// promise_units = ["承诺的单位", "units of promises", "list"]
// goal_iri = ["目标标识", "goal IRI", "id"]
// task_iri = ["任务标识", "task IRI", "id"]

// The rows are the goals with the goals right above each, their own tasks, and the units of these
// (each with its IRI first): by role, the groups, and the units that are in it through a group.
// kg.answer.responsibility counts the tasks up the goals.
// :param goal => null
// :param editions => null
// :param as_of => null
MATCH (g:Thing)
WHERE (g:Goal OR g:Programme)
  AND ($goal IS NULL OR EXISTS { (g)-[:PART_OF*0..]->(:Thing {iri: $goal}) })
OPTIONAL MATCH (g)-[:PART_OF]->(above:Thing)
WITH g, collect(DISTINCT above.iri) AS above
OPTIONAL MATCH (t:Task)-[:PART_OF|ADVANCES]->(g)
WHERE ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
WITH DISTINCT g, above, t
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
OPTIONAL MATCH (t)-[:HAS_VERDICT]->(v:Verdict)
WITH g, above, t, min(d.document_name) AS document, min(last(split(v.iri, '#'))) AS verdict
OPTIONAL MATCH (u:Thing)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t)
WITH g, above, t, document, verdict, u.iri + ' ' + u.name AS who,
     CASE WHEN u:UnitGroup THEN 'group'
          WHEN any(rule IN coalesce(r.rules, ['']) WHERE rule = '') THEN type(r)
          ELSE 'through' END AS part
RETURN g.iri AS goal_iri, g.name AS goal, labels(g) AS kind, above, t.iri AS task_iri,
       t.name AS task, t.ordinal AS row, document, verdict,
       t.commitment_kind IS NOT NULL AS promised,
       collect(DISTINCT CASE part WHEN 'LEADS' THEN who END) AS leads,
       collect(DISTINCT CASE part WHEN 'RESPONSIBLE_FOR' THEN who END) AS responsible,
       collect(DISTINCT CASE part WHEN 'SUPPORTS' THEN who END) AS supports,
       collect(DISTINCT CASE part WHEN 'group' THEN who END) AS groups,
       collect(DISTINCT CASE part WHEN 'through' THEN who END) AS through_groups
ORDER BY goal_iri, task_iri
