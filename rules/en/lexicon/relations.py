"""Relations between words, drawn from WordNet's synsets: which pairs, of what kind, how sure."""

import collections
import re

from wordnet import shares

WORD = re.compile(r"[a-z][a-z'-]*( (up|down|out|off|in|on|over|away|back|through|by|for|to|into|about|along|around|together|ahead|apart))?$")
def indirect(words, key, pointer):
    """Opposites by way of an antonym pair: the other words of both synsets, and the satellites of one against the other."""
    here, there = words.members(key), words.members(pointer.target)
    satellites = [words.members(other.target) for other in words.synsets[key].pointers if other.symbol == "&"]
    return [(here, there)] + [(satellite, there) for satellite in satellites]


KINDS = {
    "!": "antonym",
    "+": "derived",
    "\\": "derived",
    "$": "group",
    "&": "similar",
    ">": "cause",
}

# For each kind: (least product of the two words' shares of use, level). Words of a pair that fall below every step are not
# related. Measured by how much more often such a pair stands in two tellings of one sentence (Microsoft paraphrase corpus,
# SummEdits news) than in two sentences drawn by chance; README.md has the table.
STEPS = {
    "derived": ((0.03, 3), (0.003, 1)),
    "synonym": ((0.3, 3), (0.1, 2), (0.03, 1), (0.01, 0)),
    "group": ((0.03, 1), (0.01, 0)),
    "hypernym": ((0.3, 3), (0.1, 2), (0.03, 1)),
    "hypernym2": ((0.3, 2), (0.1, 0)),
    "similar": ((0.3, 3), (0.1, 2), (0.03, 1)),
    "cause": ((0.1, 3),),
    "antonym": ((0.03, 3), (0.01, 2)),
    "opposite": ((0.1, 2),),
}

# Kinds as the table stores them.
STORED = {"derived": 0, "synonym": 1, "group": 1, "hypernym": 2, "hypernym2": 2, "similar": 3, "cause": 4, "antonym": 5, "opposite": 5}


TAXONOMY = {5, 20}  # lexicographer files of animals and plants: their capitalised words are names of genera

# Most synsets below a hypernym for it to say something ("person", "act" and "move" do not).
GENERAL = {"n": 1200, "v": 150}


class Words:
    """The words a table holds, with the share of use of each of their senses."""

    def __init__(self, synsets, senses):
        self.synsets = synsets
        self.shares = {}
        for (word, letter), found in senses.items():
            kept = [(key, tags) for key, tags in found if self.is_told(key)]
            if kept and WORD.match(word) and (" " not in word or letter == "v"):
                self.shares[(word, letter)] = shares(kept)

    def is_told(self, key):
        """Whether a synset is of common words: not a person or town, not a genus."""
        synset = self.synsets[key]
        instance = any(pointer.symbol == "@i" for pointer in synset.pointers)
        genus = synset.lexname in TAXONOMY and synset.words[0][:1].isupper()
        return not instance and not genus

    def only_in(self, lexnames):
        """The words all of whose senses stand in lexicographer files `lexnames`."""
        seen = collections.defaultdict(set)
        for (word, _), found in self.shares.items():
            seen[word].update(self.synsets[key].lexname for key in found)
        return {word for word, found in seen.items() if found <= lexnames}

    def members(self, key, number=0):
        """(word, share) of the words of a synset that the table holds; of one of them if `number` is not 0."""
        words = self.synsets[key].words
        chosen = words[number - 1 : number] if number else words
        found = [(word.lower(), self.shares.get((word.lower(), key[0]), {}).get(key)) for word in chosen]
        return [(word, share) for word, share in found if share]


def edges(words):
    """(left, right, kind) -> the greatest product of the two shares of use, for every related pair of words."""
    found = collections.Counter()

    def add(lefts, rights, kind, letters):
        for left, left_share in lefts:
            for right, right_share in rights:
                if left != right:
                    at = (left, right, kind, letters)
                    found[at] = max(found[at], left_share * right_share)

    below = count_below(words.synsets)
    for key, synset in words.synsets.items():
        here = words.members(key)
        letter = key[0]
        add(here, here, "synonym", letter * 2)
        for pointer in synset.pointers:
            source = words.members(key, pointer.source_word)
            target = words.members(pointer.target, pointer.target_word) if pointer.target in words.synsets else []
            kind = KINDS.get(pointer.symbol)
            if kind:
                add(source, target, kind, letter + pointer.target[0])
            if pointer.symbol == "!" and letter == "a":
                for lefts, rights in indirect(words, key, pointer):
                    add(lefts, rights, "opposite", "aa")
            if pointer.symbol == "@" and below[pointer.target] <= GENERAL[letter]:
                add(here, target, "hypernym", letter * 2)
                for upper in hypernyms(words.synsets, pointer.target):
                    if letter == "n" and below[upper] <= GENERAL[letter]:
                        add(here, words.members(upper), "hypernym2", letter * 2)
    return found


def graded(found):
    """(left, right, stored kind, class letter of the left word) -> level, each pair once unless its direction matters."""
    levels = {}
    for (left, right, kind, letters), product in found.items():
        level = next((level for least, level in STEPS[kind] if product >= least), None)
        if level is None:
            continue
        if right < left and STORED[kind] not in (2, 4):
            left, right = right, left
        at = (left, right, STORED[kind], letters[0])
        levels[at] = max(levels.get(at, 0), level)
    return levels


def hypernyms(synsets, key):
    return [pointer.target for pointer in synsets[key].pointers if pointer.symbol == "@"]


def count_below(synsets):
    """How many synsets stand below each one."""
    children = collections.defaultdict(set)
    for key in synsets:
        for upper in hypernyms(synsets, key):
            children[upper].add(key)
    below = {}

    def visit(key):
        stack, seen = [key], {key}
        while stack:
            for child in children[stack.pop()]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
        return len(seen) - 1

    for key in synsets:
        below[key] = visit(key) if children[key] else 0
    return below
