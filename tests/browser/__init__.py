"""The product as people meet it: a real server, a real browser, two people at once."""
