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
PENALTY = {"cue": 0.3}
USUAL_PENALTY = 0.3
FEWEST = 4  # a feature that holds less often is left out
FOLDS = 5


def read(path):
    rows = collections.defaultdict(lambda: ([], [], []))
    for line in open(path):
        article, model, label, *features = line.rstrip("\n").split("\t")
        articles, labels, names = rows[model]
        articles.append(int(article))
        labels.append(int(label))
        names.append(features)
    return rows


def matrix(names, index):
    starts, columns = [0], []
    for features in names:
        columns += [index[name] for name in set(features) if name in index]
        starts.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(names), len(index)))


def fit(x, y, model):
    classifier = LogisticRegression(
        l1_ratio=1, solver="liblinear", C=PENALTY.get(model, USUAL_PENALTY), fit_intercept=False, max_iter=500
    )
    return classifier.fit(x, y).coef_[0]


def crossed(x, y, articles, model):
    """Chances under models that have not seen the article."""
    out = np.zeros(len(y))
    for fold in range(FOLDS):
        test = articles % FOLDS == fold
        out[test] = 1 / (1 + np.exp(-(x[test] @ fit(x[~test], y[~test], model))))
    return out


def f1(y, chosen):
    hit = (y & chosen).sum()
    return 2 * hit / max(1, y.sum() + chosen.sum())


def main():
    rows = read(sys.argv[1])
    print('summary = "What the features of cues, layouts and borders weigh, in log odds"')
    print(f'why = """Fitted by .ci/fit_attribution.py on the training part of PolNeAR ({len(set(rows["cue"][0]))} articles, '
          f'{sum(rows["cue"][1])} cues): figures only. Words in the names of features are those of this folder or of closed classes."""')
    for model in sorted(rows):
        articles, labels, names = rows[model]
        articles, y = np.array(articles), np.array(labels)
        counts = collections.Counter(name for features in names for name in set(features))
        kept = sorted(name for name, count in counts.items() if count >= FEWEST)
        index = {name: column for column, name in enumerate(kept)}
        x = matrix(names, index)
        chances = crossed(x, y, articles, model)
        best = max((f1(y == 1, chances > cut), cut) for cut in np.arange(0.1, 0.9, 0.02))
        weights = fit(x, y, model)
        used = [(name, weights[column]) for name, column in index.items() if abs(weights[column]) >= 0.005]
        accuracy = ((chances > 0.5) == y).mean()
        print(f"{model:16} rows {len(y)} yes {y.sum()} features {len(kept)} weighed {len(used)} "
              f"accuracy {accuracy:.3f} F1 {f1(y == 1, chances > 0.5):.3f} best {best[0]:.3f} at {best[1]:.2f}", file=sys.stderr)
        print(f"\n[models.{model}]")
        for name, weight in used:
            quoted = name.replace("\\", "\\\\").replace('"', '\\"')
            print(f'"{quoted}" = {weight:.2f}')


main()
