"""Documents in, statements out.

formats (files → one `Document`) ← language (words) ← layout (what paper did to text)
← extraction (what all readers share) ← kinds (one module a kind of document).
"""
