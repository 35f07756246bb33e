"""RDF ⇄ property graph, without loss, and the property graph looked up."""
