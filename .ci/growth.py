#!/usr/bin/env python3
"""Measures how the program's time, memory and output grow with its input, over texts of many kinds, and fails where one grows
faster than its input.

    .ci/growth.py PROGRAM [--only WORDS] [--scale FACTOR]

Each kind of text is made at three sizes, each twice the one before. CPU seconds (user and system, all threads), peak memory and
bytes of output are printed for each, with the ratio of the last two doublings. A kind fails when

- CPU grows more than 2.6 times in a doubling (times under the floor of 0.3 s count as 0.3 s, so that starting up decides nothing),
- the output grows more than 2.6 times in a doubling (under 1 MB counts as 1 MB),
- the peak memory of any size is over the kind's bound, or a run takes more than the limit, or exits otherwise than 0.


The prose is made of the sentences of fixtures/stories, shuffled and with other figures and names, with a fixed seed: the same
texts in every run. --scale 0.25 makes every text a quarter as long, for a quick look.
"""
import argparse
import os
import pathlib
import random
import re
import resource
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOST_RATIO = 2.6
FLOOR_SECONDS = 0.3
FLOOR_BYTES = 1_000_000
LIMIT_SECONDS = 120
MB = 1_000_000


def read_sentences():
    """The sentences of the invented stories, one line each."""
    sentences = []
    for path in sorted((ROOT / "fixtures/stories").glob("*/*.txt")):
        for paragraph in path.read_text().split("\n\n"):
            words = " ".join(paragraph.split())
            sentences += [one for one in re.split(r"(?<=[.!?])\s+(?=[A-Z])", words) if one.endswith(".") and len(one) > 40]
    return sentences


SENTENCES = read_sentences()
WORDS = sorted({word for one in SENTENCES for word in re.findall(r"[a-z]{3,}", one)})


def varied(rng, sentence):
    """The sentence with other figures."""
    return re.sub(r"\d+", lambda found: str(rng.randint(1, 10 ** len(found[0]))), sentence)


def prose(size, between="\n\n", seed=7):
    """Sentences of news up to `size` bytes, four to a paragraph, paragraphs parted by `between`."""
    rng, paragraphs, length = random.Random(seed), [], 0
    while length < size:
        paragraph = " ".join(varied(rng, rng.choice(SENTENCES)) for _ in range(4))
        paragraphs.append(paragraph)
        length += len(paragraph) + len(between)
    return between.join(paragraphs) + "\n"


def words(count, seed=7):
    """So many words without any mark."""
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(count)) + "\n"


def numbers(count, seed=7):
    rng = random.Random(seed)
    return " ".join(str(rng.randint(1, 99999)) for _ in range(count))


def names(count, seed=7):
    rng = random.Random(seed)
    parts = ["bel", "mar", "tor", "vin", "dra", "sel", "kor", "lun", "est", "hal", "wick", "ford", "ness"]
    name = lambda: "".join(rng.choice(parts) for _ in range(rng.randint(2, 4))).capitalize()
    return [f"{name()} {name()}" for _ in range(count)]


def quotations(count):
    rng = random.Random(7)
    cues = ["said", "told reporters", "added", "announced"]
    return "\n\n".join(f'"{varied(rng, rng.choice(SENTENCES))[:-1]}," {who} {rng.choice(cues)}.'
                       for who in names(count))


def alike(count):
    """Sentences that differ in a name and a figure, all of one event."""
    return "\n\n".join(f"At least {at} people were killed in the ferry fire off Corran Head, {who} said on Sunday."
                       for at, who in enumerate(names(count), start=10))


def many_named(count):
    return "\n\n".join(f"{who} was named to the board of the Port Selwick harbour on Monday." for who in names(count))


def pages(text, count):
    """The paragraphs of a text dealt out to so many files."""
    paragraphs = text.split("\n\n")
    share = max(1, len(paragraphs) // count)
    return {f"{at:05}.txt": "\n\n".join(paragraphs[at * share:(at + 1) * share]) + "\n" for at in range(count)}


def versions(count):
    """So many sources of one story, each with its own order and figures."""
    rng, story = random.Random(7), SENTENCES[:20]
    return {f"{at:03}.txt": "\n\n".join(varied(rng, one) for one in rng.sample(story, 12)) + "\n" for at in range(count)}


def two(text):
    return {"one.txt": text, "two.txt": text}


def one(text, name="text.txt"):
    return {name: text}


def claims(make):
    return ["claims", "--format", "json"], make


def compare(make):
    return ["compare", "--format", "json"], make


# Name, sizes of the smallest text, what is run over which files, and the bound on memory in MB.
KINDS = [
    ("prose in paragraphs", MB, claims(lambda n: one(prose(n))), 400),
    ("prose in one paragraph", MB, claims(lambda n: one(prose(n, " "))), 300),
    ("prose, compared", MB // 4, compare(lambda n: {"a.txt": prose(n), "b.txt": prose(n, seed=8)}), 1500),
    ("one line of words", 250_000, claims(lambda n: one(words(n))), 800),
    ("one line of words, compared", 60_000, compare(lambda n: two(words(n))), 800),
    ("quotations", 25_000, claims(lambda n: one(quotations(n))), 800),
    ("nested quotation marks", 25_000, claims(lambda n: one("“he said ‘" * n + "so" + "’” " * n)), 800),
    ("opened quotation marks", 50_000, claims(lambda n: one("“" * n)), 800),
    ("quotation marks that go on", 5_000, claims(lambda n: one("\n\n".join(['"We went on and on in the rain.'] * n))), 800),
    ("single quotation marks", 50_000, claims(lambda n: one("'so " * n)), 800),
    ("numbers", 5_000, claims(lambda n: one(numbers(n))), 500),
    ("numbers and two dates", 1_000, claims(lambda n: one(f"On Monday {numbers(n)} and on Jan. 4, 2024 they were met.")), 500),
    ("1,1,1", 25_000, claims(lambda n: one("1," * n)), 800),
    ("digits", 250_000, claims(lambda n: one("1" * n)), 500),
    ("dotted digits", 100_000, claims(lambda n: one("1." * n)), 500),
    ("fractions", 2_000, claims(lambda n: one("1/2 " * n)), 500),
    ("fractions in words", 2_000, claims(lambda n: one("two thirds of " * n)), 500),
    ("number words", 10_000, claims(lambda n: one("twenty one hundred and " * n)), 500),
    ("ranges", 10_000, claims(lambda n: one("between 3 and 4 to 5 to " * n)), 500),
    ("months", 20_000, claims(lambda n: one("March April May 2024 " * n)), 500),
    ("times", 20_000, claims(lambda n: one("3 p.m. Monday at noon " * n)), 500),
    ("money", 20_000, claims(lambda n: one("$5 million or " * n)), 500),
    ("U.S.U.S.", 100_000, claims(lambda n: one("U.S." * n)), 800),
    ("Smith and Smith", 25_000, claims(lambda n: one("Smith and " * n + "Smith said so.")), 800),
    ("names in a row", 25_000, claims(lambda n: one(" ".join(names(n)) + " said so.")), 800),
    ("names, all different", 5_000, claims(lambda n: one(many_named(n))), 800),
    ("names, compared", 500, compare(lambda n: two(many_named(n))), 800),
    ("who saw the man", 25_000, claims(lambda n: one("who saw the man " * n)), 800),
    ("said that", 25_000, claims(lambda n: one("he said that " * n + "it rained.")), 800),
    ("he said", 10_000, claims(lambda n: one("Mara Thorne came. " + "He said it rained. " * n)), 800),
    ("Mr Mr Mr", 50_000, claims(lambda n: one("Mr " * n + "Smith")), 800),
    ("the minister", 25_000, claims(lambda n: one("the deputy prime minister of " * n)), 800),
    ("possessives", 50_000, claims(lambda n: one("Smith's brother's " * n)), 800),
    ("hyphens", 50_000, claims(lambda n: one("well-" * n)), 800),
    ("commas and", 50_000, claims(lambda n: one("apples, pears and " * n)), 800),
    ("brackets", 250_000, claims(lambda n: one("(" * n + ")" * n)), 800),
    ("remarks in brackets", 50_000, claims(lambda n: one("It rained. (so) " * n)), 800),
    ("closing brackets", 250_000, claims(lambda n: one("It rained." + ")" * n)), 800),
    ("stops", 250_000, claims(lambda n: one(". " * n)), 800),
    ("question marks", 250_000, claims(lambda n: one("?" * n)), 800),
    ("dotted words", 100_000, claims(lambda n: one("word.Next" * n)), 800),
    ("addresses", 25_000, claims(lambda n: one("https://a.example/" + "b/" * n)), 800),
    ("addresses in a row", 25_000, claims(lambda n: one("see https://a.example/b?c=1 or a@b.example " * n)), 800),
    ("digits of other scripts", 50_000, claims(lambda n: one("٣٤٥ १२३ " * n)), 800),
    ("combining marks", 250_000, claims(lambda n: one("a" + "\u0301" * n)), 800),
    ("white space", 250_000, claims(lambda n: one("so" + " " * n + "so.")), 800),
    ("line ends", 250_000, claims(lambda n: one("\n" * n + "so.\n")), 800),
    ("one letter a line", 100_000, claims(lambda n: one("a\n" * n)), 800),
    ("bullets", 50_000, claims(lambda n: one("• so " * n)), 800),
    ("nested <div>", 25_000, claims(lambda n: one("<html><body>" + "<div>" * n + f"<p>{prose(4000, '</p><p>')}</p>" + "</div>" * n, "page.html")), 800),
    ("nested > of Markdown", 5_000, claims(lambda n: one("> " * n + "It rained in Varn.", "page.md")), 800),
    ("prose in HTML", MB // 2, claims(lambda n: one("<html><body><article><p>" + prose(n, "</p><p>") + "</p></article>", "page.html")), 800),
    ("prose in Markdown", MB, claims(lambda n: one(prose(n), "page.md")), 400),
    ("sentences alike, in both", 1_250, compare(lambda n: two(alike(n))), 1500),
    ("one line in both", 50, compare(lambda n: two("At least 12 people were killed in the fire.\n\n" * n)), 500),
    ("one line in both, many", 1_250, compare(lambda n: two("At least 12 people were killed in the fire.\n\n" * n)), 1500),
    ("tiny files", 1_250, compare(lambda n: pages(alike(n), n)), 1500),
    ("tiny files of prose", 1_250, compare(lambda n: pages(prose(n * 600), n)), 1500),
    ("sources of one story", 50, compare(versions), 1500),
]
# The bound on memory at one size, for prose as long as a book of ten volumes.
LARGE = ("10 MB of prose", 10 * MB, claims(lambda n: one(prose(n))), 400)


def measure(program, arguments, files, limit):
    """CPU seconds, peak memory in MB, bytes of output and the exit status of one run; None for a status when it ran too long."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as report:
        for name, text in files.items():
            pathlib.Path(folder, name).write_text(text)
        out = report.fileno()
        quiet = os.open(os.devnull, os.O_WRONLY)
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
            resource.setrlimit(resource.RLIMIT_AS, (12_000 * MB, 12_000 * MB))
            os.dup2(out, 1)
            os.dup2(quiet, 2)
            paths = [os.path.join(folder, name) for name in files] if len(files) < 100 else [folder]
            os.execv(program, [program, arguments[0], *paths, *arguments[1:]])
        _, status, usage = os.wait4(child, 0)
        size = os.fstat(out).st_size
        os.close(quiet)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, size, os.waitstatus_to_exitcode(status)


def ratios(sizes, floor):
    return [after / max(before, floor) for before, after in zip(sizes, sizes[1:])]


def judge(name, sizes, runs, most_memory):
    """What is wrong with the runs of one kind, as a list of reasons."""
    faults = [f"exit {run[3]} at {size}, {run[0]:.0f} s" for size, run in zip(sizes, runs) if run[3] != 0]
    faults += [f"CPU grows {ratio:.1f} times" for ratio in ratios([run[0] for run in runs], FLOOR_SECONDS) if ratio > MOST_RATIO]
    faults += [f"output grows {ratio:.1f} times" for ratio in ratios([run[2] for run in runs], FLOOR_BYTES) if ratio > MOST_RATIO]
    peak = max(run[1] for run in runs)
    faults += [f"{peak:.0f} MB, at most {most_memory}"] if peak > most_memory else []
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("--only", default="", help="only kinds whose name has these words")
    parser.add_argument("--limit", type=int, default=LIMIT_SECONDS, help="CPU seconds of one run")
    parser.add_argument("--scale", type=float, default=1.0, help="texts so many times as long")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    failed = 0
    print(f"{'kind':28} {'size':>9} {'CPU s':>20} {'ratios':>9} {'peak MB':>16} {'output MB':>17}  faults")
    for name, size, (arguments, make), most_memory in [*KINDS, LARGE]:
        if options.only not in name:
            continue
        base = max(1, int(size * options.scale))
        sizes = [base] if name == LARGE[0] else [base, 2 * base, 4 * base]
        runs = []
        for at in sizes:
            runs.append(measure(program, arguments, make(at), options.limit))
            if runs[-1][3] != 0:
                break
        faults = judge(name, sizes, runs, most_memory)
        failed += bool(faults)
        times = " ".join(f"{run[0]:.2f}" for run in runs)
        growth = " ".join(f"{ratio:.1f}" for ratio in ratios([run[0] for run in runs], FLOOR_SECONDS))
        memory = " ".join(f"{run[1]:.0f}" for run in runs)
        output = " ".join(f"{run[2] / MB:.1f}" for run in runs)
        print(f"{name:28} {sizes[0]:>9} {times:>20} {growth:>9} {memory:>16} {output:>17}  {'; '.join(faults) or 'ok'}", flush=True)
    print(f"{failed} kinds grow faster than their input" if failed else "every kind grows with its input")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
