"""Boosted trees that put right what naive Bayes misjudges: findings that come together, silence, the interplay with age."""

import lightgbm
import numpy as np

from posterior import softmax

ROUNDS = 16
SETTINGS = {
    "objective": "multiclass",
    "learning_rate": 0.12,
    "num_leaves": 8,
    "min_data_in_leaf": 15,
    "min_sum_hessian_in_leaf": 0.5,
    "max_delta_step": 1.0,
    "lambda_l2": 5.0,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "force_col_wise": True,
    "seed": 20261123,
    "verbose": -1,
}


def boost(vectors: np.ndarray, conditions: np.ndarray, base: np.ndarray, rounds: int = ROUNDS) -> lightgbm.Booster:
    """Trees whose sums are added to `base` [patient, condition], log-scores of the mix that the patients were drawn from."""
    settings = {**SETTINGS, "num_class": base.shape[1]}
    data = lightgbm.Dataset(vectors, label=conditions, init_score=base.ravel(order="F"), params=settings)
    return lightgbm.train(settings, data, num_boost_round=rounds)


def cross_validate(rng, vectors: np.ndarray, conditions: np.ndarray, base: np.ndarray, folds: int, rounds: int):
    """Top-1 and top-3 of each fold, trained on the others."""
    fold = rng.integers(0, folds, len(conditions))
    results = []
    for held in range(folds):
        rest, test = fold != held, fold == held
        trees = boost(vectors[rest], conditions[rest], base[rest], rounds)
        scores = base[test] + trees.predict(vectors[test], raw_score=True)
        order = np.argsort(-softmax(scores), axis=1)[:, :3] == conditions[test][:, None]
        results.append({"top1": float(order[:, 0].mean()), "top3": float(order.any(axis=1).mean())})
    return results
