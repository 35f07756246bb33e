// The relations of one thing that no document states: those of the reviewed registry.
MATCH (x:Thing {iri: $thing})-[r]-(other:Thing)
WHERE size(coalesce(r.claims, [])) = 0 AND r.derived IS NULL AND NOT other:Document AND NOT other:Assessment AND NOT other:Reading AND NOT other:File
  AND NOT type(r) IN ['GOVERNS', 'MEMBER', 'IN_POST', 'POST_IN']  // worked out of documents
WITH startNode(r) AS s, r, endNode(r) AS o
RETURN s.name AS subject, type(r) AS relation, o.name AS object
ORDER BY relation, subject, object
