"""The core: the plan and all thinking about it. Imports no other room, no Qt, no network."""
