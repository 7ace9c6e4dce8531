"""The same indicators on DuckDB, on a Spark cluster and by the independent evaluator."""
