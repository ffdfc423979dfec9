"""What people do with a document: propose, lint, validate, test, compare, measure and read it."""
