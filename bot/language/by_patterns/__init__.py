"""A language that is read by patterns of its folder alone, in ``reading.yaml`` and ``requests.yaml``."""
