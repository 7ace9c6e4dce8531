"""The procedure engine: moves that carry a record from state to state, under rights, guards and clocks (流程)."""
