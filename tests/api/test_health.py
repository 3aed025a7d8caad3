"""What a load balancer asks."""


async def test_a_running_process_is_live_and_ready(stranger):
    assert (await stranger.get("/health/live")).json() == {"status": "live"}
    assert (await stranger.get("/health/ready")).json() == {"status": "ready"}


async def test_a_process_that_is_ending_is_live_but_not_ready(stranger, services):
    services.stopping.set()

    assert (await stranger.get("/health/live")).status_code == 200
    assert (await stranger.get("/health/ready")).status_code == 503
