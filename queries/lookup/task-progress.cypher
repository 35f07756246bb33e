// The line of the question `progress` that is about one task, with its columns; a test holds both
// to the same rows. From the task itself, so that other tasks cost nothing.
MATCH (t:Task {iri: $task})
WHERE t.commitment_kind IS NULL
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
OPTIONAL MATCH (t)-[h:HAS_VERDICT]->(v:Verdict)
WITH t, min(g.name) AS goal, min(d.document_name) AS document, min(d.dated) AS dated,
     t.due_date AS due,
     min(last(split(v.iri, '#'))) AS verdict, min(coalesce(h.explanations, [])[0]) AS explanation
RETURN t.name AS task, goal,
       COLLECT { MATCH (u:Thing)-[:LEADS]->(t) RETURN DISTINCT u.name } AS leads,
       COLLECT {
         MATCH (u:Thing)-[r:RESPONSIBLE_FOR]->(t)
         WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
         RETURN DISTINCT u.name
       } AS responsible,
       COLLECT { MATCH (t)-[:HAS_TARGET]->(x:Target) RETURN DISTINCT x.name } AS targets,
       COLLECT { MATCH (m:Measurement)-[:REPORTED_BY]->(t) RETURN DISTINCT m.name } AS results,
       verdict, explanation,
       due, dated,
       COLLECT {
         MATCH (t)-[:HAS_TARGET]->(x:Target)-[:OF_INDICATOR]->(i:Indicator)
         RETURN DISTINCT x.iri + '|' + coalesce(toString(x.base_value), '') + '|' +
                coalesce(x.base_unit, '') + '|' + coalesce(x.quantity_kind, '') + '|' +
                coalesce(x.comparator, '') + '|' + coalesce(x.period, '') + '|' + i.name
       } AS target_facts,
       COLLECT {
         MATCH (t)-[:HAS_TARGET]->(x:Target)<-[:ANSWERS]-(m:Measurement)
         RETURN DISTINCT x.iri + '|' + coalesce(toString(m.base_value), '') + '|' +
                coalesce(m.base_unit, '') + '|' + coalesce(m.period, '') + '|' + m.iri
       } AS result_facts,
       COLLECT {
         MATCH (:Document)-[said:MENTIONS]->(t)
         UNWIND range(0, size(said.methods) - 1) AS at
         WITH said, at WHERE said.methods[at] ENDS WITH '/standing'
         RETURN DISTINCT said.columns[at] + '|' + said.value_texts[at]
       } AS stands,
       document, t.ordinal AS row, t.iri AS task_iri
