"""`python -m yuanqu`: the same as the command `yuanqu`."""

from yuanqu.config.command import main

if __name__ == "__main__":
    main()
