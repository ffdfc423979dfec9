"""The command line: what it offers and how it shows things. Needs the extra ``cli``."""
