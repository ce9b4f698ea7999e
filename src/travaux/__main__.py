"""`python -m travaux`: the command line."""

from travaux.cli import main

main()
