"""What operators can say and see: growing the library and watching what works, from the same chat."""
