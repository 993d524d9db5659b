"""What of a whole history becomes known: what someone says unasked (missing is not absent), and what is asked then."""

import numpy as np

from bayes import NaiveBayes
from generator import Generator, closed
from knowledge import Knowledge
from patients import MANNERS, NOT_SAID, PRESENT, UNKNOWN, Patients, answered, joined

TOLD = {
    "told": {"chief": 0.7, "symptom": 0.45, "aside": 0.15, "risk": 0.2, "danger": 0.4},
    "anyhow": {"chief": 0.5, "symptom": 0.5, "aside": 0.5, "risk": 0.2, "danger": 0.5},
}
"""
Chance that someone mentions unasked what is present: what is usual in their illness, what else belongs to it, what has
nothing to do with it, a risk; what is dangerous is told by so much of the remainder more. Of the two manners "told" is
people telling of their illness, "anyhow" those who make no difference: an assumption each, and both are measured.
"""
DENIED = {"symptom": 0.002, "danger": 0.006, "risk": 0.001}
"""Chance that someone mentions unasked that it is absent."""
CHIEF_FROM = 0.5
FEWEST, MOST = 2, 7

SAID = {"days": 0.7, "month": 0.95, "pregnancy": 0.7}
QUESTIONS = (5, 14)
ON_A_LIST = (10, 40)
SUSPECTED = 5
BATCH = 10_000


def telling(knowledge: Knowledge, manner: str) -> np.ndarray:
    """[condition, finding]: P(told unasked | present)."""
    chances = TOLD["anyhow" if manner == "anyhow" else "told"]
    chief = knowledge.listed & (knowledge.chance >= CHIEF_FROM)
    of_symptoms = np.select([chief, knowledge.listed], [chances["chief"], chances["symptom"]], chances["aside"])
    of_all = np.where(knowledge.symptom, of_symptoms, chances["risk"])
    return np.where(knowledge.danger, of_all + chances["danger"] * (1 - of_all), of_all)


def denying(knowledge: Knowledge) -> np.ndarray:
    """[finding]: P(told unasked | absent)."""
    of_symptoms = np.where(knowledge.danger, DENIED["danger"], DENIED["symptom"])
    return np.where(knowledge.symptom, of_symptoms, DENIED["risk"])


def tell(rng, knowledge: Knowledge, patients: Patients, manner: str) -> tuple[Patients, np.ndarray]:
    """
    Those who say 2 to 7 findings unasked, and which rows they were; who says fewer or more is left out. A finding is said
    after what it implies.
    """
    whole = patients.answers
    chance = np.where(whole == PRESENT, telling(knowledge, manner)[patients.condition], denying(knowledge))
    said = np.where(rng.random(whole.shape) < chance, whole, UNKNOWN).astype(np.int8)
    said = closed(said, knowledge.parent)
    count = answered(said, knowledge.parent).sum(axis=1)
    kept = np.flatnonzero((count >= FEWEST) & (count <= MOST))
    n, told = len(kept), patients.take(kept)
    told.answers = said[kept]
    told.manner = np.full(n, MANNERS.index(manner), np.int8)
    told.days = np.where(rng.random(n) < SAID["days"], told.days, np.nan)
    told.month = np.where(rng.random(n) < SAID["month"], told.month, NOT_SAID)
    told.pregnancy = np.where(rng.random(n) < SAID["pregnancy"], told.pregnancy, NOT_SAID)
    return told, kept


def ask(rng, bayes: NaiveBayes, whole: np.ndarray, told: Patients) -> Patients:
    """The same people after some questions, which depend on what was known alone: what the likeliest conditions list."""
    knowledge = bayes.knowledge
    suspected = np.argsort(-bayes.scores(told), axis=1)[:, :SUSPECTED]
    of_interest = knowledge.listed[suspected].sum(axis=1) + 0.2 * knowledge.danger
    asked = _chosen(rng, of_interest, QUESTIONS, knowledge.parent) | (told.answers != UNKNOWN)
    after = told.take(np.arange(len(told)))
    after.answers = closed(np.where(asked, whole, UNKNOWN).astype(np.int8), knowledge.parent)
    after.manner = np.full(len(told), MANNERS.index("interview"), np.int8)
    return after


def go_through_list(rng, knowledge: Knowledge, patients: Patients) -> Patients:
    """A list of questions for everybody, each time another, of what many conditions show."""
    usual = np.tile(knowledge.listed.sum(axis=0), (len(patients), 1))
    asked = _chosen(rng, usual, ON_A_LIST, knowledge.parent)
    listed = patients.take(np.arange(len(patients)))
    listed.answers = closed(np.where(asked, patients.answers, UNKNOWN).astype(np.int8), knowledge.parent)
    listed.manner = np.full(len(patients), MANNERS.index("listed"), np.int8)
    return listed


def _chosen(rng, of_interest: np.ndarray, number: tuple[int, int], parent: np.ndarray) -> np.ndarray:
    """[patient, finding]: so many for each, by lot, rather those of interest; what a finding implies is asked before it."""
    lot = rng.random(of_interest.shape) ** (1 / np.maximum(of_interest, 1e-3))
    rank = np.argsort(np.argsort(-lot, axis=1), axis=1)
    asked = rank < rng.integers(*number, len(of_interest))[:, None]
    for child in range(len(parent) - 1, -1, -1):
        if parent[child] >= 0:
            asked[:, parent[child]] |= asked[:, child]
    return asked


def sample(rng, generator: Generator, bayes: NaiveBayes, mix: np.ndarray, numbers: dict[str, int]) -> Patients:
    """Patients of conditions drawn from `mix`, so many in each manner."""
    groups = []
    for manner, wanted in numbers.items():
        while wanted > 0:
            drawn = _batch(rng, generator, bayes, rng.choice(len(mix), min(wanted, BATCH), p=mix), manner)
            groups.append(drawn)
            wanted -= len(drawn)
    return joined(groups)


def _batch(rng, generator: Generator, bayes: NaiveBayes, conditions: np.ndarray, manner: str) -> Patients:
    patients = generator.draw(rng, conditions)
    if manner == "full":
        return patients
    if manner == "listed":
        return go_through_list(rng, generator.knowledge, patients)
    told, kept = tell(rng, generator.knowledge, patients, manner)
    return told if manner != "interview" else ask(rng, bayes, patients.answers[kept], told)
