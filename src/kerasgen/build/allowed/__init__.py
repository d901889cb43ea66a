"""What interpreted code may call outside itself. What is not here is not called, and unknown."""

from __future__ import annotations
