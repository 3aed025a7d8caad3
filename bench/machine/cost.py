"""What a process costs, as the kernel counts it."""

import time
from pathlib import Path


def cpu_seconds(pid: int) -> float:
    """Processor time that the process has used, all its threads, user and system."""
    return time.clock_gettime_ns((~pid << 3) | 2) / 1e9  # the clock id of clock_getcpuclockid(3)


def memory_bytes(pid: int) -> int:
    """Proportional set size: its own pages, and its share of those it has in common with others."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise ValueError(f"no Pss of {pid}")
