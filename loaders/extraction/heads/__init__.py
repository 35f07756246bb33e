"""The parts of a document's head, one module each; put together in `loaders.extraction.front`."""
