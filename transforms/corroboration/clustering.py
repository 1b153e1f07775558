"""Belongs here: from pairs that may be one event to events, all of whose claims may pairwise be one.
Does not: what makes a pair compatible (compatibility), and the events' ids (identity).
"""

import numpy as np
import polars as pl
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

MOST_IN_ONE_LINKAGE = 4_000

_APART = 1e9


def cluster(n_groups: int, pairs: pl.DataFrame) -> np.ndarray:
    """A cluster number for each of `n_groups` groups, given the compatible `pairs` (left, right, distance in days).

    Connected components first; a component in which some pair is not compatible (an undated report that would fit two
    agreements of different years) is cut by complete linkage, so that what is joined is pairwise compatible and the
    nearest in time joins first. Complete linkage takes memory by the square: a component of more than
    `MOST_IN_ONE_LINKAGE` groups is cut in pieces of that size first, in the order of the groups, which is that of time.
    """
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    distance = pairs["distance"].to_numpy()
    labels, torn = _components(n_groups, left, right)
    if not torn:
        return labels
    numbered = labels.astype(np.int64) * n_groups
    for members, rows in zip(_positions(labels, torn), _positions(labels[left], torn), strict=True):
        ends = np.searchsorted(members, left[rows]), np.searchsorted(members, right[rows])
        numbered[members] += _cut(len(members), *ends, distance[rows])
    return np.unique(numbered, return_inverse=True)[1]


def _components(size: int, left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, list[int]]:
    """A label for each node, and the labels of the components that lack some pair."""
    links = coo_matrix((np.ones(len(left), dtype=np.int8), (left, right)), shape=(size, size))
    _, labels = connected_components(links, directed=False)
    sizes = np.bincount(labels)
    edges = np.bincount(labels[left], minlength=len(sizes))
    return labels, np.flatnonzero(edges < sizes * (sizes - 1) // 2).tolist()


def _positions(labels: np.ndarray, wanted: list[int]) -> list[np.ndarray]:
    """For each wanted label the positions that carry it, in order."""
    order = np.argsort(labels, kind="stable")
    starts = np.searchsorted(labels[order], wanted)
    stops = np.searchsorted(labels[order], wanted, side="right")
    return [order[start:stop] for start, stop in zip(starts, stops, strict=True)]


def _cut(size: int, left: np.ndarray, right: np.ndarray, distance: np.ndarray) -> np.ndarray:
    numbers = np.zeros(size, dtype=np.int64)
    for start in range(0, size, MOST_IN_ONE_LINKAGE):
        stop = min(start + MOST_IN_ONE_LINKAGE, size)
        inside = (left >= start) & (left < stop) & (right >= start) & (right < stop)
        part = _complete_linkage(stop - start, left[inside] - start, right[inside] - start, distance[inside])
        numbers[start:stop] = start + part
    return numbers


def _complete_linkage(size: int, left: np.ndarray, right: np.ndarray, distance: np.ndarray) -> np.ndarray:
    square = np.full((size, size), _APART)
    square[left, right] = distance
    square[right, left] = distance
    if size == 1:
        return np.zeros(1, dtype=np.int64)
    tree = linkage(square[np.triu_indices(size, 1)], method="complete")
    return fcluster(tree, t=_APART / 2, criterion="distance") - 1
