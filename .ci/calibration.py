#!/usr/bin/env python3
"""Calibration of certainty over ../shared/data/news-gold: of contradictions called certain or possible, how many are labelled conflicts.

    calibration.py [PROGRAM]

Prints a table by family of checks and certainty: findings, right ones, share. A finding is right if one of its relations joins
two sentences that the labels call a conflict; what the labels are silent on counts as wrong."""
import collections
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared/data/news-gold"
FAMILIES = {"N": "numbers", "D": "days and times", "E": "names", "Q": "quotations", "T": "titles", "P": "places", "C": "clauses", "S": "inside one source"}


def conflicts(story):
    """Pairs of (article, sentence) that the labels call a conflict."""
    pairs = set()
    for line in (GOLD / f"labels/{story}.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line) if line.strip() else {}
        if fact.get("kind") == "fact":
            at = {mention["m"]: (mention["doc"], mention["sent"]) for mention in fact["mentions"]}
            pairs |= {frozenset((at[one["x"]], at[one["y"]])) for one in fact["relations"] if one["label"] == "conflict"}
    return pairs


def place(claim, names, lines):
    """Article and sentence of a claim: the last labelled line at or before its own."""
    article = names[claim["source"]]
    known = [int(line) for line in lines[article] if int(line) <= claim["line"]]
    return article, lines[article][str(max(known))] if known else -1


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "target/release/crosscheck")
    stories = json.loads((GOLD / "lines.json").read_text(encoding="utf-8"))
    counts = collections.defaultdict(collections.Counter)
    for story, lines in sorted(stories.items()):
        files = [str(GOLD / f"articles/{story}/{article}.txt") for article in sorted(lines)]
        ran = subprocess.run([program, "compare", "--format", "json", *files], capture_output=True, check=True)
        report = json.loads(ran.stdout)
        names = {source["source"]: pathlib.Path(source["path"]).stem for source in report["sources"]}
        gold = conflicts(story)
        for finding in report["findings"]:
            if finding["verdict"] != "contradiction":
                continue
            at = [place(claim, names, lines) for claim in finding["claims"]]
            pairs = [(one["left"], one["right"]) for one in finding["relations"] if one["verdict"] == "contradiction"]
            right = any(frozenset((at[left], at[other])) in gold for left, other in pairs)
            for family in (FAMILIES.get(finding["code"][0], "other"), "all"):
                counts[family, finding["certainty"]]["found"] += 1
                counts[family, finding["certainty"]]["right"] += right
    print(f"{'contradictions':18}{'certain':>16}{'possible':>16}")
    for family in [*FAMILIES.values(), "all"]:
        cells = []
        for certainty in ("certain", "possible"):
            tally = counts[family, certainty]
            cells.append(f"{tally['right']}/{tally['found']} = {tally['right'] / tally['found']:.2f}" if tally["found"] else "-")
        print(f"{family:18}{cells[0]:>16}{cells[1]:>16}")


main()
