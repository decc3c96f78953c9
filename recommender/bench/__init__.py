"""Real data and trained rivals: what words alone are worth beside other people's reactions (``offscreen bench``)."""
