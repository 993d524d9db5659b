"""
What a model is given of a patient, in a fixed order. core/rules/features does the same in TypeScript; the patients of
ml/evaluation/features.json prove that both agree.
"""

import numpy as np

from knowledge import BANDS, SEXES, Knowledge
from patients import ABSENT, NOT_SAID, PRESENT, UNKNOWN, Patients

PREGNANCY_FEATURES = ["no", "yes", "within-42-days", "could-be"]
FERTILE = (12, 50)
YEARS_SCALE = np.log(101)
YEARS_UNSAID = 30
SHORTEST_DAYS, DAYS_SCALE = 0.04, 5.0
PRESSURES = {"systolic": (120, 40), "diastolic": (80, 20)}
TEMPERATURE = (37, 2)
COUNT_SCALE = 5.0
FEVER_FROM, HIGH_FROM, NO_FEVER_BELOW = 38.0, 39.0, 37.5


def names(knowledge: Knowledge) -> list[str]:
    """The features in their order."""
    return (
        [f"present:{finding}" for finding in knowledge.findings]
        + [f"absent:{finding}" for finding in knowledge.findings]
        + [f"band:{band}" for band in BANDS]
        + ["years"]
        + [f"sex:{sex}" for sex in SEXES]
        + [f"pregnancy:{answer}" for answer in PREGNANCY_FEATURES]
        + ["days-known", "days", "days-squared"]
        + [f"month:{month}" for month in range(1, 13)]
        + [f"{name}{part}" for name in PRESSURES for part in ("-known", "", "-squared")]
        + ["temperature-known", "temperature", "present-count", "absent-count"]
    )


def vectors(knowledge: Knowledge, patients: Patients) -> np.ndarray:
    """[patient, feature], float32."""
    answers = _with_temperature(knowledge, patients)
    parts = [
        answers == PRESENT,
        answers == ABSENT,
        _one_hot(patients.band, len(BANDS)),
        np.log1p(np.where(np.isnan(patients.years), YEARS_UNSAID, patients.years))[:, None] / YEARS_SCALE,
        _one_hot(patients.sex, len(SEXES)),
        _one_hot(_pregnancy(patients), len(PREGNANCY_FEATURES)),
        *_scaled(np.log(np.maximum(patients.days, SHORTEST_DAYS)), 0, DAYS_SCALE, squared=True),
        _one_hot(patients.month, 12),
        *[part for name, scale in PRESSURES.items() for part in _scaled(getattr(patients, name), *scale, squared=True)],
        *_scaled(patients.temperature, *TEMPERATURE, squared=False),
        *[np.log1p((answers == answer).sum(axis=1))[:, None] / COUNT_SCALE for answer in (PRESENT, ABSENT)],
    ]
    return np.hstack([np.asarray(part, np.float32) for part in parts])


def _with_temperature(knowledge: Knowledge, patients: Patients) -> np.ndarray:
    """A temperature that was taken answers the question of fever, where no answer was given."""
    answers = patients.answers.copy()
    fever, high = (knowledge.findings.index(f) for f in ("fever", "fever-high"))
    with np.errstate(invalid="ignore"):
        hot = patients.temperature >= FEVER_FROM
        cool = patients.temperature < NO_FEVER_BELOW
        very = patients.temperature >= HIGH_FROM
    answers[hot & (answers[:, fever] == UNKNOWN), fever] = PRESENT
    answers[very & (answers[:, fever] == PRESENT) & (answers[:, high] == UNKNOWN), high] = PRESENT
    children = np.flatnonzero(knowledge.parent == fever)
    without = np.flatnonzero(cool & (answers[:, fever] == UNKNOWN))
    answers[np.ix_(without, [fever, *children])] = ABSENT
    return answers


def _pregnancy(patients: Patients) -> np.ndarray:
    """A female of 12 to 50 who has not said could be; where even the sex is unknown, nothing is known."""
    low, high = FERTILE
    years = np.where(np.isnan(patients.years), low, patients.years)
    of_age = (years >= low) & (years <= high)
    unsaid = patients.pregnancy == NOT_SAID
    could_be = PREGNANCY_FEATURES.index("could-be")
    guess = np.select(
        [patients.sex == SEXES.index("male"), ~of_age, patients.sex == SEXES.index("female")], [0, 0, could_be], NOT_SAID
    )
    return np.where(unsaid, guess, patients.pregnancy)


def _one_hot(values: np.ndarray, size: int) -> np.ndarray:
    return values[:, None] == np.arange(size)


def _scaled(values: np.ndarray, middle: float, scale: float, squared: bool) -> list[np.ndarray]:
    known = ~np.isnan(values)
    scaled = np.where(known, (np.nan_to_num(values) - middle) / scale, 0)
    return [part[:, None] for part in ([known, scaled, scaled**2] if squared else [known, scaled])]
