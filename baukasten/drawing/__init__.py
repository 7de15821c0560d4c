"""Plan, findings and shade as primitives that any painter can put on screen or paper."""
