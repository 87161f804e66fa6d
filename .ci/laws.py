#!/usr/bin/env python3
"""Holds the law "an article against itself, reflowed, has no contradiction" over folders of articles.

    laws.py ../shared/data/news-gold ../shared/data/stories [--wrong FILE] -- target/debug/crosscheck compare --format json

Each article is compared with itself written in other ways, all in one run: wrapped at 60 columns, one line a paragraph, CRLF,
two spaces between words, and a mix of them. A contradiction between two of the copies is printed with its article; one inside
a copy is not (the article itself may say two things). Read are *.txt and *.md, "text", "articleBody" and "sentences" of JSON
and "text" of JSONL. Exit 1 when the law is broken or a run fails."""
import argparse
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile
import textwrap


def texts_of(value):
    """Every article body in a JSON value."""
    if isinstance(value, list):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, dict):
        sentences = value.get("sentences")
        if isinstance(sentences, list) and all(isinstance(one, dict) and "text" in one for one in sentences):
            yield "\n\n".join(one["text"] for one in sentences)
            return
        for name, one in value.items():
            if name in ("text", "articleBody") and isinstance(one, str):
                yield one
            else:
                yield from texts_of(one)


def articles(path):
    """Name and text of every article of a file or folder."""
    if path.is_dir():
        for below in sorted(path.iterdir()):
            yield from articles(below)
    elif path.suffix in (".txt", ".md") and path.name != "README.md":
        yield str(path), path.read_text(encoding="utf-8", errors="replace")
    elif path.suffix in (".json", ".jsonl") and path.name != "lines.json":
        text = path.read_text(encoding="utf-8")
        values = [json.loads(line) for line in text.splitlines()] if path.suffix == ".jsonl" else [json.loads(text)]
        for number, body in enumerate(texts_of(values)):
            yield f"{path}#{number}", body


def paragraphs(text):
    lines = [" ".join(line.split()) for line in text.replace("\r\n", "\n").split("\n")]
    if any(not line for line in lines[1:-1]):
        joined = "\n".join(lines).split("\n\n")
        return [part for part in (" ".join(part.split()) for part in joined) if part]
    return [line for line in lines if line]


def copies(text):
    """The same words in other lines."""
    parts = paragraphs(text)
    wrap = lambda part, width: "\n".join(
        textwrap.wrap(part, width, break_long_words=False, break_on_hyphens=False)
    )
    joined = "\n\n".join(parts) + "\n"
    wrapped = "\n\n".join(wrap(part, 60) for part in parts) + "\n"
    return {
        "joined": joined,
        "wrapped": wrapped,
        "crlf": wrapped.replace("\n", "\r\n"),
        "spaced": joined.replace(" ", "  "),
        "narrow": "\n\n\n".join(wrap(part, 45) for part in parts).replace("\n", "\r\n") + "\r\n",
    }


def broken(command, name, text):
    """What two copies are told to contradict each other in."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for kind, copy in copies(text).items():
            path = pathlib.Path(folder) / f"{kind}.txt"
            path.write_bytes(copy.encode("utf-8"))
            paths.append(str(path))
        run = subprocess.run([*command, *paths], capture_output=True, check=False)
        if run.returncode not in (0, 1) or not run.stdout:
            return [f"{name}: exit {run.returncode}: {run.stderr.decode('utf-8', 'replace').strip()[-400:]}"]
        found = {}
        for finding in json.loads(run.stdout)["findings"]:
            if finding["verdict"] != "contradiction":
                continue
            claims = finding["claims"]
            for pair in finding["relations"]:
                left, right = claims[pair["left"]], claims[pair["right"]]
                if pair["verdict"] != "contradiction" or left["source"] == right["source"]:
                    continue
                kinds = "/".join(list(copies(""))[claim["source"]] for claim in (left, right))
                line = (
                    f"{name}: {finding['code']} {kinds} {left['value']!r} in {left['sentence'][:200]!r} | "
                    f"{right['value']!r} in {right['sentence'][:200]!r}: {pair['why']}"
                )
                # One line for each pair of sentences, whichever copies it is told of.
                found.setdefault(frozenset(" ".join(claim["sentence"].split()) for claim in (left, right)), line)
        return list(found.values())


def main():
    if "--" not in sys.argv:
        sys.exit("laws.py: no command behind --")
    at = sys.argv.index("--")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--wrong", type=pathlib.Path, help="write every contradiction here")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args(sys.argv[1:at])
    command = sys.argv[at + 1 :]
    wrong, number, hurt = [], 0, 0
    for path in arguments.paths:
        listed = [(name, text) for name, text in articles(path) if text.strip()]
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            answers = list(pool.map(lambda one: broken(command, *one), listed))
        found = [line for answer in answers for line in answer]
        number, hurt = number + len(listed), hurt + sum(1 for answer in answers if answer)
        wrong += found
        print(f"{path}: {len(listed)} articles, {sum(1 for answer in answers if answer)} against themselves", flush=True)
    for line in wrong:
        print(line)
    if arguments.wrong:
        arguments.wrong.write_text("".join(line + "\n" for line in wrong), encoding="utf-8")
    print(f"{number} articles, {hurt} contradict a copy of their own")
    sys.exit(1 if wrong or number == 0 else 0)


if __name__ == "__main__":
    main()
