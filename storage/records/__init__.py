"""Records of people and employers as they are kept, and which part of a case is whose."""
