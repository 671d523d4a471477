"""`python -m translaudit`."""

from translaudit.cli import main

main()
