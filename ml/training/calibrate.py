"""
What makes a model as sure as it is right, for few answers and for many; and how sure it must be before it is called sure.
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
class Calibration:
    """
    scores = (naive Bayes + trust · trees) · coolness. What was denied makes silence mean less, so trust falls with it:
    trust = trust_base + trust_slope · ln(1 + absent), 0 to 1; coolness = base + slope · ln(1 + known), within bounds.
    """

    base: float = 1.0
    slope: float = 0.0
    trust_base: float = 1.0
    trust_slope: float = 0.0

    def of(self, vectors: np.ndarray, findings: int, naive: np.ndarray, trees: np.ndarray | float) -> np.ndarray:
        """Calibrated log-scores."""
        absent = vectors[:, findings : 2 * findings].sum(axis=1, keepdims=True)
        known = vectors[:, :findings].sum(axis=1, keepdims=True) + absent
        trust = np.clip(self.trust_base + self.trust_slope * np.log(1 + absent), 0, 1)
        coolness = np.clip(self.base + self.slope * np.log(1 + known), COOLEST, HOTTEST)
        return (naive + trust * trees) * coolness


def fit(vectors: np.ndarray, findings: int, naive: np.ndarray, trees: np.ndarray | float, conditions: np.ndarray) -> Calibration:
    """The calibration of the least log-loss."""
    found = minimize(
        lambda x: log_loss(softmax(Calibration(*x).of(vectors, findings, naive, trees)), conditions),
        x0=[1.2, -0.05, 1.2, -0.15],
        method="Nelder-Mead",
        options={"xatol": 2e-3, "fatol": 1e-5, "maxiter": 120},
    )
    return Calibration(*(round(float(value), 4) for value in found.x))


def sure_from(probabilities: np.ndarray, conditions: np.ndarray) -> float:
    """The least probability of the first condition from which it is right in three of four, to two decimals."""
    sureness, correct = probabilities.max(axis=1), probabilities.argmax(axis=1) == conditions
    for least in np.arange(0.2, 0.95, 0.01):
        above = sureness >= least
        if above.any() and correct[above].mean() >= RIGHT_WHEN_SURE:
            return round(float(least), 2)
    return 0.95
