"""Let ``python -m workbench`` do what the ``workbench`` command does."""

from workbench.cli.main import run

if __name__ == "__main__":
    run()
