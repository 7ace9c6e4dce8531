"""Indicators 指标: declared measures over records, evaluated in one fused scan per ledger into Figures."""
