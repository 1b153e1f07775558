"""Belongs here: from pairs that may be one event to events, all of whose claims may pairwise be one.
Does not: what makes a pair compatible (compatibility), and the events' ids (identity).
"""

import numpy as np
import polars as pl
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

_APART = 1e9


def cluster(n_groups: int, pairs: pl.DataFrame) -> np.ndarray:
    """A cluster number for each of `n_groups` groups, given the compatible `pairs` (left, right, distance in days).

    Connected components first; a component in which some pair is not compatible (an undated report that would fit two
    agreements of different years) is cut by complete linkage, so that what is joined is pairwise compatible and the
    nearest in time joins first.
    """
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    links = coo_matrix((np.ones(len(left), dtype=np.int8), (left, right)), shape=(n_groups, n_groups))
    _, labels = connected_components(links, directed=False)
    sizes = np.bincount(labels, minlength=1)
    edges = np.bincount(labels[left], minlength=len(sizes))
    torn = np.flatnonzero(edges < sizes * (sizes - 1) // 2)
    if len(torn) == 0:
        return labels
    numbered = labels.astype(np.int64) * n_groups
    members_of = _positions(labels, torn)
    edges_of = _positions(labels[left], torn)
    distance = pairs["distance"].to_numpy()
    for component in torn.tolist():
        members, rows = members_of[component], edges_of[component]
        numbered[members] += _complete_linkage(members, left[rows], right[rows], distance[rows])
    return np.unique(numbered, return_inverse=True)[1]


def _positions(labels: np.ndarray, wanted: np.ndarray) -> dict[int, np.ndarray]:
    order = np.argsort(labels, kind="stable")
    bounds = np.searchsorted(labels[order], [wanted, wanted + 1])
    return {int(label): order[start:stop] for label, start, stop in zip(wanted, *bounds, strict=True)}


def _complete_linkage(members: np.ndarray, left: np.ndarray, right: np.ndarray, distance: np.ndarray) -> np.ndarray:
    size = len(members)
    square = np.full((size, size), _APART)
    rows, columns = np.searchsorted(members, left), np.searchsorted(members, right)
    square[rows, columns] = distance
    square[columns, rows] = distance
    return (
        fcluster(linkage(square[np.triu_indices(size, 1)], method="complete"), t=_APART / 2, criterion="distance") - 1
    )
