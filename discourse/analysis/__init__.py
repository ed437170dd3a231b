"""What every plugin needs, and no plugin may import from another."""
