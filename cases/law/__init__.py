"""What the law says: clock rules and how they are reckoned, eligibility, who owes wages, how long files stay."""
