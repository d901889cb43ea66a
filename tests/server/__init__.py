"""The language server, through a real client over standard input and output."""
