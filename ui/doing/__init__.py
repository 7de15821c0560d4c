"""What the commands of the window do; ``ui.actions`` lists them all."""
