"""What a value is: words, days, sums, numbers, codes. It knows nothing of cases."""
