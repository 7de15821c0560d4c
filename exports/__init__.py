"""What leaves the house: the proposal, pictures, maps. Says what the core worked out, and decides nothing."""
