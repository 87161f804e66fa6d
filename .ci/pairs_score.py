#!/usr/bin/env python3
"""Scores the program on labelled pairs of sentences: each pair is two sources of one text each.

    pairs_score.py ../shared/data/pairs [--sets msrp,nan-nli] [--sample N] [--wrong FILE] -- target/release/crosscheck compare --format json -

The command reads a JSONL document of two lines on standard input and prints the JSON report. Printed by set and category:
contradiction recall (labelled pairs that some finding calls a contradiction), precision over the set (of the pairs called
one), agreement recall (pairs labelled as saying the same that an agreement joins) and how many of those stand in one
finding of any verdict but contradiction; the same where the wording of quotations (Q101) and the spelling of names (E101) do not
count, for two who quote one utterance in two wordings are called paraphrases of each other by the labels of msrp and a conflict
by an editor. `--sample N` takes N pairs of each set, evenly spread; `--wrong` lists what was missed and wrong."""
import argparse
import collections
import concurrent.futures
import json
import pathlib
import subprocess
import sys

CONFLICT = {"contradiction", "inconsistent"}
SAME = {"entailment", "paraphrase", "consistent"}
SETS = ["msrp", "breaking-nli", "nan-nli", "fever-symmetric", "bump", "summedits-news-pairs"]


WORDING = {"Q101", "E101"}


def read_pairs(folder, sets, sample):
    for name in sets:
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        count = min(sample or len(lines), len(lines))
        print(f"{name}: {count} of {len(lines)} pairs")
        for number in range(count):
            pair = json.loads(lines[number * len(lines) // count])
            category = pair.get("category") or pair.get("error_type") or "-"
            yield name, category, pair


def verdicts(command, pair):
    """The verdicts of findings that join the two sources, and whether a contradiction is certain."""
    text = "".join(json.dumps({"id": name, "text": pair[name]}) + "\n" for name in ("premise", "hypothesis"))
    ran = subprocess.run(command, input=text.encode(), capture_output=True)
    if ran.returncode:
        sys.exit(f"exit {ran.returncode}: {ran.stderr.decode()[:500]}")
    report = json.loads(ran.stdout)
    found = {}
    for finding in report["findings"]:
        if len({claim["source"] for claim in finding["claims"]}) > 1:
            found.setdefault(finding["verdict"], []).append((finding["code"], finding.get("certainty")))
    return found


def share(part, whole):
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "-"


def main():
    cut = sys.argv.index("--")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--wrong", type=pathlib.Path)
    arguments = parser.parse_args(sys.argv[1:cut])
    command = sys.argv[cut + 1 :]
    pairs = list(read_pairs(arguments.folder, arguments.sets.split(","), arguments.sample))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda row: verdicts(command, row[2]), pairs))
    counts = collections.defaultdict(collections.Counter)
    wrong = []
    for (name, category, pair), verdict in zip(pairs, found):
        conflict, said = pair["label"] in CONFLICT, "contradiction" in verdict
        certain = any(sure == "certain" for _, sure in verdict.get("contradiction", []))
        same = pair["label"] in SAME
        for key in {(name, ""), (name, category if category != "-" else "")}:
            tally = counts[key]
            tally["pairs"] += 1
            tally["conflicts"] += conflict
            tally["found"] += conflict and said
            tally["called"] += said
            tally["certain"] += certain
            tally["certain right"] += certain and conflict
            tally["same"] += same
            tally["agreed"] += same and "agreement" in verdict and not said
            tally["aligned"] += same and bool(verdict) and not said
            said_so = any(code not in WORDING for code, _ in verdict.get("contradiction", []))
            tally["aligned but for wording"] += same and bool(verdict) and not said_so
        if conflict != said:
            codes = ",".join(sorted({code for code, _ in verdict.get("contradiction", [])})) or "-"
            wrong.append("\t".join([name, category, pair["label"], codes, pair["premise"], pair["hypothesis"]]))
    print(f"{'set':22}{'category':34}{'pairs':>6}  {'contradiction recall':24}{'precision':22}{'certain precision':22}{'agreement recall':22}{'aligned, not contradicted':26}but for wording")
    for (name, category), tally in sorted(counts.items(), key=lambda row: (SETS.index(row[0][0]), row[0][1])):
        print(
            f"{name if not category else '':22}{category[:32]:34}{tally['pairs']:>6}  {share(tally['found'], tally['conflicts']):24}"
            f"{share(tally['found'], tally['called']):22}{share(tally['certain right'], tally['certain']):22}"
            f"{share(tally['agreed'], tally['same']):22}{share(tally['aligned'], tally['same']):26}"
            f"{share(tally['aligned but for wording'], tally['same'])}"
        )
    if arguments.wrong:
        arguments.wrong.write_text("\n".join(wrong) + "\n", encoding="utf-8")


main()
