"""From a file to sentences: the core's own readers and annotators."""
