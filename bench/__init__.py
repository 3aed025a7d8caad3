"""Measurements of the product beside references: the same rows, the same durability, the same bytes.

Knows the product as its users do, and a few of its parts by name; refuses to know the tests.
"""
