"""What writes the generated modules: facts → classes → text. Run by ``tools/generate.py``."""
