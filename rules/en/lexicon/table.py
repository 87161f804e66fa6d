"""The file format of the word table: a hash table that the program uses as it stands in memory.

    u32 slots (a power of two), u32 words
    slots x u24: 0, or where an entry starts
    entries: u8 length, the word in UTF-8, then
        u8  weight, 25 to the unit (255: never counted)
        u24 the entry of its dictionary form, or of the word itself
        u24 the entry of the word its family is named after, or of its dictionary form
        u24 where its relations start, or 0
    relations of a word: u8 how many, then for each, by ascending entry,
        u24 entry of the other word
        u8  kind << 5 | class << 3 | level

Places count bytes from the start of the file; all numbers are little-endian. The hash is 32-bit FNV-1a; a taken slot sends
the word to the next one. An inflected form has the family and relations of its dictionary form.
"""

import collections
import struct

Content = collections.namedtuple("Content", "weights forms families lists related")

FIXED = 10  # bytes of an entry after its word
LONGEST = 40  # bytes of a word
SCALE = 25
UNCOUNTED = 255
MOST_RELATIONS = 255


def hash_of(word):
    value = 0x811C9DC5
    for byte in word:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def u24(number):
    return struct.pack("<I", number)[:3]


def write(path, content):
    """Writes `content` and returns the size of the file in bytes."""
    words = sorted(word for word in set(content.weights) | set(content.forms) | content.related if len(word.encode()) <= LONGEST)
    slots = 1 << (len(words) * 4 // 3).bit_length()
    places, at = {}, 8 + 3 * slots
    for word in words:
        places[word] = at
        at += 1 + len(word.encode()) + FIXED
    starts, blob = write_relations(content.lists, places, at)
    body = bytearray()
    for word in words:
        lemma = content.forms.get(word, word)
        lemma = lemma if lemma in places else word
        family = content.families.get(lemma, lemma)
        weight = content.weights.get(word, content.weights.get(lemma))
        units = UNCOUNTED if weight is None else round(weight * SCALE)
        body += bytes([len(word.encode())]) + word.encode() + bytes([units])
        body += u24(places[lemma]) + u24(places[family]) + u24(starts.get(lemma, 0))
    with open(path, "wb") as out:
        out.write(struct.pack("<II", slots, len(words)))
        out.write(b"".join(u24(place) for place in hashed(words, places, slots)))
        out.write(body + blob)
    return at + len(blob)


def write_relations(lists, places, start):
    """Word -> where its relations start, and their bytes."""
    starts, blob = {}, bytearray()
    for word in sorted(lists):
        starts[word] = start + len(blob)
        found = sorted(lists[word], key=lambda entry: (-entry[3], entry[1], entry[0]))[:MOST_RELATIONS]
        found = sorted((places[other], kind << 5 | letter << 3 | level) for other, kind, letter, level in found)
        blob += bytes([len(found)])
        for place, how in found:
            blob += u24(place) + bytes([how])
    return starts, blob


def hashed(words, places, slots):
    """The slots of the hash table."""
    taken = [0] * slots
    for word in words:
        at = hash_of(word.encode()) & (slots - 1)
        while taken[at]:
            at = (at + 1) & (slots - 1)
        taken[at] = places[word]
    return taken
