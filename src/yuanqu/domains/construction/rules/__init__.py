"""What the ledgers of project construction are held to (项目建设审核): one file a subject."""
