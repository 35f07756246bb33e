// One task in the editions of its series, in their order. $tasks: the IRIs of it in each.
MATCH (d:Document)-[:MENTIONS]->(t:Task)
WHERE t.iri IN $tasks
OPTIONAL MATCH (t)-[:HAS_VERDICT]->(v:Verdict)
WITH d, t, min(last(split(v.iri, '#'))) AS verdict
RETURN d.edition AS edition, t.ordinal AS row, t.name AS task,
       COLLECT { MATCH (m:Measurement)-[:REPORTED_BY]->(t) RETURN DISTINCT m.name } AS results,
       verdict,
       COLLECT {
         MATCH (t)-[r:SAME_TASK_AS|SPLIT_FROM|JOINED_FROM|NEW_IN]->(:Thing)
         RETURN DISTINCT r.explanations[0]
       } AS change,
       COLLECT { MATCH (t)-[:MISSING_FROM]->(later:Document) RETURN DISTINCT later.edition } AS gone,
       d.document_name AS document, t.iri AS task_iri
ORDER BY edition, row, task_iri
