"""What our numbers are held against: small programs that do the same work in the usual way."""
