"""Explicit connectives with their senses (PDTB-3) and their two arguments."""
