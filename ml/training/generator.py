"""
Patients as the knowledge has them, with what makes real ones harder than a table: how ill someone is moves all symptoms
together, clusters come or stay away as one, age changes what is noticed, and answers are sometimes wrong. All of it is
drawn from few hidden causes, so that the exact posterior can be summed (posterior.py).
"""

import numpy as np

from knowledge import BANDS, Knowledge, given_parent
from patients import ABSENT, PRESENT, UNKNOWN, Patients

CONTACTS_BY_BAND = np.array([0.02, 0.04, 0.12, 0.13, 0.55, 0.14])
"""Who asks for help, newborn to elder: before any condition is known."""
PREGNANT_OF_WOMEN = np.array([0.91, 0.06, 0.03])
"""no, yes, within 42 days, of females of 12 to 64 years."""
YEARS = {
    "newborn": (0, 60 / 365.25), "infant": (60 / 365.25, 1), "toddler": (1, 5),
    "child": (5, 12), "adult": (12, 65), "elder": (65, 90),
}
PREGNANT_YEARS = (15, 45)

SEVERITIES = np.array([-1.0, 0.0, 1.0])
"""Mild, middling, grave: each a third."""
SEVERITY_STRENGTH = 0.35
WRONGLY_DENIED, WRONGLY_CLAIMED = 0.03, 0.002

CANNOT_TELL = [
    "headache", "dizziness", "nausea", "chills", "body-ache", "sore-throat", "chest-pain", "palpitations", "numbness",
    "heartburn", "joint-pain", "back-pain", "limb-pain", "itching", "blurred-vision", "low-mood", "anxiety",
]
INTERPLAY = {
    **{(band, finding): share for band, share in [("newborn", 0.05), ("infant", 0.1), ("toddler", 0.4)] for finding in CANNOT_TELL},
    ("elder", "fever"): 0.8, ("elder", "chest-pain"): 0.8, ("elder", "confused"): 1.5, ("elder", "tiredness"): 1.2,
    ("newborn", "fever"): 0.7, ("toddler", "vomiting"): 1.2, ("infant", "vomiting"): 1.2,
}
"""By how much an age changes the chance of a finding: babies cannot tell, the old have less fever and pain."""

PRESSURE_TAKEN = TEMPERATURE_TAKEN = 0.12


class Generator:
    """Draws patients; `chances` and `cells` are what the exact posterior shares with it."""

    def __init__(self, knowledge: Knowledge):
        self.knowledge = knowledge
        self.cells = cells_of(knowledge)
        self.conditional = given_parent(_with_age(knowledge), knowledge.parent)
        self.index = {finding: i for i, finding in enumerate(knowledge.findings)}

    def chances(self, condition: int, band: int, severity, switches) -> np.ndarray:
        """
        P(said to be present | parent present, hidden causes), [n, F]: `severity` is [n] of SEVERITIES, `switches` one
        [n] of ±1 for each of the condition's clusters.
        """
        knowledge = self.knowledge
        base = self.conditional[condition, band]
        moved = SEVERITY_STRENGTH * knowledge.symptom * knowledge.listed[condition]
        chance = base + np.outer(severity, moved * np.minimum(base, 1 - base))
        for cluster, switch in zip(knowledge.clusters[condition], switches):
            part = chance[:, cluster.members]
            chance[:, cluster.members] = part + switch[:, None] * cluster.strength * np.minimum(part, 1 - part)
        return chance * (1 - WRONGLY_DENIED) + (1 - chance) * WRONGLY_CLAIMED

    def draw(self, rng: np.random.Generator, conditions: np.ndarray) -> Patients:
        """One whole history for each given condition, everything asked that is ever asked of such a person."""
        knowledge, n = self.knowledge, len(conditions)
        band, sex, pregnancy = self._who(rng, conditions)
        months = knowledge.months / knowledge.months.sum(axis=1, keepdims=True)
        low, high = np.array([YEARS[b] for b in BANDS])[band].T
        low, high = np.where(pregnancy > 0, [[PREGNANT_YEARS[0]], [PREGNANT_YEARS[1]]], [low, high])
        answers = np.full((n, len(knowledge.findings)), UNKNOWN, np.int8)
        for condition in np.unique(conditions):
            for b in range(len(BANDS)):
                rows = np.flatnonzero((conditions == condition) & (band == b))
                if len(rows):
                    answers[rows] = self._findings(rng, condition, b, sex[rows])
        pressure = knowledge.pressure[conditions]
        values = rng.normal(pressure[:, :, 0], pressure[:, :, 1])
        values[rng.random(n) > PRESSURE_TAKEN] = np.nan
        return Patients(
            condition=conditions,
            band=band,
            years=rng.uniform(low, high),
            sex=sex,
            pregnancy=pregnancy,
            month=_choose(rng, months[conditions]),
            days=np.exp(rng.normal(knowledge.log_duration[conditions], knowledge.spread[conditions])),
            answers=answers,
            systolic=values[:, 0],
            diastolic=values[:, 1],
            temperature=self._temperature(rng, answers),
            manner=np.zeros(n, np.int8),
        )

    def _who(self, rng, conditions):
        cell = _choose(rng, self.cells.reshape(len(self.cells), -1)[conditions])
        band, sex, pregnancy = np.unravel_index(cell, self.cells.shape[1:])
        return band, sex, pregnancy

    def _findings(self, rng, condition: int, band: int, sex: np.ndarray) -> np.ndarray:
        knowledge, n = self.knowledge, len(sex)
        severity = rng.choice(SEVERITIES, n)
        switches = [rng.choice([-1.0, 1.0], n) for _ in knowledge.clusters[condition]]
        present = rng.random((n, len(knowledge.findings))) < self.chances(condition, band, severity, switches)
        answers = np.where(present, PRESENT, ABSENT).astype(np.int8)
        answers[~knowledge.allowed[band][sex]] = UNKNOWN
        return closed(answers, knowledge.parent)

    def _temperature(self, rng, answers: np.ndarray) -> np.ndarray:
        """Depends on fever alone: says nothing of the condition beyond it."""
        n = len(answers)
        high = answers[:, self.index["fever-high"]] == PRESENT
        fever = 38 + np.abs(rng.normal(0.4, 0.3, n)) + high
        values = np.where(answers[:, self.index["fever"]] == PRESENT, fever, rng.normal(36.8, 0.25, n).clip(35.5, 37.4))
        values[rng.random(n) > TEMPERATURE_TAKEN] = np.nan
        return values.round(1)


def closed(answers: np.ndarray, parent: np.ndarray) -> np.ndarray:
    """Where a finding is absent, so is what implies it; below one that is unknown nothing is known."""
    for child, above in enumerate(parent):
        if above >= 0:
            answers[answers[:, above] == ABSENT, child] = ABSENT
            answers[answers[:, above] == UNKNOWN, child] = UNKNOWN
    return answers


def cells_of(knowledge: Knowledge) -> np.ndarray:
    """P(band, sex, pregnancy | condition)."""
    base = np.zeros((len(BANDS), 2, 3))
    base[:, :, 0] = CONTACTS_BY_BAND[:, None] / 2
    adult = BANDS.index("adult")
    base[adult, 0] = CONTACTS_BY_BAND[adult] / 2 * PREGNANT_OF_WOMEN
    cells = (
        base
        * knowledge.age[:, :, None, None]
        * knowledge.sex[:, None, :, None]
        * knowledge.pregnancy[:, None, None, :]
    )
    total = cells.sum(axis=(1, 2, 3), keepdims=True)
    if (total == 0).any():
        raise ValueError(f"nobody can have {np.array(knowledge.conditions)[total.ravel() == 0]}")
    return cells / total


def _with_age(knowledge: Knowledge) -> np.ndarray:
    """[condition, band, finding]: the table's chances, changed by age."""
    factor = np.ones((len(BANDS), len(knowledge.findings)))
    for (band, finding), share in INTERPLAY.items():
        factor[BANDS.index(band), knowledge.findings.index(finding)] = share
    return np.minimum(knowledge.chance[:, None, :] * factor, 0.99)


def _choose(rng, chances: np.ndarray) -> np.ndarray:
    """One column for each row of chances."""
    total = chances.cumsum(axis=1)
    return (rng.random((len(chances), 1)) * total[:, -1:] > total).sum(axis=1)
