"""Screen time as devices tell it: events in, sessions and rules, moments out."""
