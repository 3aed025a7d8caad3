"""The live door of a real server: joining, falling behind, being closed, being lied to."""
