"""Reading as a pure function, and those who call it: processes here, a cluster elsewhere."""
