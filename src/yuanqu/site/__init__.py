"""What every page extends: base page, theme, navigation and the small parts of pages (页面)."""
