#!/usr/bin/env python3
"""check.py DIR [--list KIND|all] [--raw FILE] -- COMMAND...

Runs COMMAND once with the path of one JSONL file appended (or in place of a
lone {} argument) and scores what it reads against the DIR/*.tsv phrases.
See README for the notation and the rules of matching.
"""
import glob, json, os, re, subprocess, sys, tempfile

KINDS = ["number", "ordinal", "percent", "range", "age", "money", "measure",
         "temperature", "date", "period", "datetime", "time", "duration"]
PUBLISHED = "2016-11-07"
RATIO = {"ratio", "fraction", "proportion", "rate"}
WHEN = {"date", "time", "datetime", "period"}
# kinds that are never a bare count
NOT_NUMBER = WHEN | {"money", "measure", "magnitude", "temperature", "ordinal",
                     "percent", "duration", "age", "score"}
NOT_RANGE = WHEN | {"score", "ordinal"}
EPS = 1e-6

# ---- units: name -> (dimension, factor to base) -------------------------
UNITS = {}
def unit(dim, factor, *names):
    for n in names:
        UNITS.setdefault(norm_unit(n), []).append((dim, factor))
def norm_unit(u):
    u = (u or "").strip().replace("²", "2").replace("³", "3").replace("^", "")
    u = u.replace("º", "°").replace("℃", "°C").replace("℉", "°F")
    if len(u) > 2:
        u = u.lower()
    u = re.sub(r"[\s._-]+", " ", u).strip()
    u = re.sub(r"^(square|sq) (\w+)$", r"sq \2", u)
    u = re.sub(r"^(cubic|cu) (\w+)$", r"cu \2", u)
    return u
def length(f, *names):
    unit("length", f, *names)
    for n in names:
        unit("area", f * f, n + "2", "sq " + n, "square " + n)
        unit("volume", f ** 3, n + "3", "cu " + n, "cubic " + n)
length(1000, "km", "kilometre", "kilometres", "kilometer", "kilometers")
length(1, "m", "metre", "metres", "meter", "meters")
length(.01, "cm", "centimetre", "centimetres", "centimeter", "centimeters")
length(.001, "mm", "millimetre", "millimetres", "millimeter", "millimeters")
length(1609.344, "mi", "mile", "miles")
length(.9144, "yd", "yard", "yards")
length(.3048, "ft", "foot", "feet")
length(.0254, "in", "inch", "inches")
unit("length", 1852, "nmi", "NM", "nautical mile", "nautical miles")
unit("area", 1e4, "ha", "hectare", "hectares")
unit("area", 4046.8564, "acre", "acres", "ac")
unit("mass", 1, "kg", "kilogram", "kilograms", "kilogramme", "kilo", "kilos")
unit("mass", .001, "g", "gram", "grams", "gramme")
unit("mass", 1e-6, "mg", "milligram", "milligrams")
unit("mass", .45359237, "lb", "lbs", "pound", "pounds")
unit("mass", .028349523, "oz", "ounce", "ounces")
unit("mass", 6.35029318, "st", "stone")
unit("mass", 1000, "t", "tonne", "tonnes", "ton", "tons", "metric ton")
unit("volume", .001, "l", "L", "litre", "litres", "liter", "liters")
unit("volume", 1e-6, "ml", "millilitre", "millilitres", "cc")
for f in (.003785412, .00454609):
    unit("volume", f, "gal", "gallon", "gallons")
unit("speed", 1 / 3.6, "km/h", "kmh", "kph", "kmph")
unit("speed", .44704, "mph", "mi/h")
unit("speed", 1, "m/s")
unit("speed", .514444, "kn", "kt", "knot", "knots")
for p, f in (("", 1), ("k", 1e3), ("m", 1e6), ("g", 1e9), ("t", 1e12)):
    sym = {"": "", "k": "k", "m": "M", "g": "G", "t": "T"}[p]
    word = {"": "", "k": "kilo", "m": "mega", "g": "giga", "t": "tera"}[p]
    unit("power", f, sym + "W", word + "watt", word + "watts")
    unit("energy", f, sym + "Wh", word + "watt hour", word + "watt hours")
    unit("data", f, sym + "B", word + "byte", word + "bytes")
TEMP = {"°c": "C", "c": "C", "celsius": "C", "degc": "C", "deg c": "C",
        "degree celsius": "C", "degrees celsius": "C", "centigrade": "C", "cel": "C",
        "°f": "F", "f": "F", "fahrenheit": "F", "degf": "F", "deg f": "F",
        "degree fahrenheit": "F", "degrees fahrenheit": "F", "k": "K", "kelvin": "K"}

def convert(v, frm, to):
    """All values of v (in unit frm) that it may have in unit to."""
    a, b = norm_unit(frm), norm_unit(to)
    ta, tb = TEMP.get(a.lower()), TEMP.get(b.lower())
    if tb:
        if ta is None:
            return []
        c = v if ta == "C" else (v - 32) / 1.8 if ta == "F" else v - 273.15
        return [c if tb == "C" else c * 1.8 + 32]
    if a == b:
        return [v]
    return [v * fa / fb for da, fa in UNITS.get(a, []) for db, fb in UNITS.get(b, []) if da == db]

# ---- helpers ------------------------------------------------------------
def num(x):
    if x is None or isinstance(x, bool):
        return None
    try:
        return float(str(x).replace(",", ""))
    except ValueError:
        return None
def kind_of(v): return str(v.get("kind") or "").lower()
def unit_of(v): return str(v.get("unit") or v.get("currency") or "")
def bounds(v):
    return num(v.get("low")), num(v.get("high"))
def near(a, b, rel=EPS, ab=1e-9):
    return abs(a - b) <= max(ab, rel * max(abs(a), abs(b)))
def parse(exp):
    """-> (approx?, low, high)"""
    if exp.startswith("~"):
        n = float(exp[1:]); return True, n, n
    lo, _, hi = exp.partition("..")
    return False, float(lo) if lo else None, float(hi) if hi else None
def fits(exp, low, high, rel=EPS, ab=1e-9):
    """Do the bounds read (low, high) fit the expected text (no unit)?"""
    ap, lo, hi = parse(exp)
    if low is None and high is None:
        return False
    if ap:
        if low is not None and high is not None and near(low, high):
            return near(low, lo, .10)
        return (low is None or low <= lo * (1 + EPS)) and (high is None or high >= lo * (1 - EPS))
    def side(e, g, is_low):
        if e is None:
            return g is None or (is_low and g == 0)
        return g is not None and near(e, g, rel, ab)
    return side(lo, low, True) and side(hi, high, False)
def stamp(v, key="from"):
    return str(v.get(key) or "")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FULL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
def day(s): return s[:10] if DAY.match(s) else ""
def has_clock(v):
    return bool(re.search(r"T\d\d:\d\d", stamp(v)))

# ---- per kind: does value v count as this kind / does it match ----------
def years(v):
    low, high = bounds(v); u = norm_unit(unit_of(v)).lower()
    k = kind_of(v); f = 1
    if k == "duration":
        f = 1 / 31536000
    elif u.startswith("month") or u == "mo": f = 1 / 12
    elif u.startswith("week"): f = 7 / 365
    elif u.startswith("day"): f = 1 / 365
    return tuple(None if x is None else x * f for x in (low, high))

def is_kind(kind, v):
    k = kind_of(v); low, high = bounds(v)
    if kind == "number": return k not in NOT_NUMBER and not (low is None and high is None)
    if kind == "percent": return k == "percent" or k in RATIO
    if kind == "range":
        return k not in NOT_RANGE and low is not None and high is not None and low < high and not near(low, high)
    if kind == "temperature":
        return k in ("measure", "magnitude", "temperature") and norm_unit(unit_of(v)).lower() in TEMP
    if kind == "measure":
        return k == "measure" or k == "magnitude" and bool(unit_of(v))
    if kind == "date":
        f = day(stamp(v))
        return k != "time" and bool(f) and f == (day(stamp(v, "to")) or f)
    if kind == "period":
        f, t = day(stamp(v)), day(stamp(v, "to"))
        return bool(f) and bool(t) and f != t
    # a clock time; midnight on a value not said to be a time is just a day's start
    clock = k in WHEN and has_clock(v) and \
        (k in ("time", "datetime") or not re.search(r"T00:00(:00)?(Z|[+-]|$)", stamp(v)))
    if kind == "datetime": return clock and bool(FULL.match(stamp(v)))
    if kind == "time": return clock
    return k == kind            # ordinal, age, money, duration

def matches(kind, exp, v):
    k = kind_of(v); low, high = bounds(v)
    if kind == "number":
        return is_kind(kind, v) and fits(exp, low, high)
    if kind == "ordinal":
        return k == "ordinal" and any(x is not None and near(x, float(exp)) for x in (low, high))
    if kind == "percent":
        if k == "percent": return fits(exp, low, high, 1e-6, .01)
        if k in RATIO:
            l, h = (None if x is None else x * 100 for x in (low, high))
            return fits(exp, l, h, 0, .5)
        return False
    if kind == "range":
        if k in NOT_RANGE or low is None or high is None: return False
        _, lo, hi = parse(exp)
        if fits(exp, low, high, 1e-3): return True
        if k == "percent" or k in RATIO:
            return near(low, lo * 100, 1e-2) and near(high, hi * 100, 1e-2) or \
                   near(low * 100, lo, 1e-2) and near(high * 100, hi, 1e-2)
        # a unit was converted: both bounds grew by one factor
        if k in ("measure", "magnitude", "duration", "age") and lo and hi and low > 0:
            return near(low / lo, high / hi, 5e-3)
        return False
    if kind == "age":
        if k == "age" or (k == "duration" and "year" in unit_of(v).lower()):
            return fits(exp, *years(v), rel=.01)
        return False
    if kind == "money":
        val, cur = exp.rsplit(" ", 1)
        return k == "money" and unit_of(v).upper() == cur and fits(val, low, high)
    if kind in ("measure", "temperature"):
        val, u = exp.rsplit(" ", 1) if kind == "temperature" else exp.split(" ", 1)
        want = float(val)
        if k not in ("measure", "magnitude", "temperature"): return False
        ls = [None] if low is None else convert(low, unit_of(v), u)
        hs = [None] if high is None else convert(high, unit_of(v), u)
        ok = lambda x: near(x, want, .005, .051 if kind == "temperature" else 1e-9)
        for l in ls:
            for h in hs:
                if l is None and h is None: continue
                if (l is None or ok(l)) and (h is None or ok(h)): return True
                if None not in (l, h) and l <= want <= h and (h - l) <= .35 * max(abs(want), 1): return True
        return False
    f, t = stamp(v), stamp(v, "to")
    if kind == "date":
        return day(f) == exp and (day(t) or exp) == exp
    if kind == "period":
        a, b = exp.split(".."); return day(f) == a and day(t) == b
    if kind == "datetime":
        return f[:16].replace(" ", "T") == exp
    if kind == "time":
        m = re.search(r"(?:T|^)(\d\d:\d\d)", f); return bool(m) and m.group(1) == exp
    if kind == "duration":
        if k != "duration": return False
        if fits(exp, low, high, .01): return True
        ap, lo, hi = parse(exp)      # months of 30.44 days
        g = 30.44 / 30
        return not ap and all(x is None or x % 2592000 == 0 for x in (lo, hi)) and \
            fits(f"{'' if lo is None else lo * g}..{'' if hi is None else hi * g}", low, high, .01)
    return False

def short(v):
    o = {x: v[x] for x in ("text", "kind", "low", "high", "unit", "from", "to") if v.get(x) is not None}
    return json.dumps(o, ensure_ascii=False)

def main():
    a = sys.argv[1:]
    if "--" not in a or a[0] == "--":
        sys.exit(__doc__)
    i = a.index("--"); opts, cmd = a[:i], a[i + 1:]
    d, opts = opts[0], opts[1:]
    listed = raw = None
    while opts:
        o = opts.pop(0)
        if o == "--list": listed = opts.pop(0)
        elif o == "--raw": raw = opts.pop(0)
        else: sys.exit(f"unknown option {o}")
    cases = []
    for k in KINDS:
        p = os.path.join(d, k + ".tsv")
        if not os.path.exists(p): continue
        for n, l in enumerate(open(p, encoding="utf8").read().split("\n"), 1):
            if not l: continue
            c = l.split("\t")
            if len(c) != 3: sys.exit(f"{p}:{n}: {len(c)} columns")
            cases.append(c)
    if not cases: sys.exit(f"no phrases in {d}")
    with tempfile.TemporaryDirectory() as td:
        p = os.path.join(td, "phrases.jsonl")
        with open(p, "w", encoding="utf8") as w:
            for n, (_, t, _) in enumerate(cases):
                w.write(json.dumps({"id": f"case-{n}", "text": t, "published": PUBLISHED}, ensure_ascii=False) + "\n")
        cmd = [p if x == "{}" else x for x in cmd] if "{}" in cmd else cmd + [p]
        r = subprocess.run(cmd, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out = r.stdout.decode("utf8", "replace")
    if raw: open(raw, "w", encoding="utf8").write(out)
    try:
        got, _ = json.JSONDecoder().raw_decode(out[out.index("{"):])
    except ValueError as e:
        sys.exit(f"no JSON from the command (exit {r.returncode}): {e}\n{out[:500]}\n{r.stderr.decode('utf8','replace')[:2000]}")
    where = {}
    for s in got.get("sources", []):
        m = re.search(r"case-(\d+)\b(?!.*case-)", str(s.get("path") or s.get("id") or ""))
        if m: where[s.get("source")] = int(m.group(1))
    if not where: print("warning: no source has a case-N path", file=sys.stderr)
    vals = {}
    for v in got.get("values", []):
        if v.get("source") in where: vals.setdefault(where[v["source"]], []).append(v)
    tot = {}
    for n, (k, t, e) in enumerate(cases):
        vs = vals.get(n, [])
        ok = not any(is_kind(k, v) for v in vs) if e == "-" else any(matches(k, e, v) for v in vs)
        s = tot.setdefault(k, [0, 0, 0, 0]); neg = 2 if e == "-" else 0
        s[neg] += ok; s[neg + 1] += 1
        if not ok and listed in (k, "all"):
            print(f"{k}\t{t}\n    expected {e}\n    got      " + ("\n             ".join(map(short, vs)) or "nothing"))
    A = [0, 0, 0, 0]
    for k, s in list(tot.items()) + [("all", A)]:
        if k != "all": A[:] = [x + y for x, y in zip(A, s)]
        r_, n_ = s[0] + s[2], s[1] + s[3]
        print(f"{k:<12} {r_:>3}/{n_} = {100 * r_ / n_:5.1f}%   (values {s[0]}/{s[1]}, traps {s[2]}/{s[3]})")
main()
