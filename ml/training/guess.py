"""
Learns to guess dangers from words: `python guess.py` after `texts.ts`. One linear classifier for each danger over what
texts.ts counts in a text. Every author is held back once: thresholds come
from classifiers that never met the author they are tried on, and so do the figures of scripts/evaluate/guesses.ts, for which
data/learned-without-AUTHOR.json are made. What ships, core/rules/understanding/learned.ts, has met all.
"""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DATA = ROOT / "data"
LEARNED = ROOT / "core" / "rules" / "understanding" / "learned.ts"

BUCKETS = 1 << 16
LENGTH_POWER = 0.5
"""As in guess.ts."""
STRENGTH = 30
"""Of the data against the wish for small weights (scikit-learn's C)."""
FEWEST = 3
"""Texts that tell a finding, from which on it is learned."""
KEPT = 1800
"""Weights of each finding; the least are dropped."""
STEPS = 127
OWN_WORDS = ("messages", "phrases", "phrasings", "denials", "requests")
"""Written beside rules and lexicon: learned from, never held back."""
HELD_TO = ("messages", "denials", "requests")
"""Of these, tables that must hold: nothing is guessed that they do not tell."""
HELD_WEIGHT = 3

PRECISION = 0.3
"""Wanted of the guesses that each threshold lets through, among contacts of whom most have no danger."""
SAFE_WEIGHT = 4
"""A text without any danger counts for so many: they are rarer among the texts than among contacts."""
BORROWED = 5
"""Guesses that a finding of few texts borrows from all the others."""
LEAST = 0.08
"""No threshold is lower."""
MARGIN = 0.01


@dataclass
class Texts:
    findings: list[str]
    authors: np.ndarray
    grams: sp.csr_matrix
    lengths: np.ndarray
    told: np.ndarray
    """1, 0, or -1 where it is not known, by text and finding."""
    named: np.ndarray
    """What the reading names already."""


@dataclass
class Classifier:
    weights: np.ndarray
    """Steps, by bucket and finding."""
    step: np.ndarray
    bias: np.ndarray

    def scores(self, texts: Texts, rows: np.ndarray) -> np.ndarray:
        sums = texts.grams[rows] @ (self.weights * self.step)
        return self.bias + sums / texts.lengths[rows, None] ** LENGTH_POWER


def main() -> None:
    texts = load()
    held = [author for author in sorted(set(texts.authors)) if author not in OWN_WORDS]
    scores = np.full(texts.told.shape, np.nan)
    classifiers = {}
    for author in held:
        rows = np.flatnonzero(texts.authors == author)
        classifiers[author] = train(texts, np.flatnonzero(texts.authors != author))
        scores[rows] = classifiers[author].scores(texts, rows)
        print(f"{author}: {len(rows)} texts held back", flush=True)

    for author, classifier in classifiers.items():
        own, others = (np.isin(texts.authors, held) & ((texts.authors == author) == of) for of in (True, False))
        thresholds = held_to(texts, classifier, thresholds_of(texts, scores, np.flatnonzero(others)))
        (DATA / f"learned-without-{author}.json").write_text(json.dumps(learned(texts, classifier, thresholds)))
        print(author, measure(texts, scores, np.flatnonzero(own), thresholds), flush=True)

    thresholds = thresholds_of(texts, scores, np.flatnonzero(np.isin(texts.authors, held)))
    classifier = train(texts, np.arange(len(texts.authors)))
    shipped = learned(texts, classifier, held_to(texts, classifier, thresholds))
    LEARNED.write_text(
        "import type { Learned } from './guess.ts';\n\n"
        "/** What words tell of dangers, learned from texts: made by ml/training/guess.py, not by hand. */\n"
        f"export const learned: Learned = {json.dumps(shipped)};\n"
    )
    print(f"{len(shipped['findings'])} findings: {LEARNED.stat().st_size / 1e3:.0f} kB", flush=True)


def load() -> Texts:
    data = json.loads((DATA / "texts.json").read_text())
    rows, findings = data["rows"], data["findings"]
    place = {finding: at for at, finding in enumerate(findings)}
    told = np.zeros((len(rows), len(findings)), np.int8)
    named = np.zeros(told.shape, bool)
    for at, row in enumerate(rows):
        for ids, table, value in ((row["unknown"], told, -1), (row["present"], told, 1), (row["named"], named, True)):
            table[at, [place[id] for id in ids if id in place]] = value
    buckets = np.concatenate([np.asarray(row["grams"], np.int64) for row in rows]) % BUCKETS
    ends = np.concatenate([[0], np.cumsum([len(row["grams"]) for row in rows])])
    grams = sp.csr_matrix((np.ones(len(buckets)), buckets, ends), shape=(len(rows), BUCKETS))
    grams.sum_duplicates()
    lengths = np.maximum(np.diff(ends), 1)
    return Texts(findings, np.array([row["author"] for row in rows]), grams, lengths, told, named)


def train(texts: Texts, rows: np.ndarray) -> Classifier:
    """Rare grams weigh more; all weights are rounded to steps, the least of them to none."""
    grams = texts.grams[rows]
    rarity = np.log((len(rows) + 1) / (np.bincount(grams.indices, minlength=BUCKETS) + 1))
    vectors = (sp.diags(texts.lengths[rows] ** -LENGTH_POWER) @ grams @ sp.diags(rarity)).tocsr()
    weight = np.where(np.isin(texts.authors[rows], HELD_TO), HELD_WEIGHT, 1)
    weights = np.zeros((BUCKETS, len(texts.findings)))
    bias = np.full(len(texts.findings), -99.0)
    for at in range(len(texts.findings)):
        known = np.flatnonzero(texts.told[rows, at] >= 0)
        answers = texts.told[rows, at][known]
        if answers.sum() < FEWEST:
            continue
        model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-2, random_state=1)
        model.fit(vectors[known], answers, sample_weight=weight[known])
        own = model.coef_[0] * rarity
        own[np.argsort(np.abs(own))[:-KEPT]] = 0
        weights[:, at], bias[at] = own, model.intercept_[0]
    step = np.maximum(np.abs(weights).max(axis=0), 1e-9) / STEPS
    return Classifier(np.rint(weights / step), step, bias)


def thresholds_of(texts: Texts, scores: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """
    The least score of each finding from which its guesses are right often enough, counting only what the reading does not
    name; infinity where there is none. A finding of few texts leans on how guesses of the same score do in general.
    """
    safe = (texts.told[rows] < 1).all(axis=1)
    weight = np.where(safe, SAFE_WEIGHT, 1)[:, None] * ((texts.told[rows] >= 0) & ~texts.named[rows])
    right = weight * (texts.told[rows] == 1)
    floor = np.log(LEAST / (1 - LEAST))
    grid = np.arange(floor, 8, 0.1)
    let = [scores[rows] >= score for score in grid]
    guessed = np.array([(weight * each).sum(axis=0) for each in let])
    correct = np.array([(right * each).sum(axis=0) for each in let])
    usual = correct.sum(axis=1) / np.maximum(guessed.sum(axis=1), 1)
    precision = (correct + BORROWED * usual[:, None]) / (guessed + BORROWED)
    enough = precision >= PRECISION
    return np.where(enough.any(axis=0), grid[enough.argmax(axis=0)], np.inf)


def held_to(texts: Texts, classifier: Classifier, thresholds: np.ndarray) -> np.ndarray:
    """The thresholds, above what the classifier makes of texts of the tables that do not tell a finding."""
    rows = np.flatnonzero(np.isin(texts.authors, HELD_TO))
    wrong = (texts.told[rows] == 0) & ~texts.named[rows]
    return np.maximum(thresholds, np.where(wrong, classifier.scores(texts, rows), -np.inf).max(axis=0) + MARGIN)


def measure(texts: Texts, scores: np.ndarray, rows: np.ndarray, thresholds: np.ndarray) -> dict:
    """Of dangers that the reading does not name: how many there are, are guessed, and are guessed rightly."""
    unread = (texts.told[rows] >= 0) & ~texts.named[rows]
    told, guessed = unread & (texts.told[rows] == 1), unread & (scores[rows] >= thresholds)
    safe = (texts.told[rows] < 1).all(axis=1)
    return {
        "texts": len(rows),
        "unread": int(told.sum()),
        "guessed": int(guessed.sum()),
        "right": int((told & guessed).sum()),
        "withoutDanger": int(safe.sum()),
        "alarmedWithoutDanger": int(guessed[safe].any(axis=1).sum()),
    }


def learned(texts: Texts, classifier: Classifier, thresholds: np.ndarray) -> dict:
    """What guess.ts reads: only findings that are ever guessed."""
    used = np.flatnonzero(np.isfinite(thresholds) & (classifier.bias > -99))
    weights = classifier.weights[:, used].astype(np.int64)
    bucket, owner = np.nonzero(weights)
    counts = np.bincount(bucket, minlength=BUCKETS)
    if counts.max() > 255:
        raise ValueError("a bucket has more weights than a byte counts")
    return {
        "findings": [texts.findings[at] for at in used],
        "bias": [round(float(value), 4) for value in (classifier.bias - thresholds)[used]],
        "step": [round(float(value), 6) for value in classifier.step[used]],
        "counts": _base64(counts),
        "owners": _base64(owner),
        "steps": _base64(weights[bucket, owner] + 128),
    }


def _base64(values: np.ndarray) -> str:
    return base64.b64encode(values.astype(np.uint8).tobytes()).decode()


if __name__ == "__main__":
    main()
