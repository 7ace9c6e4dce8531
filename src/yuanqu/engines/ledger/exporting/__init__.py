"""Exporting 导出: templates to fill in, and records as workbooks and CSV that import again without a change."""
