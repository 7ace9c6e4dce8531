"""The ledgers of party building (党建台账), one file each: the record, then its declaration, then its procedure."""
