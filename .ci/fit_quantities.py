#!/usr/bin/env python3
"""Fits QUANTITY of src/align/weights.rs on labelled news stories and prints what it reaches when each story is left out in turn.

usage: fit_quantities.py ../shared/data/news-gold target/release/crosscheck

A pair of values is positive when a label other than `trap` joins two mentions that overlap them, negative when no label joins them and they
differ (equal values without a label may well be one thing: left out)."""
import collections
import glob
import json
import subprocess
import sys

import numpy as np

from fit_alignment import fit, score, show

NAMES = ["attribute same", "attribute differs", "attribute of one only", "counted near", "counted differs", "counted of one only", "verb near",
         "verb differs", "verb of one only", "modifiers shared", "modifiers clash", "share differs", "words around cosine", "sentence cosine",
         "sentence logit", "names around", "names around clash", "time of one is another", "dates clash", "a date or time", "an ordinal", "one"]
TYPED = {"count", "magnitude", "money", "percent", "measure", "duration", "age", "date", "time", "sequence", "other", "attribution"}


def labels(gold, story, texts, lines):
    """For each pair of mention spans (document, start, end) its label."""
    for line in open(f"{gold}/labels/{story}.jsonl"):
        fact = json.loads(line)
        if fact["kind"] != "fact" or fact["type"] not in TYPED:
            continue
        spans = {}
        for mention in fact["mentions"]:
            number = next(int(n) for n, s in lines[mention["doc"]].items() if s == mention["sent"])
            before = "\n".join(texts[mention["doc"]].split("\n")[: number - 1]) + "\n"
            sentence = texts[mention["doc"]].split("\n")[number - 1]
            at = sentence.find(mention["value"])
            start = len(before.encode()) + len(sentence[: max(0, at)].encode())
            spans[mention["m"]] = (mention["doc"], start, start + len((mention["value"] if at >= 0 else sentence).encode()))
        for relation in fact["relations"]:
            yield spans[relation["x"]], spans[relation["y"]], relation["label"]


def main():
    gold, program = sys.argv[1:3]
    lines = json.load(open(f"{gold}/lines.json"))
    x, y, folds, names = [], [], [], []
    for number, story in enumerate(sorted(lines)):
        documents = sorted(lines[story])
        files = [f"{gold}/articles/{story}/{name}.txt" for name in documents]
        texts = {name: open(path).read() for name, path in zip(documents, files)}
        joined = collections.defaultdict(list)
        for one, other, label in labels(gold, story, texts, lines[story]):
            one, other = sorted((one, other))
            joined[one[0], other[0]].append((one[1:], other[1:], label))
        printed = subprocess.run([program, "features", *files], capture_output=True, text=True, check=True).stdout
        rows = [row.split("\t") for row in printed.splitlines() if row.startswith("quantity")]
        # A value that the other article has as well, in a sentence like its own, is not the one that differs.
        met = {(side, other.split(":")[0]) for _, left, right, *values in rows if float(values[-1]) < 2 and float(values[13]) > 0.2
               for side, other in ((left, right), (right, left))}
        for _, left, right, *values in rows:
            if float(values[-1]) >= 2 and ((left, right.split(":")[0]) in met or (right, left.split(":")[0]) in met):
                continue
            place = lambda words: (documents[int(words.split(":")[0])], *map(int, words.split(":")[1].split("-")))
            one, other = sorted((place(left), place(right)))
            inside = lambda span, mention: span[1] < mention[1] and mention[0] < span[2]
            found = {label for a, b, label in joined[one[0], other[0]] if inside(one, a) and inside(other, b)}
            *features, outcome = map(float, values)
            if not found and outcome < 3:
                continue
            x.append(features)
            y.append(bool(found - {"trap"}))
            folds.append(number)
            names.append((story, one, other, found, outcome))
    x, y, folds = np.array(x), np.array(y), np.array(folds)
    got = np.zeros(len(y))
    for fold in set(folds):
        got[folds == fold] = score(fit(x[folds != fold], y[folds != fold]), x[folds == fold])
    differ = np.array([n[4] == 3 for n in names])
    conflict = np.array(["conflict" in n[3] for n in names])
    print(f"{len(y)} pairs, {y.sum()} of one thing, {differ.sum()} differ, {(differ & conflict).sum()} of them labelled conflict")
    for cut in np.arange(-2, 3.1, 0.5):
        kept = (got > cut) & differ
        same = got > cut
        print(f"logit over {cut:4.1f}: differing pairs {kept.sum():4d}, of one thing {(kept & y).sum():3d}, conflict {(kept & conflict).sum():3d}; recall of one thing {(same & y).sum() / y.sum():.3f}")
    show("QUANTITY", NAMES, fit(x, y))
    if "--list" in sys.argv:
        for value, name, positive in sorted(zip(got, names, y), key=lambda row: -row[0])[:150]:
            if name[4] == 3:
                print(f"{value:.2f} {positive} {name}")


if __name__ == "__main__":
    main()
