"""How right probabilities are, and how honest."""

import numpy as np

BINS = 10


def right(probabilities: np.ndarray, conditions: np.ndarray) -> dict[str, float]:
    """Top-1, top-3 and the Brier score of the condition named first."""
    order = np.argsort(-probabilities, axis=1)[:, :3] == conditions[:, None]
    sureness = probabilities.max(axis=1)
    return {
        "patients": len(conditions),
        "top1": float(order[:, 0].mean()),
        "top3": float(order.any(axis=1).mean()),
        "brier": float(((sureness - order[:, 0]) ** 2).mean()),
        "calibrationError": calibration_error(probabilities, conditions),
        "logLoss": float(log_loss(probabilities, conditions)),
    }


def log_loss(probabilities: np.ndarray, conditions: np.ndarray) -> float:
    chosen = probabilities[np.arange(len(conditions)), conditions]
    return -np.log(np.maximum(chosen, 1e-12)).mean()


def calibration(probabilities: np.ndarray, conditions: np.ndarray) -> list[dict[str, float]]:
    """For ten ranges of how sure the model was of its first answer: how sure, how often right, of how many."""
    sureness = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == conditions
    bins = np.minimum((sureness * BINS).astype(int), BINS - 1)
    rows = [(bins == b) for b in range(BINS)]
    return [
        {"said": float(sureness[row].mean()), "right": float(correct[row].mean()), "patients": int(row.sum())}
        for row in rows
        if row.any()
    ]


def calibration_error(probabilities: np.ndarray, conditions: np.ndarray) -> float:
    """Mean distance between how sure and how often right, weighted by patients."""
    bins = calibration(probabilities, conditions)
    total = sum(b["patients"] for b in bins)
    return sum(abs(b["said"] - b["right"]) * b["patients"] for b in bins) / total


def macro(probabilities: np.ndarray, conditions: np.ndarray, prior: np.ndarray) -> dict[str, float]:
    """
    Mean precision and recall over all conditions, of as many patients for each, weighted to how often each comes: so a
    rare condition is measured as well as a common one. Precision is over the conditions that are ever named.
    """
    n = len(prior)
    named = probabilities.argmax(axis=1)
    confusion = np.zeros((n, n))
    np.add.at(confusion, (conditions, named), 1)
    confusion *= (prior / confusion.sum(axis=1))[:, None]
    correct, as_named = np.diag(confusion), confusion.sum(axis=0)
    ever = as_named > 0
    return {
        "precision": float((correct[ever] / as_named[ever]).mean()),
        "recall": float((correct / prior).mean()),
        "neverNamed": int((~ever).sum()),
    }


def confusions(probabilities: np.ndarray, conditions: np.ndarray, names: list[str], most: int = 20):
    """The commonest confusions by name: for a clinician to read."""
    named = probabilities.argmax(axis=1)
    wrong = named != conditions
    pairs, counts = np.unique(np.stack([conditions[wrong], named[wrong]]), axis=1, return_counts=True)
    order = np.argsort(-counts, kind="stable")[:most]
    return [{"is": names[pairs[0, i]], "named": names[pairs[1, i]], "patients": int(counts[i])} for i in order]
