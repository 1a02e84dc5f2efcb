"""The organisation network and what can be asked of it; knows no HTTP and no picture."""

__version__ = "0.1.0"
