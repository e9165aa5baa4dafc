"""Chinese–English translation and glossary workbench, on the user's own machine."""

__version__ = "0.1.0"
