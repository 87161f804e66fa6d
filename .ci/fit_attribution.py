#!/usr/bin/env python3
"""Fits the weights of rules/en/attribution/weights.toml and prints the file; what they reach under cross-validation goes to stderr.

usage: fit_attribution.py ROWS > rules/en/attribution/weights.toml

ROWS is what `cargo run --release --features train --bin train -- attribution LABELLED.jsonl` prints: a line a decision
(article, model, label, features). Each model is a logistic regression with an L1 penalty, which leaves most features
without a weight; needs scikit-learn. Articles are the folds."""
import collections
import sys

import warnings

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
STRENGTH = 0.8  # the inverse of the penalty
FEWEST = 4  # a feature that holds less often is left out
FOLDS = 5


def read(path):
    rows = collections.defaultdict(lambda: ([], [], []))
    for line in open(path):
        article, model, label, *features = line.rstrip("\n").split("\t")
        articles, labels, names = rows[model]
        articles.append(int(article))
        labels.append(label)
        names.append(features)
    return rows


def matrix(names, index):
    starts, columns = [0], []
    for features in names:
        columns += [index[name] for name in set(features) if name in index]
        starts.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(names), len(index)))


def fit(x, y):
    """A column of weights a class; one column when the labels are 0 and 1."""
    if len(set(y)) == 2:
        model = LogisticRegression(l1_ratio=1, solver="liblinear", C=STRENGTH, fit_intercept=False, max_iter=500)
    else:
        model = LogisticRegression(l1_ratio=1, solver="saga", C=STRENGTH, fit_intercept=False, max_iter=300, tol=1e-3, random_state=0)
    return model.fit(x, y).coef_.T


def crossed(x, y, articles):
    """Scores under models that have not seen the article."""
    out = np.zeros((len(y), 1 if len(set(y)) == 2 else len(set(y))))
    for fold in range(FOLDS):
        test = articles % FOLDS == fold
        out[test] = x[test] @ fit(x[~test], y[~test])
    return out


def report(model, y, scores):
    """What the folds reach, on stderr."""
    if scores.shape[1] > 1:
        reached = f"accuracy {(np.array(sorted(set(y)))[scores.argmax(1)] == y).mean():.3f}"
    else:
        yes, chances = y == "1", 1 / (1 + np.exp(-scores[:, 0]))
        best = max((f1(yes, chances > cut), cut) for cut in np.arange(0.1, 0.9, 0.02))
        reached = f"F1 {f1(yes, chances > 0.5):.3f}, best {best[0]:.3f} at {best[1]:.2f}, accuracy {((chances > 0.5) == yes).mean():.3f}"
    print(f"{model:16} {len(y):6} rows, {reached}", file=sys.stderr)


def f1(yes, chosen):
    return 2 * (yes & chosen).sum() / max(1, yes.sum() + chosen.sum())


def table(model, names, weights):
    print(f"\n[models.{model}]")
    for name, weight in zip(names, weights):
        if abs(weight) >= 0.005:
            quoted = name.replace("\\", "\\\\").replace('"', '\\"')
            print(f'"{quoted}" = {weight:.2f}')


def main():
    rows = read(sys.argv[1])
    cues = rows["cue"]
    print('summary = "What the features of cues, layouts and borders weigh, in log odds"')
    print('why = """')
    print(f"Fitted by .ci/fit_attribution.py on the training part of PolNeAR ({len(set(cues[0]))} articles, {cues[1].count('1')} cues): figures only.")
    print('The words in the names of features are those of this folder or of closed classes."""')
    for model in sorted(rows):
        articles, labels, names = rows[model]
        y = np.array(labels)
        counts = collections.Counter(name for features in names for name in set(features))
        kept = sorted(name for name, count in counts.items() if count >= FEWEST)
        x = matrix(names, {name: column for column, name in enumerate(kept)})
        report(model, y, crossed(x, y, np.array(articles)))
        weights = fit(x, y)
        if weights.shape[1] == 1:
            table(model, kept, weights[:, 0])
        else:
            for column, label in enumerate(sorted(set(y))):
                table(f"{model}-{label}", kept, weights[:, column])


main()
