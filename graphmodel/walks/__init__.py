"""Walks: what lies around a record, and which way leads from one to another, over live ties of any direction."""
