// What each source says of one thing, with the method of each claim: the rules that read it.
MATCH (x:Thing {iri: $thing})-[r]-(:Thing)
WITH startNode(r) AS s, r, endNode(r) AS o
UNWIND range(0, size(coalesce(r.claims, [])) - 1) AS i
OPTIONAL MATCH (d:Document {iri: r.documents[i]})
RETURN s.name AS subject, type(r) AS relation, o.name AS object,
       CASE r.value_texts[i] WHEN '' THEN null ELSE r.value_texts[i] END AS value_text,
       coalesce(s.period, o.period) AS period,
       r.methods[i] AS method,
       CASE r.rules[i] WHEN '' THEN null ELSE r.rules[i] END AS rule,
       CASE r.explanations[i] WHEN '' THEN null ELSE r.explanations[i] END AS explanation,
       CASE r.quotes[i] WHEN '' THEN null ELSE r.quotes[i] END AS quote,
       d.document_name AS document,
       CASE r.rows[i] WHEN -1 THEN null ELSE r.rows[i] END AS row,
       CASE r.columns[i] WHEN '' THEN null ELSE r.columns[i] END AS column,
       r.starts[i] AS start, r.ends[i] AS `end`
ORDER BY document, start, `end`, relation, subject, object
