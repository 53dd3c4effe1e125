"""Who of several respondents answers for what is claimed, in which order and by which article."""
