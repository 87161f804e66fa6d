#!/usr/bin/env python3
"""Holds the licences of all dependencies against the list of deny.toml, and their sources against crates.io.

    licences.py

Needs cargo and python3.11 alone. A crate passes when one of the alternatives of its licence expression is on the list with
everything it asks for. Exit 1 when one does not pass; `cargo deny check` holds more where it is installed."""
import json
import pathlib
import re
import subprocess
import sys
import tomllib

CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"


def tokens(expression):
    """An SPDX expression in pieces; "MIT/Apache-2.0" is how it was written once."""
    return re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))


def passes(expression, allowed):
    """Whether the list allows the expression: OR takes one side, AND both; WITH belongs to the licence before it."""
    rest = tokens(expression)

    def either():
        found = both()
        while rest[:1] == ["OR"]:
            rest.pop(0)
            found = both() or found
        return found

    def both():
        found = one()
        while rest[:1] == ["AND"]:
            rest.pop(0)
            found = one() and found
        return found

    def one():
        if not rest:
            return False
        name = rest.pop(0)
        if name == "(":
            found = either()
            closed = rest[:1] == [")"]
            del rest[:1]
            return found and closed
        if rest[:1] == ["WITH"]:
            name = f"{name} WITH {rest[1] if len(rest) > 1 else ''}"
            del rest[:2]
        return name in allowed

    return either() and not rest


def self_check():
    allowed = {"MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"}
    right = ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(GPL-3.0 OR MIT) AND Zlib", "Apache-2.0 WITH LLVM-exception"]
    wrong = ["", "GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0", "(MIT", "MIT AND", "MIT OR Zlib )", "(GPL-3.0 OR MIT) AND BSD-3-Clause"]
    assert all(passes(one, allowed) for one in right)
    assert not any(passes(one, allowed) for one in wrong)


def main():
    self_check()
    root = pathlib.Path(__file__).resolve().parent.parent
    allowed = set(tomllib.loads((root / "deny.toml").read_text(encoding="utf-8"))["licenses"]["allow"])
    command = ["cargo", "metadata", "--format-version", "1", "--all-features", "--locked"]
    run = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if run.returncode != 0:
        sys.exit(f"licences.py: {' '.join(command)}: {run.stderr.decode('utf-8', 'replace').strip()}")
    packages = json.loads(run.stdout)["packages"]
    wrong = []
    for package in packages:
        name = f"{package['name']} {package['version']}"
        licence = package["license"] or ""
        if not passes(licence, allowed):
            wrong.append(f"{name}: licence {licence or 'none told'!r} is not in deny.toml")
        if package["source"] not in (None, CRATES_IO):
            wrong.append(f"{name}: comes from {package['source']}, expected crates.io")
    for line in wrong:
        print(line)
    print(f"{len(packages)} crates, {len(wrong)} with a licence or source that deny.toml does not allow")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
