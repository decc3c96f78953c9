"""What sending did and what another policy would have done: estimates from logs, with intervals by person."""
