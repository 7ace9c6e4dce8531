"""The commands of `yuanqu`, one module each; see invocation.py for how one is written and command.py for the list."""
