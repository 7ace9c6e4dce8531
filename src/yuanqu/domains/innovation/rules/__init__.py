"""What the ledgers of science and innovation are held to (科技创新审核), one file a family."""
