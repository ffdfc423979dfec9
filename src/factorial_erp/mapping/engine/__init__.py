"""How a record becomes a posting: sources asked in order, decisions remembered, lines drafted."""
