"""What is drawn: offline documents from answers given in ids."""
