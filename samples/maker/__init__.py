"""Makes the sample years from the tables beside it; see samples/README.md."""
