"""
Trains, checks, exports and reports. `python train.py`; `--knowledge FOLDER` and `--out FOLDER` for trials; `--quick` with a
tenth of the patients. The same inputs give the same model: every draw has its seed, one thread.
"""

import argparse
import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

import features
import report
from bayes import NaiveBayes
from boosting import ROUNDS, boost, cross_validate
from calibrate import FEWEST_FINDINGS, Calibration, fit, sure_from
from export import check, export
from generator import Generator
from knowledge import LEVELS, Knowledge, load
from measure import log_loss
from patients import MANNERS, NOT_SAID, Patients
from posterior import Posterior, softmax
from reporting import sample

HERE = Path(__file__).parent
VERSION = "1.0.0"
SEEDS = {"training": 1, "validation": 2, "test": 3, "even": 4, "examples": 5, "folds": 6, "second": 7}
TRAINING = {"full": 8_000, "told": 24_000, "anyhow": 8_000, "interview": 14_000, "listed": 26_000}
VALIDATION = {"full": 4_000, "told": 6_000, "anyhow": 2_000, "interview": 4_000, "listed": 4_000}
TEST = {"full": 12_000, "told": 12_000, "anyhow": 6_000, "interview": 6_000, "listed": 6_000}
EVEN_FOR_EACH = 60
FOLDS, FOLD_PATIENTS, FOLD_ROUNDS = 3, 15_000, 5
FLATTENING = 0.5
"""Rare conditions come oftener in training than among people; the naive Bayes part keeps what is usual."""
AGE_UNSAID = SEX_UNSAID = 0.06


def main() -> None:
    options = _options()
    scale = 0.1 if options.quick else 1
    knowledge = load(options.knowledge)
    generator, bayes = Generator(knowledge), NaiveBayes(knowledge)

    def patients(purpose: str, mix: np.ndarray, numbers: dict[str, int]) -> Patients:
        scaled = {manner: round(number * scale) for manner, number in numbers.items()}
        return sample(np.random.default_rng(SEEDS[purpose]), generator, bayes, mix, scaled)

    flat = knowledge.prior**FLATTENING
    flat /= flat.sum()
    training = _forget(np.random.default_rng(SEEDS["training"]), patients("training", flat, TRAINING))
    vectors = features.vectors(knowledge, training)
    base = vectors @ bayes.weights + bayes.bias - np.log(knowledge.prior) + np.log(flat)
    print(f"{len(training)} patients, {vectors.shape[1]} features, {base.shape[1]} conditions", flush=True)

    rng = np.random.default_rng(SEEDS["folds"])
    some = rng.permutation(len(training))[: round(FOLD_PATIENTS * scale)]
    folds = cross_validate(rng, vectors[some], training.condition[some], base[some], FOLDS, FOLD_ROUNDS)
    print("cross-validated", folds, flush=True)
    trees = boost(vectors, training.condition, base)
    print("trained", flush=True)

    def scores(some: Patients, name: str) -> tuple[np.ndarray, int, np.ndarray, np.ndarray | float]:
        vectors = features.vectors(knowledge, some)
        corrected = trees.predict(vectors, raw_score=True) if name == "boosted" else 0.0
        return vectors, len(knowledge.findings), vectors @ bayes.weights + bayes.bias, corrected

    def predict(some: Patients, name: str) -> np.ndarray:
        return softmax(calibrations[name].of(*scores(some, name)))

    validation = patients("validation", knowledge.prior, VALIDATION)
    calibrations = {name: fit(*scores(validation, name), validation.condition) for name in ("naiveBayes", "boosted")}
    losses = {name: float(log_loss(predict(validation, name), validation.condition)) for name in calibrations}
    shipped = min(losses, key=losses.__getitem__)
    calibrated = predict(validation, shipped)
    spoken = validation.manner > 0
    least = sure_from(calibrated[spoken], validation.condition[spoken])
    print("log-loss", losses, "ships", shipped, calibrations, "sure from", least, flush=True)

    model_file = options.out / "model.onnx"
    used = trees if shipped == "boosted" else None
    export(model_file, bayes.weights, bayes.bias, used, calibrations[shipped], len(knowledge.findings))
    difference = check(model_file, features.vectors(knowledge, validation), calibrated)
    print(f"exported: {model_file.stat().st_size / 1e6:.1f} MB, differs by {difference:.1e}", flush=True)

    even = np.repeat(np.arange(len(knowledge.prior)), max(5, round(EVEN_FOR_EACH * scale)))
    metrics = report.measure(
        knowledge,
        test=patients("test", knowledge.prior, TEST),
        even=generator.draw(np.random.default_rng(SEEDS["even"]), even),
        models={
            "model": lambda some: predict(some, shipped),
            "naiveBayes": lambda some: predict(some, "naiveBayes"),
            "exact": Posterior(generator).probabilities,
        },
    )
    metrics["crossValidation"] = {"patients": len(some), "rounds": FOLD_ROUNDS, "folds": folds}
    metrics["validationLogLoss"] = losses
    second = options.knowledge.parent / "evaluation" / "second-table.json"
    if second.exists():
        metrics["secondTable"] = _on_second(options.knowledge, second, bayes, lambda some: predict(some, shipped), scale)

    manifest = _manifest(options.knowledge, knowledge, model_file, shipped, calibrations[shipped], least, metrics)
    examples = patients("examples", knowledge.prior, {manner: round(10 / scale) for manner in MANNERS}).take(np.arange(50))
    _write(options.out / "manifest.json", manifest)
    _write(options.out / "evaluation" / "features.json", report.examples(knowledge, bayes, examples, predict(examples, shipped)))
    report.write(options.out, manifest)


def _forget(rng, patients: Patients) -> Patients:
    """Some do not say how old they are, or of what sex: the model meets them too."""
    unsaid = rng.random(len(patients)) < AGE_UNSAID
    return replace(
        patients,
        band=np.where(unsaid, NOT_SAID, patients.band),
        years=np.where(unsaid, np.nan, patients.years),
        sex=np.where(rng.random(len(patients)) < SEX_UNSAID, NOT_SAID, patients.sex),
    )


def _on_second(folder: Path, table: Path, bayes: NaiveBayes, predict, scale: float) -> dict:
    """The shipped model on patients of a table that someone else wrote, beside that table's own exact posterior."""
    other = load(folder, table)
    generator = Generator(other)
    numbers = {manner: round(8_000 * scale) for manner in ("full", "told")}
    test = sample(np.random.default_rng(SEEDS["second"]), generator, bayes, other.prior, numbers)
    return report.by_manner(test, {"model": predict, "exact": Posterior(generator).probabilities})


def _manifest(folder: Path, knowledge: Knowledge, file: Path, shipped: str, calibration: Calibration, least: float, metrics) -> dict:
    inputs = [*sorted(folder.rglob("*.json")), *sorted(HERE.glob("*.py")), HERE / "requirements.txt"]
    training = hashlib.sha256(b"\0".join(each.read_bytes() for each in inputs)).hexdigest()
    levels = [LEVELS[level] for level in knowledge.levels]
    return {
        "version": f"{VERSION}+{training[:8]}",
        "model": {"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "kind": shipped},
        "training": {"sha256": training, "seeds": SEEDS, "patients": TRAINING, "rounds": ROUNDS, "calibration": asdict(calibration)},
        "findings": {"sha256": hashlib.sha256("\n".join(knowledge.findings).encode()).hexdigest()},
        "conditions": [{"id": c, "level": level} for c, level in zip(knowledge.conditions, levels)],
        "features": features.names(knowledge),
        "sure": {"least": least, "findings": FEWEST_FINDINGS},
        "metrics": metrics,
    }


def _write(file: Path, value) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(report.rounded(value), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--knowledge", type=Path, default=HERE.parent / "knowledge")
    parser.add_argument("--out", type=Path, default=HERE.parent)
    parser.add_argument("--quick", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
