"""What is hidden in narratives."""
