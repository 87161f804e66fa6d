"""Counts in how many sentences each lemma stands, and weighs it."""

import collections
import glob
import json
import math
import os
import re

WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n+")
# Classes of the treebank whose words tell nothing of what a sentence is about.
CLOSED = {"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ", "NUM"}
FUNCTION_WEIGHT = 1.0


def read_texts(data):
    """(group, text) of running text; none of the scored stories is among it."""
    for name in ("train", "dev"):
        with open(f"{data}/attribution/{name}.jsonl", encoding="utf-8") as lines:
            yield from (("politics", json.loads(line)["text"]) for line in lines)
    with open(f"{data}/article-extraction/ground-truth.json", encoding="utf-8") as text:
        yield from (("news", page.get("articleBody") or "") for page in json.load(text).values())
    for name in ("summedits-news", "bump", "msrp"):
        with open(f"{data}/pairs/{name}.jsonl", encoding="utf-8") as lines:
            yield from (("news", premise) for premise in sorted({json.loads(line)["premise"] for line in lines}))


def read_treebank(data):
    """Sentences of (form, lemma, class)."""
    for name in ("train", "dev", "test"):
        sentence = []
        with open(f"{data}/treebank/{name}.conllu", encoding="utf-8") as lines:
            for line in lines:
                columns = line.rstrip("\n").split("\t")
                if len(columns) == 10 and columns[0].isdigit():
                    sentence.append((columns[1].lower(), columns[2].lower(), columns[3]))
                elif not line.strip() and sentence:
                    yield sentence
                    sentence = []


def read_brown(folder, morphology):
    """Sentences of (form, lemma, class); the class is "" where the tag says nothing to us."""
    letters = {"n": "n", "v": "v", "j": "a", "r": "r"}
    for path in sorted(glob.glob(os.path.join(folder, "c[a-r][0-9][0-9]"))):
        with open(path, encoding="latin-1") as lines:
            for line in lines:
                sentence = []
                for token in line.split():
                    form, _, tag = token.rpartition("/")
                    letter = letters.get(tag[:1]) if tag[:2] not in ("np", "nr") else None
                    for word in WORD.findall(form.lower()):
                        lemma = letter and morphology.lemma(word, letter)
                        sentence.append((word, lemma or word, ""))
                if sentence:
                    yield sentence


def majority(counts):
    return min(counts, key=lambda key: (-counts[key], key))


def learn_forms(tagged):
    """Form -> its most frequent lemma, and the function words."""
    lemma_counts = collections.defaultdict(collections.Counter)
    classes = collections.defaultdict(collections.Counter)
    for _, sentence in tagged:
        for form, lemma, word_class in sentence:
            lemma_counts[form][lemma] += 1
            if word_class:
                classes[form][word_class in CLOSED] += 1
    lemmas = {form: majority(counts) for form, counts in lemma_counts.items()}
    function = {form for form, seen in classes.items() if seen[True] >= 3 and seen[True] >= 0.8 * (seen[True] + seen[False])}
    return lemmas, function


def count(data, brown, morphology):
    """Sentences of each group, in how many of them each lemma stands, form -> lemma, and the function words."""
    tagged = [("treebank", sentence) for sentence in read_treebank(data)]
    tagged += [("brown", sentence) for sentence in read_brown(brown, morphology)]
    lemmas, function = learn_forms(tagged)
    frequency = collections.defaultdict(collections.Counter)
    sentences = collections.Counter()
    for group, sentence in tagged:
        frequency[group].update({lemma for _, lemma, _ in sentence})
        sentences[group] += 1
    for group, text in read_texts(data):
        for part in SENTENCE.split(text):
            words = WORD.findall(part.lower())
            for word in words:
                if word not in lemmas:
                    lemmas[word] = morphology.any_lemma(word)
            frequency[group].update({lemmas[word] for word in words})
            sentences[group] += bool(words)
    return sentences, frequency, lemmas, function


def weights(sentences, frequency, lemmas, function):
    """Word -> weight, from the mean share of sentences over the groups. A form that is no lemma weighs as its lemma."""
    top = math.log(sum(sentences.values()))
    share = collections.Counter()
    for group, seen in frequency.items():
        for lemma, times in seen.items():
            share[lemma] += times / sentences[group] / len(sentences)
    found = {lemma: min(10.0, -10 * math.log(rate) / top) for lemma, rate in share.items()}
    for form, lemma in lemmas.items():
        if lemma in found:
            found.setdefault(form, found[lemma])
    for word in function:
        if word in found:
            found[word] = min(found[word], FUNCTION_WEIGHT)
    return {word: weight for word, weight in found.items() if len(word.encode()) < 40 and re.search(r"[a-z]", word)}
