"""How analyses are found, ordered and run."""
