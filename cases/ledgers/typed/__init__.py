"""From what stands in a cell to typed text: days, sums, names and the codes of our lists."""
