"""The report 工作总结 engine: outlines, prose with figures in it, editions as .docx and as pages."""
