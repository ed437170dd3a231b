"""What a document is: spans, annotations, layers, the document itself, and its saved form."""
