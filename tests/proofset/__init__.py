"""The public proofing test set: documents written for it, with every claim and fault labelled."""
