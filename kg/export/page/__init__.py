"""The page that travels: one file, opened on a still overview; JSON in, SVG and HTML out.

Python prepares what is said (`data`, `tasks`, `overview`, `layout`, `find`) and lays it into
one file (`chunks`, `write`); the scripts beside it draw. No script asks the network for
anything, and none of them writes a text of a document as markup.
"""
