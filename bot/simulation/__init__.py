"""Weeks of lives through the planner, the dose and the policy that send; nothing is sent and no database is needed."""
