"""The command line: one file per command group, and the only place that prints and exits."""
