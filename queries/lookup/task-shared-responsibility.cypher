// The line of the question `shared-responsibility` that is about one task, with its columns; a
// test holds both to the same rows. From the task itself, so that other tasks cost nothing.
MATCH (t:Task {iri: $task})<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(u:Thing)
WHERE any(rule IN coalesce(r.rules, ['']) WHERE rule = '')
WITH t, collect(DISTINCT u) AS actors,
     collect(DISTINCT CASE WHEN type(r) = 'LEADS' THEN u.name END) AS leads
WHERE size(actors) > 1
OPTIONAL MATCH (t)-[:PART_OF]->(g:Goal)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
WITH t, actors, leads, min(g.name) AS goal, min(d.document_name) AS document
RETURN t.name AS task, goal, leads,
       [a IN actors WHERE a:Unit | a.name] AS units,
       [a IN actors WHERE a:UnitGroup | a.name] AS groups,
       size([a IN actors WHERE a:Unit]) AS unit_count,
       document, t.ordinal AS row, t.iri AS task_iri
