"""People at a real server: a seeded world, and clients that fold what they are told."""
