// title = ["项目的来龙去脉", "What became of each project"]
// answers = [
//   "每个项目（工程、道路、园区、场馆、平台）在哪份文件里列入了任务、开工、完成，原话怎么说，谁牵头、谁负责？多份文件都说到的排在最前。",
//   "In which document is each project (works, roads, parks, buildings, platforms) a task, begun or finished, in which words, and who leads and answers? Those told of in several documents come first.",
// ]
// [parameters.project]
// type = "name"
// kinds = ["Project", "Place", "Institution", "Platform"]
// label = ["只看这个项目", "only this project"]
// example = "大运河亚运公园"
// [parameters.place]
// type = "name"
// kinds = ["Division"]
// label = ["只看这个地区的文件", "only this division's documents"]
// example = "拱墅区"
// [parameters.editions]
// type = "choice"
// choices = ["latest", "all"]
// label = ["表格、清单的各期只看最新一期（报告、总结各年都看），或看各期", "of tables and lists the latest edition (of reports every year), or all"]
// [parameters.as_of]
// type = "date"
// label = ["看哪一天时的最新一期", "the latest edition as of which day"]
// example = "2024-09-30"
// [columns]
// project = ["项目", "project"]
// kind = ["类别", "kind", "kind"]
// said = ["说的是", "what is said", "relation"]
// words = ["原话或任务", "words or task"]
// verdict = ["完成情况", "verdict", "verdict"]
// leads = ["牵头", "leads", "list"]
// responsible = ["负责", "responsible", "list"]
// dated = ["日期", "dated"]
// document = ["文件", "document"]
// documents = ["说到它的文件数", "documents that name it", "number"]
// start = ["起", "start", "number", "detail"]
// end = ["止", "end", "number", "detail"]
// claim = ["陈述标识", "claim IRI", "id"]
// project_iri = ["标识", "IRI", "id"]

// A report of another year tells of another year; of a table the latest edition says all.
// :param project => null
// :param place => null
// :param editions => null
// :param as_of => null
MATCH (s:Thing)-[r:CONCERNS|ADVANCES|LAUNCHED|COMPLETED]->(p:Thing)
WHERE (p:Project OR p:Place OR p:Institution OR p:Platform)
  AND ($project IS NULL OR p.iri = $project)
UNWIND range(0, size(coalesce(r.claims, [])) - 1) AS i
WITH s, r, p, i, r.documents[i] AS source
MATCH (d:Document {iri: source})
WHERE ($place IS NULL OR EXISTS { (d)-[:IN_DIVISION]->(:Thing {iri: $place}) })
  AND ($editions = 'all' OR d.document_kind IN ['work_report', 'review']
       OR ((d.superseded_on IS NULL OR d.superseded_on > $as_of)
           AND coalesce(d.current_from <= $as_of, true)))
RETURN p.name AS project, labels(p) AS kind, type(r) AS said,
       CASE WHEN s:Task THEN s.name ELSE r.quotes[i] END AS words,
       CASE WHEN s:Task THEN COLLECT {
         MATCH (s)-[:HAS_VERDICT]->(v:Verdict) RETURN last(split(v.iri, '#'))
       }[0] END AS verdict,
       COLLECT { MATCH (u:Thing)-[:LEADS]->(s) WHERE s:Task RETURN DISTINCT u.name } AS leads,
       COLLECT {
         MATCH (u:Thing)-[a:RESPONSIBLE_FOR]->(s)
         WHERE s:Task AND any(rule IN coalesce(a.rules, ['']) WHERE rule = '')
         RETURN DISTINCT u.name
       } AS responsible,
       d.dated AS dated, d.document_name AS document,
       COUNT { MATCH (o:Document)-[:MENTIONS]->(p) RETURN DISTINCT o } AS documents,
       r.starts[i] AS start, r.ends[i] AS `end`, r.claims[i] AS claim, p.iri AS project_iri
ORDER BY documents DESC, project_iri, dated, document, start, `end`, claim
