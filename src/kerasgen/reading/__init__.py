"""Python source to facts: scopes, what a name means, where a value can come from."""

from __future__ import annotations
