"""What plan and supervision are held to (计划与督办审核), one file a subject."""
