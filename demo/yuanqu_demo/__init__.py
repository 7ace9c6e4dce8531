"""The demonstration zone 演示园区: fictional in every name, made from a seed, kept as departments keep their ledgers.

Nothing here writes to the database: the zone is a folder of workbooks and CSV files, loaded by the same import as
anyone's. The told story (``told.json``) makes the records give the figures of one real half-year; another seed
draws another story.
"""
