"""`python -m rashomon`: the program, where its command is not on the path."""

from rashomon.surfaces.cli import main

if __name__ == "__main__":
    main()
