"""Invented numbers that come out the same on every machine: a hash, no clock,
no random generator."""
import hashlib


def chance(*key):
    """A number in [0, 1) that depends on `key` alone."""
    text = "|".join(str(part) for part in key).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:6], "big") / 2**48


def between(low, high, *key):
    return low + (high - low) * chance(*key)


def whole(low, high, *key):
    """An integer, both ends included."""
    return low + int((high - low + 1) * chance(*key))


def shares(total, weights, caps=None):
    """Splits the integer `total` by `weights`: largest remainders first. No
    part rises above its cap; what does not fit goes where there is room."""
    scale = sum(weights.values())
    exact = {key: total * w / scale for key, w in weights.items()}
    parts = {key: int(value) for key, value in exact.items()}
    order = sorted(parts, key=lambda key: (parts[key] - exact[key], key))
    for key in order[:total - sum(parts.values())]:
        parts[key] += 1
    return keep_below(parts, caps) if caps else parts


def keep_below(parts, caps):
    surplus = 0
    for key in parts:
        surplus += max(0, parts[key] - caps[key])
        parts[key] = min(parts[key], caps[key])
    for key in sorted(parts):
        more = min(surplus, caps[key] - parts[key])
        parts[key] += more
        surplus -= more
    assert surplus == 0, "the parts' caps are below the total"
    return parts
