"""An independent brute force of the gap catalogue: plain Python over plain networkx, no code shared with the product."""
