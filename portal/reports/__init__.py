"""Facts across rooms, by query over summary rows; never by loading rooms."""
