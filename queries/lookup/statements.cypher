// How many statements of each kind one document makes, and how many were inferred from it.
MATCH (:Thing)-[r]->(:Thing)
WHERE $document IN coalesce(r.documents, [])
UNWIND [i IN range(0, size(r.claims) - 1) WHERE r.documents[i] = $document] AS i
RETURN type(r) AS relation, count(CASE WHEN r.rules[i] = '' THEN 1 END) AS stated,
       count(CASE WHEN r.rules[i] <> '' THEN 1 END) AS inferred
ORDER BY relation
