// title = ["依据", "Evidence"]
// answers = [
//   "关于这个事物，哪些文件在哪个位置、用什么原话说了什么？",
//   "What does each source say about this thing, where, and in which words?",
// ]
// [parameters.thing]
// type = "name"
// required = true
// label = ["单位、任务、目标、指标……", "a unit, task, goal, indicator …"]
// example = "区住建局"
// [parameters.editions]
// type = "choice"
// choices = ["latest", "all"]
// label = ["各系列只看最新一期，或看各期", "the latest edition of each series, or all"]
// [parameters.as_of]
// type = "date"
// label = ["看哪一天时的最新一期", "the latest edition as of which day"]
// example = "2024-09-30"
// [columns]
// subject = ["主体", "subject"]
// relation = ["关系", "relation", "relation"]
// object = ["客体", "object"]
// value_text = ["文中写法", "as written"]
// quote = ["原文", "quote"]
// document = ["文件", "document"]
// page = ["页", "page", "number"]
// line = ["文字行", "line", "number"]
// sheet = ["工作表", "sheet"]
// cell = ["单元格", "cell"]
// paragraph = ["段", "paragraph", "number"]
// row = ["行", "row", "number"]
// column = ["列", "column"]
// start = ["起", "start", "number", "detail"]
// end = ["止", "end", "number", "detail"]
// method = ["读取方法", "method", "id"]
// rule = ["推断规则", "rule", "code"]
// explanation = ["说明", "explanation"]
// claim = ["陈述标识", "claim IRI", "id"]

// What is of one edition itself (a task, a figure, a document) is told whichever edition that is.
// :param thing => 'https://w3id.org/govkg/id/330105/unit/区住建局'
// :param editions => null
// :param as_of => null
MATCH (x:Thing {iri: $thing})-[r]-(:Thing)
WITH x, startNode(r) AS s, r, endNode(r) AS o
UNWIND range(0, size(coalesce(r.claims, [])) - 1) AS i
OPTIONAL MATCH (d:Document {iri: r.documents[i]})
WITH x, s, r, o, i, d
WHERE x:Task OR x:Target OR x:Measurement OR x:Check OR x:Document
   OR ($editions = 'all' OR ((d.superseded_on IS NULL OR d.superseded_on > $as_of)
                           AND coalesce(d.current_from <= $as_of, true)))
RETURN s.name AS subject, type(r) AS relation, o.name AS object,
       CASE r.value_texts[i] WHEN '' THEN null ELSE r.value_texts[i] END AS value_text,
       CASE r.quotes[i] WHEN '' THEN null ELSE r.quotes[i] END AS quote,
       d.document_name AS document,
       CASE r.pages[i] WHEN -1 THEN null ELSE r.pages[i] END AS page,
       CASE r.lines[i] WHEN -1 THEN null ELSE r.lines[i] END AS line,
       CASE r.sheets[i] WHEN '' THEN null ELSE r.sheets[i] END AS sheet,
       CASE r.cells[i] WHEN '' THEN null ELSE r.cells[i] END AS cell,
       CASE r.paragraphs[i] WHEN -1 THEN null ELSE r.paragraphs[i] END AS paragraph,
       CASE r.rows[i] WHEN -1 THEN null ELSE r.rows[i] END AS row,
       CASE r.columns[i] WHEN '' THEN null ELSE r.columns[i] END AS column,
       r.starts[i] AS start, r.ends[i] AS `end`, r.methods[i] AS method,
       CASE r.rules[i] WHEN '' THEN null ELSE r.rules[i] END AS rule,
       CASE r.explanations[i] WHEN '' THEN null ELSE r.explanations[i] END AS explanation,
       r.claims[i] AS claim
ORDER BY document, start, `end`, claim
