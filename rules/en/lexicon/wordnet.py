"""Reads WordNet's database files: synsets, their words and pointers, and how often each sense was tagged."""

import collections
import os

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

Synset = collections.namedtuple("Synset", "key words lexname pointers")
Pointer = collections.namedtuple("Pointer", "symbol target source_word target_word")


def read_synsets(folder):
    """Synset key (class letter, offset) -> Synset. Words are lower-cased, with spaces for underscores."""
    synsets = {}
    for letter, name in FILES.items():
        with open(os.path.join(folder, f"data.{name}"), encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith(" "):
                    synset = read_synset(letter, line.split("|", 1)[0].split())
                    synsets[synset.key] = synset
    return synsets


def read_synset(letter, fields):
    offset, lexname, count = fields[0], int(fields[1]), int(fields[3], 16)
    words = [fields[4 + 2 * i].split("(")[0].replace("_", " ") for i in range(count)]
    at = 4 + 2 * count
    pointers = []
    for i in range(int(fields[at])):
        symbol, target, target_class, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
        target_class = "a" if target_class == "s" else target_class
        pointers.append(Pointer(symbol, (target_class, target), int(ends[:2], 16), int(ends[2:], 16)))
    return Synset((letter, offset), words, lexname, pointers)


def read_senses(folder):
    """(word, class letter) -> its synset keys with tag counts, most frequent sense first."""
    senses = collections.defaultdict(list)
    letters = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    with open(os.path.join(folder, "index.sense"), encoding="utf-8") as lines:
        for line in lines:
            key, offset, number, tags = line.split()
            word, rest = key.split("%", 1)
            letter = letters[rest[0]]
            senses[(word.replace("_", " "), letter)].append((int(number), (letter, offset), int(tags)))
    return {word: [(key, tags) for _, key, tags in sorted(found)] for word, found in senses.items()}


def shares(senses):
    """Synset key -> the share of the word's use that this sense has: tag counts smoothed by sense order."""
    steepness = 2 if any(tags for _, tags in senses) else 1
    weighed = [(key, tags + 1.0 / rank**steepness) for rank, (key, tags) in enumerate(senses, 1)]
    total = sum(weight for _, weight in weighed)
    return {key: weight / total for key, weight in weighed}
