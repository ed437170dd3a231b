"""From bytes to texts: encodings, tables and web pages."""
