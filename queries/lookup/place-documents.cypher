// The documents of a division, the latest first: what they are, and how many tasks each names.
MATCH (d:Document)-[:IN_DIVISION]->(:Thing {iri: $thing})
OPTIONAL MATCH (d)-[:MENTIONS]->(t:Task)
WITH d, count(DISTINCT t) AS tasks
RETURN d.name AS title, d.document_kind AS kind, d.dated AS dated, tasks,
       d.document_name AS document, d.iri AS title_iri
ORDER BY dated DESC, title, title_iri
