"""Ties: who is linked to whom, and what holds the network of ties together."""
