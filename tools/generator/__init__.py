"""
What writes the generated modules: facts → classes → text. Run by ``tools/generate.py``.

``names``, ``classes`` and ``printing`` know no API. ``facts`` reads those of Factorial, ``factorial`` makes classes of
them, ``tables`` and ``reference`` are the files about all domains, ``by_hand`` is what stands beside them.
"""
