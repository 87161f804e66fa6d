#!/usr/bin/env python3
"""Writes a repository of drafts and sources as an editorial team keeps one, to measure `crosscheck gate` on.

    python3 .ci/gate_repository.py FOLDER [CHECKS [SOURCES]]      (200 checks of 5 sources each without numbers)
    (cd FOLDER && time crosscheck gate --format plain)

Every check is one invented event told by a draft and its sources, each in words and order of its own, about 210 words
an article; one draft in ten has a wrong figure. The same arguments write the same bytes.
"""
import pathlib
import random
import sys

PLACES = "Harlow Marrow Tarnford Quillon Veldt Orrin Brackley Stenmoor Calder Lindow Ashby Pellworth".split()
FIRST = "Ida Tom Lena Rosa Edith Victor Halvard Ines Maren Oskar Judith Callum".split()
LAST = "Brandt Arkell Quist Marlow Penn Moor Maas Deakin Storr Vance Elling Rask".split()
MONTHS = "January February March April May June July August September October November".split()
KINDS = [("warehouse", "fire"), ("ferry", "fire"), ("bridge", "collapse"), ("quarry", "landslide"), ("mill", "explosion")]
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def words(number):
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def event(chance):
    """What happened, the same for the draft and every source."""
    kind, what = chance.choice(KINDS)
    return {
        "kind": kind, "what": what, "place": chance.choice(PLACES) + chance.choice(["", " Bay", " Hill"]),
        "dead": chance.randint(2, 12), "hurt": chance.randint(13, 90), "homes": chance.randint(4, 30) * 10,
        "cost": chance.randint(12, 480) / 10, "built": chance.randint(1890, 2010), "crew": chance.randint(20, 300),
        "day": chance.randint(1, 28), "month": chance.choice(MONTHS), "owner": chance.choice(LAST) + " Holdings",
        "chief": f"{chance.choice(FIRST)} {chance.choice(LAST)}", "mayor": f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        "witness": f"{chance.choice(FIRST)} {chance.choice(LAST)}", "share": chance.randint(11, 89),
    }


def sentences(e, chance):
    """The event in the words of one outlet."""
    one = chance.choice
    dead, hurt = words(e["dead"]), e["hurt"]
    return [
        one([f"{dead.capitalize()} people died when the {e['kind']} in {e['place']} was destroyed by a {e['what']} on {e['month']} {e['day']}.",
             f"A {e['what']} at the {e['kind']} in {e['place']} killed {dead} people on {e['month']} {e['day']}, police said."]),
        one([f"Another {hurt} people were injured, fire chief {e['chief']} said.",
             f"Fire chief {e['chief']} told reporters that {hurt} people were hurt."]),
        one([f"The {e['kind']} was built in {e['built']} and belongs to {e['owner']}.",
             f"{e['owner']}, which owns the {e['kind']}, said that it was built in {e['built']}."]),
        one([f"About {e['homes']} homes around the {e['kind']} were evacuated during the night.",
             f"Police evacuated {e['homes']} homes near the {e['kind']} before midnight."]),
        one([f"The damage was put at ${e['cost']} million by the insurers.",
             f"Insurers estimate the damage at ${e['cost']} million."]),
        f"\"We heard a bang and then the lights went out,\" said {e['witness']}, who lives across the road.",
        one([f"Mayor {e['mayor']} promised an inquiry and said that the town would pay for new homes.",
             f"There will be an inquiry, Mayor {e['mayor']} said at the town hall of {e['place']}."]),
        one([f"{e['crew']} firefighters worked through the night to reach the last rooms.",
             f"It took {e['crew']} firefighters until the morning to reach the last rooms."]),
        one([f"An inspection in {e['built'] + 12} found that {e['share']} percent of the doors did not close.",
             f"Inspectors found {e['share']} percent of the doors broken in {e['built'] + 12}, a report shows."]),
        one(["The road to the coast stays closed until further notice.", "Trains do not stop in the town for now."]),
        one(["Schools in the district were closed on the following day.", "Neighbors brought blankets and hot soup."]),
        one([f"The owner has not answered questions about the {e['what']}.", "The company could not be reached on Sunday."]),
        one(["The cause is not yet known.", "Nobody could say on Sunday how it began, and the police asked for patience."]),
    ]


def article(e, chance):
    told = sentences(e, chance)
    rest = told[1:]
    chance.shuffle(rest)
    paragraphs = [told[0]] + [" ".join(rest[at:at + 2]) for at in range(0, len(rest), 2)]
    return "\n\n".join(paragraphs) + "\n"


def write(folder, checks, sources):
    chance = random.Random(7)
    config = ['fail-on = "error"\n']
    for number in range(checks):
        e = event(chance)
        name = f"story-{number:03}"
        kept = folder / "sources" / name
        kept.mkdir(parents=True, exist_ok=True)
        for at in range(sources):
            head = f"{e['what'].capitalize()} in {e['place']}\nOutlet {at}\n2026-{MONTHS.index(e['month']) + 1:02}-{e['day']:02}\n\n"
            (kept / f"outlet-{at}.txt").write_text(head + article(e, chance))
        drafted = dict(e, hurt=e["hurt"] + 100) if number % 10 == 0 else e
        (folder / "drafts").mkdir(exist_ok=True)
        (folder / "drafts" / f"{name}.md").write_text(f"# {e['what'].capitalize()} in {e['place']}\n\n" + article(drafted, chance))
        config.append(f'[[check]]\nname = "{name}"\ndraft = "drafts/{name}.md"\nsources = ["sources/{name}/*.txt"]\n')
    (folder / "crosscheck.toml").write_text("\n".join(config))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    write(pathlib.Path(sys.argv[1]), *(int(number) for number in (sys.argv[2:] + ["200", "5"][len(sys.argv) - 2:])[:2]))
