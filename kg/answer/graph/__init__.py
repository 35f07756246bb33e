"""Questions of graph theory, by networkx, on the graph of units, tasks and goals."""
