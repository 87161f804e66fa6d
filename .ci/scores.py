#!/usr/bin/env python3
"""Runs the scorers of ../shared/eval over the release build, prints what they print, and fails below the floors in .ci/floors.tsv.

A floor is a line `scorer<TAB>figure<TAB>least or most<TAB>value`; the figure is the text before the number in the scorer's output.
Raise a floor when a change gains; never lower one without saying why in the commit."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PROGRAM = str(ROOT / "target/release/crosscheck")
DATA = str(SHARED / "data")
COMPARE = ["--", PROGRAM, "compare", "--format", "json"]
CLAIMS = ["--", PROGRAM, "claims", "--format", "json"]
# The sets that nothing was tuned on stand first.
RUNS = {
    "stories": ["score.py", f"{DATA}/stories", *COMPARE],
    "news-gold-2": ["score.py", f"{DATA}/news-gold-2", *COMPARE],
    "gate": ["gate_score.py", f"{DATA}/gate", "--", PROGRAM],
    "score": ["score.py", f"{DATA}/news-gold", *COMPARE],
    "align": ["align_score.py", f"{DATA}/event-alignment", *COMPARE],
    "values": ["values_score.py", f"{DATA}/recognizers-text", "--skip", str(ROOT / ".ci/values-skip.tsv"), *CLAIMS],
    "attribution": ["attribution_score.py", f"{DATA}/attribution/dev.jsonl", *CLAIMS],
    "who": [str(ROOT / ".ci/who_gold.py"), PROGRAM],
    "extraction": ["extraction_score.py", f"{DATA}/article-extraction", "--", PROGRAM, "compare", "--dump-text"],
}


def figure(output, name):
    """The number behind `name`: `12/30 = 0.400`, `F1 0.482` or a bare number."""
    found = re.search(re.escape(name) + r"\s+(?:\d+/\d+ = )?(\d+\.\d+)", output)
    return float(found[1]) if found else None


def main():
    floors = [
        line.split("\t")
        for line in (ROOT / ".ci/floors.tsv").read_text().splitlines()
        if line.strip() and not line.startswith("#")
    ]
    failed = []
    for scorer, arguments in RUNS.items():
        print(f"\n-- {scorer}", flush=True)
        ran = subprocess.run([sys.executable, str(SHARED / "eval" / arguments[0]), *arguments[1:]], capture_output=True, text=True)
        print(ran.stdout + ran.stderr[-2000:], flush=True)
        if ran.returncode:
            failed.append(f"{scorer}: exit {ran.returncode}")
        for name, bound, value in (floor[1:] for floor in floors if floor[0] == scorer):
            got = figure(ran.stdout, name)
            if got is None:
                failed.append(f"{scorer}: no figure `{name}` in the output")
            elif (got < float(value)) if bound == "least" else (got > float(value)):
                failed.append(f"{scorer}: {name} is {got}, {bound} {value}")
    for fault in failed:
        print("BELOW FLOOR", fault)
    sys.exit(bool(failed))


main()
