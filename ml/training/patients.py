"""Many patients as arrays, one row each; what is not known of someone is -1 or NaN."""

from dataclasses import dataclass, fields

import numpy as np

PRESENT, UNKNOWN, ABSENT = 1, 0, -1
NOT_SAID = -1
MANNERS = ["full", "told", "anyhow", "interview", "listed"]
"""
How it came out: a whole history; what someone said unasked, of their illness or of anything; that and answers to questions;
answers to a list of questions, without a word unasked: what is not on the list is not known.
"""


@dataclass
class Patients:
    condition: np.ndarray
    band: np.ndarray
    years: np.ndarray
    sex: np.ndarray
    pregnancy: np.ndarray
    month: np.ndarray
    days: np.ndarray
    answers: np.ndarray
    """[patient, finding]: PRESENT, ABSENT or UNKNOWN, closed under what a finding implies."""
    systolic: np.ndarray
    diastolic: np.ndarray
    temperature: np.ndarray
    manner: np.ndarray

    def __len__(self) -> int:
        return len(self.condition)

    def take(self, rows: np.ndarray) -> "Patients":
        return Patients(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


def joined(groups: list[Patients]) -> Patients:
    return Patients(
        **{field.name: np.concatenate([getattr(group, field.name) for group in groups]) for field in fields(Patients)}
    )


def answered(answers: np.ndarray, parent: np.ndarray) -> np.ndarray:
    """Whether each answer says something of its own: it has no parent, or the parent is present."""
    return (answers != UNKNOWN) & open_to(answers, parent)


def open_to(answers: np.ndarray, parent: np.ndarray) -> np.ndarray:
    return (parent < 0) | (answers[:, parent] == PRESENT)
