"""Attachments 附件: photos and files that lie with a record as evidence."""
