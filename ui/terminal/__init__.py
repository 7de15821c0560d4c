"""What the command line says and how: answers, help, progress and refusals. The commands are in ``ui.command_line``."""
