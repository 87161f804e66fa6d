#!/usr/bin/env python3
"""How many labelled mentions with a typed value are read as a value of the right kind and normal form.

usage: values_gold.py DIR [--list] [--type TYPE] -- COMMAND...     COMMAND gets one JSONL file and prints the claims JSON
DIR holds articles/, labels/ and lines.json. Each labelled line becomes one source. A mention counts as read when a value of a
fitting kind overlaps its words and its normal form equals the label's where that is a plain number, date or time; a mention whose
words hold no value (no digit, number word, weekday, month or the like) is printed apart and not counted, with --all it is."""
import sys, json, glob, os, re, subprocess, tempfile

TYPES = {
    'count': {'count', 'ordinal', 'ratio', 'score', 'rank'}, 'magnitude': {'magnitude'}, 'money': {'money'}, 'percent': {'percent', 'ratio'},
    'measure': {'measure'}, 'duration': {'duration', 'age', 'date'}, 'age': {'age'}, 'date': {'date', 'time', 'duration'}, 'time': {'time', 'date', 'duration'},
}
# a label of type count whose norm has a unit ("13 minutes", "> $2 million") is of the unit's kind
UNIT_OF_NORM = [(re.compile(r'\b(?:second|minute|hour|day|week|month|year)s?\b'), {'duration'}), (re.compile(r'[$£€]'), {'money'})]
WORDS = r'zero|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|several|couple|handful|scores|decades?|centur(?:y|ies)|fortnight|first|second|fourth|fifth|sixth|tens'
DATES = r'(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|today|yesterday|tomorrow|tonight|weekend|week|month|year|noon|midnight|morning|afternoon|evening|night|dawn|ago'
HOLDS = re.compile(r'\d|\b(?:%s|%s)' % (WORDS, DATES), re.I)


def number(text):
    """The plain number of a norm: '>= 2.5 million' -> 2500000.0; None when it is anything more."""
    m = re.fullmatch(r'(?:[~<>=≥≤ ]|at least|about|almost|over)*\$?(-?\.?\d[\d,]*\.?\d*) ?(million|billion|m|bn|USD|EUR|GBP|ZAR|%|years?|h|s|km|nm|th|days?|months?|mi|m|minutes?)?(?: ?(?:USD|EUR|GBP))?', text.strip())
    if not m:
        return None
    scale = {'million': 1e6, 'billion': 1e9, 'bn': 1e9}.get(m[2], 1)
    return float(m[1].replace(',', '')) * scale


UNITS = {'h': 3600, 's': 1, 'year': 365 * 86400, 'years': 365 * 86400, 'day': 86400, 'days': 86400, 'month': 30 * 86400, 'months': 30 * 86400, 'minute': 60, 'minutes': 60}


def agrees(kind, norm, value):
    """Whether the value's figures or normal form are those of a plain norm."""
    if kind in ('date', 'time'):
        form = value.get('normalized') or ''
        day = re.fullmatch(r'\d{4}(-\d\d){0,2}', norm)
        if day:
            return norm in (value.get('from') or '') or form.startswith(norm) or norm.startswith(form)
        if norm in ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'):
            return norm in form
        clock = re.fullmatch(r'[~<>]?(\d\d:\d\d)', norm)
        if clock:
            return clock[1] in (value.get('from') or form)
        return True
    wanted = number(norm)
    if wanted is None:
        return True
    figures = [value.get('low'), value.get('high')]
    if value['kind'] == 'duration':
        unit = re.search(r'(h|s|years?|days?|months?|minutes?)$', norm)
        wanted *= UNITS[unit[1]] if unit else 1
    unit = re.search(r'\b(km|m)$', norm)
    factor = {('mi', 'km'): 1.609344, ('ft', 'm'): 0.3048}.get((value.get('unit'), unit[1] if unit else None))
    if factor:
        return any(f is not None and abs(f * factor - wanted) <= 0.01 * wanted for f in figures)
    if value['kind'] == 'ratio' and kind == 'percent':
        figures = [f * 100 if f is not None else None for f in figures]
    if kind == 'money' and re.search(r'\bm$|\dm$', norm):
        wanted *= 1e6
    if value['kind'] == 'date':
        return True
    return any(f is not None and abs(f - wanted) <= 1e-6 * max(1, abs(wanted)) for f in figures)


def main():
    arguments = sys.argv[1:]
    folder, command, head = arguments[0], arguments[arguments.index('--') + 1:], arguments[1:arguments.index('--')]
    only = head[head.index('--type') + 1] if '--type' in head else None
    lines = json.load(open(f'{folder}/lines.json'))
    mentions = []
    for path in sorted(glob.glob(f'{folder}/labels/*.jsonl')):
        cluster = os.path.basename(path)[:-6]
        for row in map(json.loads, open(path)):
            if row['kind'] == 'fact' and row['type'] in TYPES and (only is None or row['type'] == only):
                mentions += [(cluster, row['type'], m) for m in row['mentions']]
    texts, rows = {}, []
    for cluster, kind, m in mentions:
        numbered = {sentence: int(line) for line, sentence in lines[cluster][m['doc']].items()}
        text = open(f"{folder}/articles/{cluster}/{m['doc']}.txt").read().split('\n')[numbered[m['sent']] - 1]
        rows.append((cluster, kind, m, texts.setdefault(text, len(texts)), text))
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', delete=False) as out:
        for text, at in texts.items():
            out.write(json.dumps({'id': f'line-{at}', 'text': text}) + '\n')
    report = json.loads(subprocess.run(command + [out.name], capture_output=True, text=True).stdout)
    os.unlink(out.name)
    place = {s['source']: int(s['path'].split('line-')[-1]) for s in report['sources']}
    values = {}
    for v in report['values']:
        values.setdefault(place[v['source']], []).append(v)
    score = {}
    for cluster, kind, m, at, text in rows:
        start = text.find(m['value'])
        b = lambda n: len(text[:n].encode())
        span = (b(start), b(start + len(m['value'])))
        near = [v for v in values.get(at, []) if v['start_byte'] < span[1] and v['end_byte'] > span[0]]
        kinds = TYPES[kind].union(*(more for form, more in UNIT_OF_NORM if kind == 'count' and form.search(m['norm'])))
        fitting = [v for v in near if v['kind'] in kinds]
        good = any(agrees(kind, m['norm'], v) for v in fitting)
        holds = bool(HOLDS.search(m['value'])) or '--all' in head
        tally = score.setdefault(kind, [0, 0, 0])
        if not holds and not good:
            tally[2] += 1
        else:
            tally[0] += good
            tally[1] += 1
        if '--list' in head and not good:
            got = [(v['text'], v['kind'], v.get('normalized') or v.get('low') or v.get('from')) for v in near]
            print('MISS' if holds else 'none', kind, repr(m['value']), '=>', repr(m['norm']), 'got', got)
    for kind, (good, total, apart) in sorted(score.items()):
        print(f'{kind:10} {good}/{total} = {good / max(1, total):.3f}   ({apart} without a value in their words)')
    good, total, apart = (sum(t[i] for t in score.values()) for i in range(3))
    print(f'all        {good}/{total} = {good / max(1, total):.3f}   ({apart} apart; with them {good / max(1, total + apart):.3f})')


if __name__ == '__main__':
    main()
