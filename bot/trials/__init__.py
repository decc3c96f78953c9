"""Trials: what their files say, who gets into which cohort, and what chance decides. Pure; knows no rows."""
