"""What land use efficiency states (土地效益指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.land.indicators import reuse, renting, clean_up, yields

__all__ = ("clean_up", "renting", "reuse", "yields")
