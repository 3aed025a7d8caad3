"""The person picker: in the demo, and nowhere else."""


async def test_outside_the_demo_the_picker_does_not_exist(cast, stranger, ada):
    nowhere = await stranger.get("/api/no/such")

    assert (await stranger.get("/api/demo/people")).content == nowhere.content
    assert (await stranger.post(f"/api/demo/people/{cast.bo}")).content == nowhere.content
    assert (await ada.get("/api/demo/people")).status_code == 404


async def test_in_the_demo_one_can_be_anybody(cast, demo_app, browser):
    visitor = browser(demo_app)

    people = (await visitor.get("/api/demo/people")).json()
    assert {"id": cast.bo, "name": "Bo Tanaka", "organisations": ["Contoso"]} in people

    assert (await visitor.post(f"/api/demo/people/{cast.bo}")).status_code == 204
    me = (await visitor.get("/api/me")).json()
    assert me["user"]["name"] == "Bo Tanaka"
    assert me["demo"] is True


async def test_in_the_demo_nobody_is_somebody_unknown(cast, demo_app, browser):
    assert (await browser(demo_app).post("/api/demo/people/none")).status_code == 404
