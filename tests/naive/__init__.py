"""An independent evaluator: plain Python over rows, which must agree with the engine (独立核算)."""
