// The lines of the question `checks` that are about one task, with its columns; a test holds both
// to the same rows. From the task itself, so that other tasks cost nothing.
MATCH (t:Task {iri: $task})-[h:HAS_CHECK]->(c:Check)
OPTIONAL MATCH (d:Document)-[:MENTIONS]->(t)
WITH t, h, c, min(d.document_name) AS document
RETURN c.agrees AS agrees, c.check_kind AS check, c.stated AS stated,
       c.recomputed AS recomputed, c.expression AS expression,
       CASE WHEN coalesce(h.explanations, [''])[0] <> '' THEN h.explanations[0] END AS explanation,
       t.name AS task,
       COLLECT { MATCH (u:Thing)-[:LEADS]->(t) RETURN DISTINCT u.name } AS leads,
       CASE WHEN coalesce(h.quotes, [''])[0] <> '' THEN h.quotes[0] END AS quote,
       document, t.ordinal AS row, t.iri AS task_iri, c.iri AS check_iri
ORDER BY agrees, document, row, check_iri
