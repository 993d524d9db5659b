"""
Learns to guess dangers from words: `python guess.py` after `texts.ts`. One linear classifier for each danger over what
texts.ts counts in a text, and one for whether it tells any. Every author is held back once, some at a time: thresholds come from
classifiers that never met the author they are tried on, and so do the figures of scripts/evaluate/guesses.ts, for which
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
FOLDS = 6
"""In which authors are held back."""
STRENGTH = 30
"""Of the data against the wish for small weights (scikit-learn's C)."""
FEWEST = 3
"""Texts that tell a finding, from which on it is learned."""
KEPT = 5000
"""Weights of each finding; the least are dropped. Fewer find fewer, more find no more."""
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
WHOLE_STRENGTH = 2
"""As STRENGTH, of the one classifier for any danger."""
WHOLE_SHARE = 1.5
"""Of its score in how likely a text tells a danger; the rest is the score of the likeliest one."""
WHOLE_PRECISION = 0.6
"""As PRECISION, of texts in which nothing is named."""
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
    whole: np.ndarray
    """Steps of the classifier for any danger, by bucket; its own step and bias are of its share."""
    whole_step: float
    whole_bias: float

    def scores(self, texts: Texts, rows: np.ndarray) -> np.ndarray:
        sums = texts.grams[rows] @ (self.weights * self.step)
        return self.bias + sums / texts.lengths[rows, None] ** LENGTH_POWER

    def shares(self, texts: Texts, rows: np.ndarray) -> np.ndarray:
        """What the likeness to any danger adds to the score of the likeliest."""
        sums = texts.grams[rows] @ (self.whole * self.whole_step)
        return self.whole_bias + sums / texts.lengths[rows] ** LENGTH_POWER


@dataclass
class Limits:
    thresholds: np.ndarray
    """The least score of each finding; infinity where it is never guessed."""
    least: float
    """The least likeness of a text in which nothing is named."""


def main() -> None:
    texts = load()
    held = [author for author in sorted(set(texts.authors)) if author not in OWN_WORDS]
    scores = np.full(texts.told.shape, np.nan)
    shares = np.full(len(texts.authors), np.nan)
    classifiers = {}
    for fold in range(FOLDS):
        away = np.isin(texts.authors, held[fold::FOLDS])
        rows = np.flatnonzero(away)
        classifier = train(texts, np.flatnonzero(~away))
        scores[rows] = classifier.scores(texts, rows)
        shares[rows] = classifier.shares(texts, rows)
        classifiers |= {author: classifier for author in held[fold::FOLDS]}
        print(f"{' '.join(held[fold::FOLDS])}: {len(rows)} texts held back", flush=True)

    for author, classifier in classifiers.items():
        own, others = (np.isin(texts.authors, held) & ((texts.authors == author) == of) for of in (True, False))
        limits = held_to(texts, classifier, limits_of(texts, scores, shares, np.flatnonzero(others)))
        (DATA / f"learned-without-{author}.json").write_text(json.dumps(learned(texts, classifier, limits)))
        print(author, measure(texts, scores, shares, np.flatnonzero(own), limits), flush=True)

    limits = limits_of(texts, scores, shares, np.flatnonzero(np.isin(texts.authors, held)))
    classifier = train(texts, np.arange(len(texts.authors)))
    shipped = learned(texts, classifier, held_to(texts, classifier, limits))
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
    vectors, rarity = vectors_of(texts, rows)
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
    return Classifier(np.rint(weights / step), step, bias, *train_whole(texts, rows))


def train_whole(texts: Texts, rows: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Whether a text tells any danger; the lexicons' phrases are no texts."""
    tells = (texts.told[rows] == 1).any(axis=1)
    known = (texts.authors[rows] != "phrases") & (tells | (texts.told[rows] >= 0).all(axis=1))
    vectors, rarity = vectors_of(texts, rows[known])
    model = LogisticRegression(C=WHOLE_STRENGTH, solver="liblinear", tol=1e-2, random_state=1)
    model.fit(vectors, tells[known])
    weights = model.coef_[0] * rarity * WHOLE_SHARE
    step = np.abs(weights).max() / STEPS
    return np.rint(weights / step), step, model.intercept_[0] * WHOLE_SHARE


def vectors_of(texts: Texts, rows: np.ndarray) -> tuple[sp.csr_matrix, np.ndarray]:
    grams = texts.grams[rows]
    rarity = np.log((len(rows) + 1) / (np.bincount(grams.indices, minlength=BUCKETS) + 1))
    return (sp.diags(texts.lengths[rows] ** -LENGTH_POWER) @ grams @ sp.diags(rarity)).tocsr(), rarity


def limits_of(texts: Texts, scores: np.ndarray, shares: np.ndarray, rows: np.ndarray) -> Limits:
    thresholds = thresholds_of(texts, scores, rows)
    return Limits(thresholds, least_of(texts, likeness(scores, shares, thresholds), rows))


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


def likeness(scores: np.ndarray, shares: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """How likely each text tells a danger, as a score."""
    return np.where(np.isfinite(thresholds), scores, -np.inf).max(axis=1) + shares


def least_of(texts: Texts, likely: np.ndarray, rows: np.ndarray) -> float:
    """The least likeness from which texts in which nothing is named tell a danger often enough."""
    rows = rows[~texts.named[rows].any(axis=1)]
    rows = rows[np.argsort(-likely[rows])]
    tells = (texts.told[rows] == 1).any(axis=1)
    right, wrong = np.cumsum(tells), np.cumsum(~tells) * SAFE_WEIGHT
    enough = np.flatnonzero(right / (right + wrong) >= WHOLE_PRECISION)
    return float(likely[rows[enough[-1]]])


def held_to(texts: Texts, classifier: Classifier, limits: Limits) -> Limits:
    """The limits, above what the classifier makes of texts of the tables that do not tell a finding."""
    rows = np.flatnonzero(np.isin(texts.authors, HELD_TO))
    scores, shares = classifier.scores(texts, rows), classifier.shares(texts, rows)
    wrong = (texts.told[rows] == 0) & ~texts.named[rows]
    thresholds = np.maximum(limits.thresholds, np.where(wrong, scores, -np.inf).max(axis=0) + MARGIN)
    safe = ~texts.named[rows].any(axis=1) & (texts.told[rows] < 1).all(axis=1)
    likely = likeness(scores, shares, thresholds)[safe].max()
    return Limits(thresholds, max(limits.least, float(likely) + MARGIN))


def measure(texts: Texts, scores: np.ndarray, shares: np.ndarray, rows: np.ndarray, limits: Limits) -> dict:
    """Of dangers that the reading does not name: how many there are, are guessed, and are guessed rightly."""
    unread = (texts.told[rows] >= 0) & ~texts.named[rows]
    told, guessed = unread & (texts.told[rows] == 1), unread & (scores[rows] >= limits.thresholds)
    silent = ~texts.named[rows].any(axis=1)
    alike = likeness(scores[rows], shares[rows], limits.thresholds) >= limits.least
    guessed[silent & ~alike] = False
    alone = np.flatnonzero(silent & alike & ~guessed.any(axis=1))
    guessed[alone, np.where(np.isfinite(limits.thresholds), scores[rows[alone]], -np.inf).argmax(axis=1)] = True
    safe = (texts.told[rows] < 1).all(axis=1)
    return {
        "texts": len(rows),
        "unread": int(told.sum()),
        "guessed": int(guessed.sum()),
        "right": int((told & guessed).sum()),
        "silentWithDanger": int((silent & ~safe).sum()),
        "alarmedOfThese": int(guessed[silent & ~safe].any(axis=1).sum()),
        "withoutDanger": int(safe.sum()),
        "alarmedWithoutDanger": int(guessed[safe].any(axis=1).sum()),
    }


def learned(texts: Texts, classifier: Classifier, limits: Limits) -> dict:
    """What guess.ts reads: only findings that are ever guessed."""
    used = np.flatnonzero(np.isfinite(limits.thresholds) & (classifier.bias > -99))
    weights = classifier.weights[:, used].astype(np.int64)
    bucket, owner = np.nonzero(weights)
    counts = np.bincount(bucket, minlength=BUCKETS)
    if counts.max() > 255:
        raise ValueError("a bucket has more weights than a byte counts")
    return {
        "findings": [texts.findings[at] for at in used],
        "bias": [round(float(value), 4) for value in classifier.bias[used]],
        "threshold": [round(float(value), 4) for value in limits.thresholds[used]],
        "step": [round(float(value), 6) for value in classifier.step[used]],
        "counts": _base64(counts),
        "owners": _base64(owner),
        "steps": _base64(weights[bucket, owner] + 128),
        "whole": {
            "bias": round(float(classifier.whole_bias - limits.least), 4),
            "step": round(float(classifier.whole_step), 6),
            "steps": _base64(classifier.whole + 128),
        },
    }


def _base64(values: np.ndarray) -> str:
    return base64.b64encode(values.astype(np.uint8).tobytes()).decode()


if __name__ == "__main__":
    main()
