"""Laws over all features, generated from the code and tried at a real server."""
