"""The demonstration zone's drawn map: a fictional plan of three parks, no survey of any place."""
