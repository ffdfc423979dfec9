"""What is mapped: records made of what Factorial keeps, sends along with a sync or exports to files."""
