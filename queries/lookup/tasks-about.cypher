// The tasks that a table or list tracks and that are about a thing: they name it, are there for it,
// or carry out what a report promised of it.
MATCH (said:Task)-[:CONCERNS|ADVANCES]->(:Thing {iri: $thing})
OPTIONAL MATCH (row:Task)-[:FOLLOWS]->(said)
UNWIND [said, row] AS t
WITH t
WHERE t.commitment_kind IS NULL
RETURN DISTINCT t.iri AS task
ORDER BY task
