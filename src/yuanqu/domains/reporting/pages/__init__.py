"""The pages of an edition of the work report (工作总结各版的页面)."""
