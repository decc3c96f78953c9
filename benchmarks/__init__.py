"""One runnable module per performance promise: ``python -m benchmarks.NAME [--quick] [--json]``."""
