"""HTTP: reads are resources, writes are doors. Translates, and decides nothing about rooms."""
