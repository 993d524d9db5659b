"""
What makes a model as sure as it is right: its log-scores are multiplied by `coolness`, which depends on how many answers
are known; and how sure it must be before it is called sure.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from measure import log_loss
from posterior import softmax

RIGHT_WHEN_SURE = 0.75
FEWEST_FINDINGS = 2
COOLEST, HOTTEST = 0.4, 2.0


@dataclass(frozen=True)
class Coolness:
    """factor = base + slope · ln(1 + answers known), within bounds."""

    base: float = 1.0
    slope: float = 0.0

    def of(self, vectors: np.ndarray, findings: int) -> np.ndarray:
        known = vectors[:, : 2 * findings].sum(axis=1)
        return np.clip(self.base + self.slope * np.log(1 + known), COOLEST, HOTTEST)[:, None]


def fit(scores: np.ndarray, vectors: np.ndarray, findings: int, conditions: np.ndarray) -> Coolness:
    """The coolness of the least log-loss."""
    found = minimize(
        lambda x: log_loss(softmax(scores * Coolness(*x).of(vectors, findings)), conditions),
        x0=[1.0, 0.0],
        method="Nelder-Mead",
        options={"xatol": 1e-3, "fatol": 1e-6, "maxiter": 80},
    )
    return Coolness(*(round(float(value), 4) for value in found.x))


def sure_from(probabilities: np.ndarray, conditions: np.ndarray) -> float:
    """The least probability of the first condition from which it is right in three of four, to two decimals."""
    sureness, correct = probabilities.max(axis=1), probabilities.argmax(axis=1) == conditions
    for least in np.arange(0.2, 0.95, 0.01):
        above = sureness >= least
        if above.any() and correct[above].mean() >= RIGHT_WHEN_SURE:
            return round(float(least), 2)
    return 0.95
