"""The pages on which a zone composes its own indicators and looks at them."""
