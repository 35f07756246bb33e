// title = ["桥梁单位", "Bridges"]
// answers = [
//   "哪些单位连接着除此之外没有共同任务的单位？“隔开”为2以上的，一旦缺位，名单所列单位与其余单位就不再有任何共同任务。",
//   "Which units connect others that otherwise share nothing? Where 'separates' is 2 or more, the listed units would share no task with the rest, directly or through others, if this one were gone.",
// ]
// then = "bridges"
// [parameters.top]
// type = "integer"
// default = 10
// label = ["最多列出几个", "at most so many"]
// [parameters.include_inferred]
// type = "boolean"
// default = false
// label = ["把“各街道”等单位组展开为成员", "count the members of groups such as 各街道 one by one"]
// [parameters]
// editions = "filter"
// as_of = "filter"
// [columns]
// unit = ["单位", "unit"]
// separates = ["隔开", "separates", "number"]
// cut_off = ["被隔开的单位", "units cut off", "list"]
// tasks = ["任务", "tasks", "number"]
// partners = ["搭档", "partners", "number"]
// betweenness = ["中介度", "betweenness", "number"]
// unit_iri = ["单位标识", "unit IRI", "id"]

// The rows are the edges of the graph of units and tasks; articulation points and
// betweenness are then computed by kg.answer.graph.bridges.
// :param include_inferred => false
// :param editions => null
// :param as_of => null
MATCH (u:Unit)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t:Task)
WHERE ($include_inferred OR any(rule IN coalesce(r.rules, ['']) WHERE rule = ''))
  AND ($editions = 'all' OR EXISTS {
        MATCH (t)<-[:MENTIONS]-(e:Document)
        WHERE (e.superseded_on IS NULL OR e.superseded_on > $as_of)
          AND coalesce(e.current_from <= $as_of, true) })
RETURN DISTINCT u.iri AS unit_iri, u.name AS unit, t.iri AS task_iri
ORDER BY unit_iri, task_iri
