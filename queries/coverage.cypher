// title = ["阅读情况", "Coverage"]
// answers = [
//   "每份文件有多少句、格读出了陈述，多少只留作原文，多少未采纳？",
//   "How many sentences and cells of each document gave statements, were kept as text, or were rejected?",
// ]
// [columns]
// document = ["文件", "document"]
// kind = ["文件类型", "document kind", "code"]
// title = ["标题", "title"]
// dated = ["日期", "dated"]
// pieces = ["句格", "pieces", "number"]
// stated = ["已陈述", "stated", "number"]
// kept = ["留存原文", "kept as text", "number"]
// rejected = ["未采纳", "rejected", "number"]
// share = ["已陈述比例", "share stated", "number"]
// characters = ["字符", "characters", "number"]
// document_iri = ["文件标识", "document IRI", "id"]

MATCH (d:Document)
WHERE d.pieces_stated IS NOT NULL
WITH d, d.pieces_stated + d.pieces_kept + d.pieces_rejected AS pieces
RETURN d.document_name AS document, d.document_kind AS kind, d.name AS title, d.dated AS dated,
       pieces, d.pieces_stated AS stated, d.pieces_kept AS kept, d.pieces_rejected AS rejected,
       CASE pieces WHEN 0 THEN null ELSE toInteger(1000.0 * d.pieces_stated / pieces) / 1000.0 END
         AS share,
       d.characters AS characters, d.iri AS document_iri
ORDER BY document, document_iri
