"""What writes typed modules of an OData API? Facts in, classes out, text of them; it needs nothing of the library."""
