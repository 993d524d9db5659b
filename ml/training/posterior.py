"""
The generator's exact posterior: who knows the generator by heart can do no better. It sums over the hidden causes
(severity, and each cluster's switch), given which all findings are independent but for what they imply.
"""

import numpy as np

from generator import SEVERITIES, Generator
from knowledge import BANDS
from patients import ABSENT, MANNERS, NOT_SAID, PRESENT, UNKNOWN, Patients, answered, open_to
from reporting import denying, telling


class Posterior:
    def __init__(self, generator: Generator):
        self.generator = generator
        self.knowledge = generator.knowledge
        self.telling = {manner: telling(self.knowledge, manner) for manner in ("told", "anyhow")}
        self.denying = denying(self.knowledge)

    def probabilities(self, patients: Patients) -> np.ndarray:
        """P(condition | all that is known), for patients in any manner but "interview", of known age and sex."""
        scores = np.log(self.knowledge.prior) + self._who(patients)
        for manner in np.unique(patients.manner):
            for band in range(len(BANDS)):
                rows = np.flatnonzero((patients.band == band) & (patients.manner == manner))
                if len(rows):
                    scores[rows] += self._findings(patients.answers[rows], patients.sex[rows], band, MANNERS[manner])
        return softmax(scores)

    def _who(self, patients: Patients) -> np.ndarray:
        knowledge, cells = self.knowledge, self.generator.cells
        unsaid = patients.pregnancy == NOT_SAID
        each = cells[:, patients.band, patients.sex, patients.pregnancy].T
        with np.errstate(divide="ignore"):
            scores = np.log(np.where(unsaid[:, None], cells[:, patients.band, patients.sex].sum(axis=2).T, each))
        months = knowledge.months / knowledge.months.sum(axis=1, keepdims=True)
        scores += np.where(patients.month[:, None] == NOT_SAID, 0, np.log(months[:, patients.month].T))
        scores += _normal(np.log(patients.days), knowledge.log_duration, knowledge.spread)
        for i, values in enumerate((patients.systolic, patients.diastolic)):
            scores += _normal(values, *knowledge.pressure[:, i].T)
        return scores

    def _findings(self, answers: np.ndarray, sex: np.ndarray, band: int, manner: str) -> np.ndarray:
        """log P(answers | condition). Silence is evidence where someone said what they wished to."""
        knowledge = self.knowledge
        heard = answered(answers, knowledge.parent)
        silent = (answers == UNKNOWN) & open_to(answers, knowledge.parent) & knowledge.allowed[band][sex]
        evidence = [heard & (answers == PRESENT), heard & (answers == ABSENT), silent & (manner in self.telling)]
        evidence = np.hstack(evidence).astype(np.float32)
        return np.stack([self._of(c, band, evidence, manner) for c in range(len(knowledge.conditions))], axis=1)

    def _of(self, condition: int, band: int, evidence: np.ndarray, manner: str) -> np.ndarray:
        """One condition: within a severity the clusters are independent, each on or off by half."""
        clusters = self.knowledge.clusters[condition]
        n = len(self.knowledge.findings)
        alone = np.ones(3 * n, bool)
        for cluster in clusters:
            for part in range(3):
                alone[cluster.members + part * n] = False

        states = {s: self._weights(condition, self._chances(condition, band, s), manner) for s in (-1, 1)}
        base = states[1][:, alone]
        total = evidence[:, alone] @ base.T.astype(np.float32)
        for cluster in clusters:
            columns = np.concatenate([cluster.members + part * n for part in range(3)])
            seen = evidence[:, columns]
            on, off = (seen @ states[s][:, columns].T.astype(np.float32) for s in (1, -1))
            total = total + np.logaddexp(on, off) - np.log(2)
        return _log_mean(total)

    def _weights(self, condition: int, chance: np.ndarray, manner: str) -> np.ndarray:
        """[severity, present | absent | silent]: what each finding says in log-chances."""
        if manner not in self.telling:
            return np.hstack([np.log(chance), np.log1p(-chance), np.zeros_like(chance)])
        present, absent = self.telling[manner][condition], self.denying
        silent = np.log(chance * (1 - present) + (1 - chance) * (1 - absent))
        return np.hstack([np.log(chance * present), np.log1p(-chance), silent])

    def _chances(self, condition: int, band: int, switch: int) -> np.ndarray:
        """[severity, finding], all switches alike: only one cluster's columns are read at a time."""
        ones = np.full(len(SEVERITIES), float(switch))
        return self.generator.chances(condition, band, SEVERITIES, [ones] * len(self.knowledge.clusters[condition]))


def softmax(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max(axis=1, keepdims=True)
    exponents = np.exp(scores)
    return exponents / exponents.sum(axis=1, keepdims=True)


def _log_mean(scores: np.ndarray) -> np.ndarray:
    top = scores.max(axis=1, keepdims=True)
    return top[:, 0] + np.log(np.exp(scores - top).mean(axis=1))


def _normal(values: np.ndarray, mean: np.ndarray, deviation: np.ndarray) -> np.ndarray:
    density = -0.5 * ((values[:, None] - mean) / deviation) ** 2 - np.log(deviation)
    return np.where(np.isnan(values)[:, None], 0, density)
