"""Other ways to answer the product's questions, against which its measures are taken."""
