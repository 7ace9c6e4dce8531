"""The machines of the house: they know no office by name and read registries only."""
