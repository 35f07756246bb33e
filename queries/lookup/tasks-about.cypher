// The tasks that a table or list tracks and that name a thing, or are there for it.
MATCH (t:Task)-[:CONCERNS|ADVANCES]->(:Thing {iri: $thing})
WHERE t.commitment_kind IS NULL
RETURN DISTINCT t.iri AS task
ORDER BY task
