"""What work safety states (安全生产指标)."""
