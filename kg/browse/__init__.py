"""What `kg` brings to Neo4j Browser: a guide, a style sheet, and saved queries.

`site` makes the files from the store (`guide`, `style`, `saved` one each, with `examples` from
the data), `serve` offers them on this machine, `session` brings up all that `kg browse` needs.

Names and quotes come from documents, so they are hostile: they reach the guide escaped, and
Cypher as literals that hold no sign with a meaning (`cypher`); none reaches the style sheet.
"""
