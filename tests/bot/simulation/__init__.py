"""Lives through the planner, the dose and a policy."""
