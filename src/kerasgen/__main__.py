"""`python -m kerasgen`: the same as the command `kerasgen`."""

from __future__ import annotations

from kerasgen.cli import main

if __name__ == "__main__":
    main(prog_name="kerasgen")
