#!/usr/bin/env python3
"""Who and where, over ../shared/data/news-gold: names, titles, quotations, attributions and speakers.

usage: who_gold.py [--misses] [--least-recall R] [--least-precision P] [--least-speakers S] [PROGRAM]

Prints, over the 12 labelled stories:
  recall      labelled conflicts of type name, title, quote or attribution that a contradiction reports (any of its pairs)
  precision   findings of the checks on names, titles, quotations and attribution (codes E, T, Q, A) with verdict contradiction
              that hold a labelled conflict; `silent` are those on whose pairs the labels say nothing, and they count as wrong
  speakers    labelled mentions with a speaker: the claim (or attribution) over the labelled value is that speaker's. Two
              names are one speaker when they share a word, are two spellings of one word, or one is the other's acronym
With --misses each miss is printed. Fails when a figure is below its bound."""
import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared/data/news-gold"
TYPES = ("name", "title", "quote", "attribution")
SMALL = set("the a an of in for to and at on by via s mr mrs ms dr who his her its their told".split())


def run(program, command, files):
    ran = subprocess.run([program, command, "--format", "json", *map(str, files)], capture_output=True, text=True)
    if not ran.stdout.strip():
        sys.exit(f"{program} {command}: no output (exit {ran.returncode}): {ran.stderr[:300]}")
    return json.loads(ran.stdout)


def facts(story):
    lines = (GOLD / f"labels/{story}.jsonl").read_text().splitlines()
    return [fact for fact in map(json.loads, filter(str.strip, lines)) if fact["kind"] == "fact"]


def pairs_of(fact):
    at = {mention["m"]: (mention["doc"], mention["sent"]) for mention in fact["mentions"]}
    return [(frozenset((at[one["x"]], at[one["y"]])), one["label"]) for one in fact["relations"]]


def compare(program, story, sentences, tally, misses):
    documents = sorted(sentences)
    report = run(program, "compare", [GOLD / f"articles/{story}/{name}.txt" for name in documents])
    path = {one["source"]: pathlib.Path(one["path"]).stem for one in report["sources"]}

    def place(claim):
        name, line = path[claim["source"]], int(claim["line"])
        while line > 0 and str(line) not in sentences[name]:
            line -= 1
        return name, sentences[name].get(str(line), -1)

    labels = collections.defaultdict(set)
    for fact in facts(story):
        for pair, label in pairs_of(fact):
            labels[pair].add(label)
    reported = set()
    for finding in report["findings"]:
        places = [place(claim) for claim in finding["claims"]]
        pairs = {
            frozenset((places[one["left"]], places[one["right"]]))
            for one in finding.get("relations", [])
            if one["verdict"] == "contradiction"
        }
        reported |= pairs
        if not pairs or finding["verdict"] != "contradiction" or finding["code"][0] not in "ETQA":
            continue
        right = any("conflict" in labels[pair] for pair in pairs)
        silent = not any(labels[pair] for pair in pairs)
        tally["right" if right else "silent" if silent else "wrong"] += 1
        if not right:
            shown = " | ".join(f"{place(claim)} {claim['value']!r}" for claim in finding["claims"])
            misses.append(f"{'SILENT' if silent else 'WRONG'} {story} {finding['code']} {finding['topic']}: {shown}")
    for fact in facts(story):
        conflicts = [pair for pair, label in pairs_of(fact) if label == "conflict" and len(pair) == 2]
        if fact["type"] not in TYPES or not conflicts:
            continue
        found = any(pair in reported for pair in conflicts)
        tally["facts"] += 1
        tally["found"] += found
        if not found:
            misses.append(f"MISSED {story} {fact['id']} {fact['type']} {fact['fact']!r}")


def words(name):
    name = re.sub(r"['’]s\b", "", (name or "").lower()).replace(".", "")
    found = {word.rstrip("s") if len(word) > 4 else word for word in re.findall(r"\w+", name)}
    return found - SMALL


def is_one(told, label):
    """Whether two names are one speaker's: a word in common, two spellings of one word, or the letters of an acronym."""
    left, right = words(told), words(label)
    alike = lambda one, other: min(len(one), len(other)) > 5 and difflib.SequenceMatcher(None, one, other).ratio() >= 0.8
    initials = lambda name: "".join(re.findall(r"\b[A-Z]", name.replace(".", "")))
    acronym = any(
        len(short) > 2 and short.isupper() and short in initials(long)
        for short, long in ((told or "", label), (label, told or ""))
    )
    return bool(left & right) or acronym or any(alike(one, other) for one in left for other in right)


def speakers(program, story, sentences, tally, misses):
    documents = sorted(sentences)
    files = [GOLD / f"articles/{story}/{name}.txt" for name in documents]
    read = run(program, "claims", files)
    for fact in facts(story):
        for mention in fact["mentions"]:
            if not mention.get("speaker"):
                continue
            number = documents.index(mention["doc"])
            line = next(int(line) for line, sent in sentences[mention["doc"]].items() if sent == mention["sent"])
            lines = files[number].read_text().split("\n")
            before = len("".join(text + "\n" for text in lines[: line - 1]).encode())
            start = before + len(lines[line - 1][: max(0, lines[line - 1].find(mention["value"]))].encode())
            span = (number, start, start + len(mention["value"].encode()))
            told = speaker_at(read, span)
            tally["mentions"] += 1
            right = is_one(told, mention["speaker"])
            tally["spoken"] += right
            tally["unspoken"] += told is None
            if not right:
                misses.append(
                    f"SPEAKER {story} {fact['id']} {mention['doc']}:{mention['sent']} {mention['speaker']!r}, got {told!r}: "
                    f"{mention['value']!r} in {lines[line - 1]}"
                )


def speaker_at(read, span):
    """The speaker of the narrowest claim at the value, else of the narrowest attribution whose content shares a byte with it."""
    source, start, end = span
    claims = [one for one in read["claims"] if one["source"] == source and one["start_byte"] < end and start < one["end_byte"]]
    claims.sort(key=lambda one: one["end_byte"] - one["start_byte"])
    told = [one["speaker"] for one in claims if one["speaker"]]
    around = [
        one
        for one in read["attributions"]
        if one["source"] == source and one["content"][0] < end and start < one["content"][1] and one.get("meant")
    ]
    covering = [one for one in around if one["content"][0] <= start and end <= one["content"][1]]
    around = sorted(covering or around, key=lambda one: one["content"][1] - one["content"][0])
    told += [one["meant"] for one in around]
    return told[0] if told else None


def main():
    arguments = sys.argv[1:]
    bounds = {}
    for name in ("recall", "precision", "speakers"):
        flag = f"--least-{name}"
        if flag in arguments:
            at = arguments.index(flag)
            bounds[name] = float(arguments[at + 1])
            del arguments[at : at + 2]
    show = "--misses" in arguments
    arguments = [one for one in arguments if one != "--misses"]
    program = arguments[0] if arguments else str(ROOT / "target/release/crosscheck")
    tally, misses = collections.Counter(), []
    stories = json.loads((GOLD / "lines.json").read_text())
    for story in sorted(stories):
        compare(program, story, stories[story], tally, misses)
        speakers(program, story, stories[story], tally, misses)
    if show:
        print("\n".join(misses))
    judged = tally["right"] + tally["wrong"] + tally["silent"]
    figures = {
        "recall": (tally["found"], tally["facts"]),
        "precision": (tally["right"], judged),
        "speakers": (tally["spoken"], tally["mentions"]),
    }
    failed = False
    for name, (part, whole) in figures.items():
        share = part / whole if whole else 0.0
        print(f"who {name} {part}/{whole} = {share:.3f}")
        failed |= share < bounds.get(name, 0.0)
    print(f"who wrong {tally['wrong']}, silent {tally['silent']}, mentions without a speaker {tally['unspoken']}")
    sys.exit(failed)


main()
