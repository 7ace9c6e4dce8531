"""The pages of procedures: the block on a record's page, a move's form, to-dos, messages (页面)."""
