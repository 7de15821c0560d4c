"""What stands round the plan: catalogue, cards, bars."""
