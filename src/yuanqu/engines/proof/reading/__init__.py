"""Drafts taken apart into text (文稿读取): .docx, .doc and .wps, .txt and .md."""
