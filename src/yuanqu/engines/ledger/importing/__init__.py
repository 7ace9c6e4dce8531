"""Importing 导入: a workbook as departments keep it, read, explained cell by cell, previewed, written in one piece."""
