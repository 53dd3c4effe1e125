"""What is likely to tell of somebody: names and numbers by their looks, whoever they are of."""
