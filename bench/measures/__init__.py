"""What is measured, a name each: `run(budget)` yields its figures."""
