"""Laws of the pure core, tried on inputs that nobody chose."""
