"""Dispatch 调度: bulletins made of what the procedures say, issued and kept; decisions turned into supervised tasks."""
