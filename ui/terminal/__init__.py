"""The commands, and what the command line says and how: answers, help, progress and refusals."""
