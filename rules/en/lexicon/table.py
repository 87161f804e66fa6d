"""The file format of word tables: an open-addressing hash table that is used as it stands in memory.

    u32 slots (a power of two), u32 words
    slots x u32: 0, or the byte at which an entry starts, counted from the start of the file
    entries: u8 length, the word in UTF-8, then the payload

All numbers are little-endian. The hash is 32-bit FNV-1a; a taken slot sends the word to the next one.
"""

import struct


def hash_of(word):
    value = 0x811C9DC5
    for byte in word:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def write(path, entries):
    """Writes `entries`, a dictionary from word to payload bytes."""
    slots = 1 << max(4, (len(entries) * 3 // 2 - 1).bit_length())
    places = [0] * slots
    body = bytearray()
    start = 8 + 4 * slots
    for word in sorted(entries):
        spelled = word.encode("utf-8")
        at = hash_of(spelled) & (slots - 1)
        while places[at]:
            at = (at + 1) & (slots - 1)
        places[at] = start + len(body)
        body += bytes([len(spelled)]) + spelled + entries[word]
    with open(path, "wb") as out:
        out.write(struct.pack("<II", slots, len(entries)))
        out.write(struct.pack(f"<{slots}I", *places))
        out.write(body)
    return start + len(body)
