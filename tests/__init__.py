"""Tests; folders are suites, named as `bin/test` names them."""
