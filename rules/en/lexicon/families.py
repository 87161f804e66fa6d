"""Word families: words that derive from one another and look alike, as kill, killing, killer."""

import collections

LEAST_SHARED = 3  # letters at the start that a word shares with the word its family is named after


def families(derived, frequency):
    """Word -> the most frequent word of its family, for every word that has a family of two or more."""
    links = collections.defaultdict(set)
    for left, right in derived:
        links[left].add(right)
        links[right].add(left)
    head_of = {}
    for head in sorted(links, key=lambda word: (-frequency[word], len(word), word)):
        if head in head_of:
            continue
        stack = [head]
        head_of[head] = head
        while stack:
            for word in sorted(links[stack.pop()]):
                if word not in head_of and looks_like(head, word):
                    head_of[word] = head
                    stack.append(word)
    return head_of


def looks_like(head, word):
    """Whether the two share enough letters at the start to be forms of one stem."""
    shared = 0
    for left, right in zip(head, word):
        if left != right:
            break
        shared += 1
    return shared >= LEAST_SHARED and shared >= 0.6 * min(len(head), len(word))
