"""Belongs here: which articles are copies of another: one wire report on several sites.
Does not: what counting copies once means for facts (corroboration).
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import numpy as np
import polars as pl

_PERMUTATIONS = 96
_BANDS, _ROWS = 24, 4
_THRESHOLD = 0.6
_SHINGLE = 3
_MAX_WORDS = 1500
_WORD = re.compile(r"\w+")
_SEED = 20201122


def mark_duplicates(articles: pl.DataFrame) -> pl.DataFrame:
    """Fill `duplicate_of`: of articles with nearly the same body, all but the earliest point to the earliest.

    `articles` needs doc_id, body and published_on; rejected pages and bodies under 20 words stay unmarked. Copies are
    found by MinHash (datasketch; LSH bands, then an estimated Jaccard similarity of word shingles of at least 0.6):
    time and memory grow linearly with the number of articles. Each copy points to an article that is itself no copy.
    """
    bodies = articles["body"].fill_null("").to_list()
    signatures = dict(_signatures(bodies))
    parent = {index: index for index in signatures}

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, second in _candidates(signatures):
        a, b = root(first), root(second)
        if a != b and float(np.mean(signatures[first] == signatures[second])) >= _THRESHOLD:
            parent[max(a, b)] = min(a, b)
    groups = defaultdict(list)
    for index in signatures:
        groups[root(index)].append(index)
    ids = articles["doc_id"].to_list()
    days = articles["published_on"].to_list()
    original: list[str | None] = [None] * len(ids)
    for members in groups.values():
        if len(members) > 1:
            earliest = min(members, key=lambda index: (days[index] is None, days[index] or date.max, str(ids[index])))
            for index in members:
                original[index] = None if index == earliest else ids[earliest]
    return articles.with_columns(pl.Series("duplicate_of", original, dtype=pl.String))


def _signatures(bodies: list[str]) -> Iterator[tuple[int, np.ndarray]]:
    from datasketch import MinHash

    empty = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=zlib.crc32)
    for index, body in enumerate(bodies):
        words = _WORD.findall(body)[:_MAX_WORDS]
        if len(words) < 20:
            continue
        sketch = empty.copy()
        sketch.update_batch(
            sorted({" ".join(words[i : i + _SHINGLE]).encode() for i in range(len(words) - _SHINGLE + 1)})
        )
        yield index, sketch.hashvalues


def _candidates(signatures: dict[int, np.ndarray]) -> Iterator[tuple[int, int]]:
    """Pairs that agree in a whole band: each article with the first of its bucket."""
    for band in range(_BANDS):
        buckets: dict[bytes, int] = {}
        for index, signature in signatures.items():
            key = signature[band * _ROWS : (band + 1) * _ROWS].tobytes()
            first = buckets.setdefault(key, index)
            if first != index:
                yield first, index
