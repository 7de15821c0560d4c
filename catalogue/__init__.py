"""What can be built: the elements, their bodies and prices. Content and its loader; knows no place."""
