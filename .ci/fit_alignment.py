#!/usr/bin/env python3
"""Fits the weights of src/align/weights.rs and prints them with what they reach under cross-validation by topic.

usage: fit_alignment.py ../shared/data/event-alignment target/release/crosscheck

Logistic regression (Newton's method, ridge 1.0 on standardised features), needs numpy. `story`: pairs of articles, positive when both are of one
story. `pair`: linked pairs of sentences, positive when they mention one annotated event; pairs of two stories are negatives."""
import collections
import glob
import json
import math
import os
import subprocess
import sys
import tempfile

import numpy as np


def fit(x, y, ridge=1.0, rounds=30):
    """Weights on raw features, bias last."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    w = np.zeros(z.shape[1])
    penalty = np.full(z.shape[1], ridge)
    penalty[-1] = 0
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        gradient = z.T @ (p - y) + penalty * w
        hessian = (z * (p * (1 - p))[:, None]).T @ z + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    raw = w[:-1] / spread
    return np.append(raw, w[-1] - (raw * mean).sum())


def score(w, x):
    return x @ w[:-1] + w[-1]


def crossed(x, y, folds, use):
    """Scores of each row by a model that has not seen its fold."""
    out = np.zeros(len(y))
    for fold in range(6):
        test = folds % 6 == fold
        out[test] = score(fit(x[~test & use], y[~test & use]), x[test])
    return out


def read(program, topic):
    """Rows of one topic: (model, left, right, features) with places as (document, sentence)."""
    documents = json.load(open(topic))["docs"]
    names = sorted(documents)
    with tempfile.TemporaryDirectory() as folder:
        starts = []
        for name in names:
            text, at = "", {}
            for sentence in documents[name]["sentences"]:
                if sentence["text"].strip():
                    at[len(text.encode())] = sentence
                    text += sentence["text"] + "\n\n"
            open(f"{folder}/{name}.txt", "w").write(text)
            starts.append((sorted(at), at))
        files = [f"{folder}/{name}.txt" for name in names]
        lines = subprocess.run([program, "features", *files], capture_output=True, text=True, check=True).stdout.splitlines()

    def place(words):
        source, span = words.split(":")
        keys, at = starts[int(source)]
        start = int(span.split("-")[0])
        below = [key for key in keys if key <= start]
        return names[int(source)], at[below[-1] if below else keys[0]]

    for line in lines:
        model, left, right, *values = line.split("\t")
        yield model, documents, place(left), place(right), [float(value) for value in values]


def show(name, names, w):
    print(f"{name}: bias {w[-1]:.4f}")
    for feature, weight in zip(names, w):
        print(f'        ("{feature}", {weight:.4f}),')


def main():
    data, program = sys.argv[1:3]
    topics = sorted(glob.glob(f"{data}/*.json"), key=lambda path: int(os.path.basename(path)[:-5]))
    rows = collections.defaultdict(list)
    gold = 0
    for number, topic in enumerate(topics):
        for model, documents, (left, one), (right, other), values in read(program, topic):
            same = documents[left]["group"] == documents[right]["group"]
            scored = bool(one["scored"] and other["scored"])
            event = scored and bool(set(one["events"]) & set(other["events"]))
            rows[model].append((number, values, same, scored, event, (topic, left, right)))
        listed = [(name, s) for name, d in json.load(open(topic))["docs"].items() for s in d["sentences"] if s["scored"]]
        gold += sum(
            a != b and bool(set(s["events"]) & set(t["events"])) for i, (a, s) in enumerate(listed) for b, t in listed[i + 1 :]
        )
    folds = np.array([row[0] for row in rows["story"]])
    x = np.array([row[1] for row in rows["story"]])
    y = np.array([row[2] for row in rows["story"]])
    story = crossed(x, y, folds, np.ones(len(y), bool))
    for cut in (-1, 0, 1):
        print(f"story logit over {cut}: same {np.mean(story[y] > cut):.3f}, other {np.mean(story[~y] > cut):.3f}")
    show("STORY", NAMES["story"], fit(x, y))
    logit = {row[5]: value for row, value in zip(rows["story"], story)}
    x = np.array([row[1] for row in rows["pair"]])
    x[:, NAMES["pair"].index("same story")] = [max(-6, min(6, logit[row[5]])) for row in rows["pair"]]
    folds, same, scored, y = (np.array([row[k] for row in rows["pair"]]) for k in (0, 2, 3, 4))
    use = scored | ~same
    got = crossed(x, y, folds, use)
    for cut in np.arange(-2.5, 1.6, 0.5):
        kept = got > cut
        precision, recall = (kept & y).sum() / max(1, (kept & scored).sum()), (kept & y).sum() / gold
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"pair logit over {cut:.1f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} other {(kept & ~same).sum() / max(1, kept.sum()):.3f} n {kept.sum()}")
    show("PAIR", NAMES["pair"], fit(x[use], y[use]))


NAMES = {
    "story": ["names cosine", "names containment", "words cosine", "words containment", "figures cosine", "phrases cosine",
              "phrases containment", "lead cosine", "lead containment", "names shared", "phrases shared", "length"],
    "pair": ["words cosine", "clause cosine", "weight shared", "words shared", "names shared", "phrases shared", "figures shared", "same story",
             "words of the shorter", "words of the longer"],
}
if __name__ == "__main__":
    main()
