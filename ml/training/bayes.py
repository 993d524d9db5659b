"""
Naive Bayes over the tables: every finding speaks for itself, given what it implies. The scores are linear in the features,
so they are one matrix. core/rules/bayes has the same in TypeScript.
"""

import numpy as np

import features
from generator import PREGNANT_OF_WOMEN, WRONGLY_CLAIMED, WRONGLY_DENIED, cells_of
from knowledge import BANDS, SEXES, Knowledge, given_parent
from patients import Patients

IMPOSSIBLE = 1e-5
"""Stands for zero: someone may have pressed the wrong key for their sex."""


class NaiveBayes:
    def __init__(self, knowledge: Knowledge):
        self.knowledge = knowledge
        self.weights, self.bias = _linear(knowledge)

    def scores(self, patients: Patients) -> np.ndarray:
        """log P(condition, what is known), [patient, condition], but for a constant."""
        return features.vectors(self.knowledge, patients) @ self.weights + self.bias


def _linear(knowledge: Knowledge) -> tuple[np.ndarray, np.ndarray]:
    names = features.names(knowledge)
    at = {name: i for i, name in enumerate(names)}
    weights = np.zeros((len(names), len(knowledge.conditions)))

    chance = given_parent(knowledge.chance, knowledge.parent)
    chance = chance * (1 - WRONGLY_DENIED) + (1 - chance) * WRONGLY_CLAIMED
    n = len(knowledge.findings)
    weights[:n] = np.log(chance).T
    weights[n : 2 * n] = _log_absent(chance, knowledge.parent).T

    cells = cells_of(knowledge)
    for b, band in enumerate(BANDS):
        weights[at[f"band:{band}"]] = _log(cells[:, b].sum(axis=(1, 2)))
    for s, sex in enumerate(SEXES):
        weights[at[f"sex:{sex}"]] = _log(cells[:, :, s].sum(axis=(1, 2)))
    adult = BANDS.index("adult")
    women = cells[:, adult, SEXES.index("female")]
    total = women.sum(axis=1, keepdims=True)
    share = np.where(total > 0, women / np.where(total > 0, total, 1), PREGNANT_OF_WOMEN)
    for p, answer in enumerate(features.PREGNANCY_FEATURES[:3]):
        weights[at[f"pregnancy:{answer}"]] = _log(share[:, p])
    months = knowledge.months / knowledge.months.sum(axis=1, keepdims=True)
    for month in range(12):
        weights[at[f"month:{month + 1}"]] = _log(months[:, month])

    _normal(weights, at, "days", knowledge.log_duration, knowledge.spread, 0, features.DAYS_SCALE)
    for i, (name, (middle, scale)) in enumerate(features.PRESSURES.items()):
        _normal(weights, at, name, knowledge.pressure[:, i, 0], knowledge.pressure[:, i, 1], middle, scale)
    return weights, np.log(knowledge.prior)


def _log_absent(chance: np.ndarray, parent: np.ndarray) -> np.ndarray:
    """Absent children are answered with their parent: where it is absent, they say nothing more."""
    absent = np.log1p(-chance)
    result = absent.copy()
    for child, above in enumerate(parent):
        if above >= 0:
            result[:, above] -= absent[:, child]
    return result


def _log(chances: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(chances, IMPOSSIBLE))


def _normal(weights, at, name: str, mean: np.ndarray, deviation: np.ndarray, middle: float, scale: float) -> None:
    """The log-density of a normal is linear in known, the value and its square."""
    mean, deviation = (mean - middle) / scale, deviation / scale
    weights[at[f"{name}-known"]] = -np.log(deviation) - mean**2 / (2 * deviation**2)
    weights[at[name]] = mean / deviation**2
    weights[at[f"{name}-squared"]] = -1 / (2 * deviation**2)
