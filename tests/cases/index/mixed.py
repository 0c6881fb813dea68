"""A second index over the same survey with every other method: its element of
index.xml, and its scores from the definitions alone. One year at a time, what is
missing left out.

Sources: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5
and 6; UNDP's goalposts."""
import math

# Leaf: indicator, weight, lower is better, method, its parameters.
GROUPS = [
    ("M1", "0.5", "geometric", [
        ("I01", "0.4", False, "min-max", {"low": 1, "high": 100}),
        ("I02", "0.3", False, "rank", {"low": 1, "high": 100}),
        ("I03", "0.2", True, "percentile", {"low": 1, "high": 100}),
        ("I04", "0.1", True, "goalposts",
         {"low": 1, "high": 100, "from": 30, "to": 80})]),
    ("M2", "0.3", "harmonic", [
        ("I06", "0.5", False, "target", {"low": 1, "high": 100, "to": 80}),
        ("I08", "0.25", True, "best-in-group", {"low": 1, "high": 100}),
        ("I09", "0.25", False, "fraction-of-max", {"low": 1, "high": 100})]),
    ("M3", "0.2", "arithmetic", [
        ("I11", "0.75", False, "z-score", {"mean": 50, "sd": 10}),
        ("I12", "0.25", True, "min-max", {"low": 0, "high": 100})]),
]
BONUS = ("I11", 85, 3)  # above 85: 3 points
VETO = ("I01", 24, 30)  # below 24: no more than 30
COVERAGE = 0.75


def xml():
    def words(parameters):
        return "".join(' %s="%s"' % item for item in parameters.items())
    groups = "".join(
        '<group code="%s" zh="%s" en="%s" weight="%s" aggregate="%s">%s</group>'
        % (code, code, code, weight, mean, "".join(
            '<indicator of="%s" weight="%s" direction="%s" method="%s"%s/>\n'
            % (i, w, "lower" if lower else "higher", method, words(parameters))
            for i, w, lower, method, parameters in leaves))
        for code, weight, mean, leaves in GROUPS)
    return ('<index code="MIXED" zh="混" en="Mixed" sum="1" years="one" '
            'decimals="12" coverage="%s" missing="exclude">'
            '<note zh="测试" en="for a test"/>%s'
            '<bonus zh="加" en="bonus" points="%d">%s &gt; %d</bonus>'
            '<veto zh="否" en="veto" limit="%d">%s &lt; %d</veto>'
            '</index>\n' % (COVERAGE, groups, BONUS[2], BONUS[0], BONUS[1],
                            VETO[2], VETO[0], VETO[1]))


def part(method, p, x, column, peers, lower):
    """Where x lies on the scale of 0 to 1."""
    sign = -1 if lower else 1
    others = [v for v in column if v is not None]
    ups = [sign * v for v in others]
    up = sign * x
    if method == "min-max":
        return (up - min(ups)) / (max(ups) - min(ups))
    if method == "rank":
        return (len(ups) - 1 - sum(v > up for v in ups)) / (len(ups) - 1)
    if method == "percentile":
        return sum(v < up for v in ups) / (len(ups) - 1)
    if method == "goalposts":
        t = (x - p["from"]) / (p["to"] - p["from"])
        return min(max(1 - t if lower else t, 0), 1)
    if method == "target":
        return min((up - min(ups)) / (sign * p["to"] - min(ups)), 1)
    best = max(ups) if method == "fraction-of-max" else max(
        sign * v for v in peers if v is not None)
    return sign * best / x if lower else x / (sign * best)


def scored(leaf, column, group):
    _, _, lower, method, p = leaf
    known = [v for v in column.values() if v is not None]
    scores = {}
    for area, x in column.items():
        if x is None:
            scores[area] = None
        elif method == "z-score":
            mean = math.fsum(known) / len(known)
            deviation = math.sqrt(math.fsum((v - mean) ** 2 for v in known) /
                                  (len(known) - 1))
            z = (mean - x if lower else x - mean) / deviation
            scores[area] = p["mean"] + p["sd"] * z
        else:
            peers = [v for a, v in column.items() if group[a] == group[area]]
            t = part(method, p, x, column.values(), peers, lower)
            scores[area] = p["low"] + t * (p["high"] - p["low"])
    return scores


def mean_of(kind, parts):
    """Of (weight, score), those without a score left out."""
    parts = [(float(w), s) for w, s in parts if s is not None]
    whole = math.fsum(w for w, _ in parts)
    if not parts:
        return None
    if kind == "geometric":
        return math.exp(math.fsum(w * math.log(s) for w, s in parts) / whole)
    if kind == "harmonic":
        return whole / math.fsum(w / s for w, s in parts)
    return math.fsum(w * s for w, s in parts) / whole


def ruled(score, values):
    """Bonus, then veto."""
    bonus, veto = values[BONUS[0]], values[VETO[0]]
    if bonus is not None and bonus > BONUS[1]:
        score += BONUS[2]
    if veto is not None and veto < VETO[1]:
        score = min(score, VETO[2])
    return score


def index(raw, areas, group, year):
    """Code -> area -> score, of a year's raw values by (indicator, area)."""
    scores = {"MIXED": {}}
    for code, _, mean, leaves in GROUPS:
        for leaf in leaves:
            column = {a: raw[leaf[0], year, a] for a in areas}
            scores[leaf[0]] = scored(leaf, column, group)
        scores[code] = {a: mean_of(mean, [(leaf[1], scores[leaf[0]][a])
                                          for leaf in leaves]) for a in areas}
    indicators = [leaf[0] for g in GROUPS for leaf in g[3]]
    for a in areas:
        values = {i: raw[i, year, a] for i in indicators}
        known = sum(v is not None for v in values.values())
        whole = mean_of("arithmetic", [(g[1], scores[g[0]][a]) for g in GROUPS])
        enough = known >= COVERAGE * len(indicators)
        scores["MIXED"][a] = ruled(whole, values) if enough else None
    return scores
