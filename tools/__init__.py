"""What developers run beside the product: nothing here is imported by it or shipped with it."""
