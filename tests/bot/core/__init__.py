"""Tests of what every room speaks in."""
