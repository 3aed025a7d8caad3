"""The document from which the front end's types come."""

import pytest


@pytest.fixture
async def document(stranger):
    return (await stranger.get("/api/openapi.json")).json()


async def test_outputs_are_documented_as_always_there(document):
    me = document["components"]["schemas"]["Me"]

    assert set(me["required"]) == set(me["properties"])


async def test_every_error_is_documented_as_a_problem(document):
    operations = [o for path in document["paths"].values() for o in path.values()]

    assert operations
    for operation in operations:
        content = operation["responses"]["default"]["content"]
        assert content["application/problem+json"]["schema"]["$ref"].endswith("/Problem")
        assert "400" not in operation["responses"]


async def test_the_pages_are_no_part_of_it(document):
    assert all(path.startswith("/api/") for path in document["paths"])


async def test_no_other_page_of_documentation_is_served(stranger):
    for path in ("/api/pages", "/api/pages/openapi.json", "/schema", "/schema/openapi.json"):
        assert (await stranger.get(path)).status_code == 404
