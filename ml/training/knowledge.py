"""What is known about conditions, read from ml/knowledge and checked: the rows become arrays."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

BANDS = ["newborn", "infant", "toddler", "child", "adult", "elder"]
SEXES = ["female", "male"]
PREGNANCIES = ["no", "yes", "within-42-days"]
LEVELS = ["self-care", "soon", "urgent", "emergency"]

MOST = 0.995
"""No finding is certain, and none that is listed is impossible."""
LEAST = 0.0005
CHILD_SHARE = 0.3
"""How much of an unlisted finding's parent it may be at most: a rash is rarely a ring."""
NORMAL_90 = 1.2815515655446004
"""The 90th centile of the standard normal: gives a spread to `p90`."""
LEAST_SPREAD = 0.3


@dataclass(frozen=True)
class Cluster:
    """Findings (indices) of one condition that come together more often than by chance."""

    members: np.ndarray
    strength: float


@dataclass(frozen=True)
class Knowledge:
    """C conditions by F findings. Chances are marginal, given the condition; `parent` is -1 for a root."""

    findings: list[str]
    conditions: list[str]
    levels: np.ndarray
    prior: np.ndarray
    age: np.ndarray
    sex: np.ndarray
    pregnancy: np.ndarray
    months: np.ndarray
    log_duration: np.ndarray
    spread: np.ndarray
    chance: np.ndarray
    listed: np.ndarray
    parent: np.ndarray
    symptom: np.ndarray
    danger: np.ndarray
    allowed: np.ndarray
    """[band, sex, finding]: whether it is ever asked."""
    clusters: list[list[Cluster]]
    pressure: np.ndarray
    """[condition, (systolic, diastolic), (mean, deviation)] in mmHg."""


def load(folder: Path, tables: Path | None = None) -> Knowledge:
    """Reads ml/knowledge; `tables` is another folder or file of condition rows, else its own. Raises on what is amiss."""
    findings = _read(folder / "findings.json")
    conditions = _read(folder / "conditions.json")
    rows = {row["id"]: row for row in _rows(tables or folder / "tables")}
    background = _read(folder / "background.json")
    known = [condition["id"] for condition in conditions]
    if set(known) != set(rows):
        raise ValueError(f"tables and conditions differ: {sorted(set(known) ^ set(rows))}")

    index = {finding["id"]: i for i, finding in enumerate(findings)}
    parent = np.array([index[f["implies"][0]] if f.get("implies") else -1 for f in findings])
    _check_order(parent)
    ordered = [rows[condition] for condition in known]
    listed = np.zeros((len(ordered), len(findings)), bool)
    for c, row in enumerate(ordered):
        unknown = set(row["findings"]) - set(index)
        if unknown:
            raise ValueError(f"{row['id']} lists what is no finding: {sorted(unknown)}")
        listed[c, [index[f] for f in row["findings"]]] = True

    return Knowledge(
        findings=list(index),
        conditions=known,
        levels=np.array([LEVELS.index(condition["level"]) for condition in conditions]),
        prior=_normalised(np.array([row["prior"] for row in ordered], float)),
        age=_multipliers(ordered, "age", BANDS),
        sex=_multipliers(ordered, "sex", SEXES),
        pregnancy=_multipliers(ordered, "pregnancy", PREGNANCIES),
        months=np.array([row["months"] for row in ordered], float),
        log_duration=np.array([math.log(row["durationDays"]["median"]) for row in ordered]),
        spread=np.array([_spread(row["durationDays"]) for row in ordered]),
        chance=np.array([_chances(row, findings, index, parent, background) for row in ordered]),
        listed=listed,
        parent=parent,
        symptom=np.array([finding["kind"] == "symptom" for finding in findings]),
        danger=np.array([finding.get("danger", False) for finding in findings]),
        allowed=np.array([[[_asked(f, band, sex) for f in findings] for sex in SEXES] for band in BANDS]),
        clusters=[_clusters(row, index) for row in ordered],
        pressure=_pressure(_read(folder / "blood-pressure.json"), known),
    )


def given_parent(chance: np.ndarray, parent: np.ndarray) -> np.ndarray:
    """Chances given that the parent is present, from marginal ones (last axis: findings)."""
    whole = np.where(parent >= 0, chance[..., parent], 1.0)
    return np.clip(chance / whole, LEAST, MOST)


def _read(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def _rows(path: Path):
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    return [row for file in files for row in _read(file)]


def _check_order(parent: np.ndarray) -> None:
    if any(p >= i for i, p in enumerate(parent)):
        late = [i for i, p in enumerate(parent) if p >= i]
        raise ValueError(f"a finding stands before what it implies: rows {late}")


def _multipliers(rows, field: str, names: list[str]) -> np.ndarray:
    return np.array([[row[field].get(name, 1) for name in names] for row in rows], float)


def _spread(days) -> float:
    return max(LEAST_SPREAD, math.log(days["p90"] / days["median"]) / NORMAL_90)


def _chances(row, findings, index, parent, background) -> np.ndarray:
    """One condition's chances: the listed ones, the background elsewhere; a parent is at least as likely as its child."""
    said = row["findings"]
    chance = np.array([said.get(f["id"], background["findings"].get(f["id"], background["default"])) for f in findings])
    for child in range(len(findings) - 1, -1, -1):
        if parent[child] >= 0 and findings[child]["id"] in said:
            chance[parent[child]] = max(chance[parent[child]], chance[child])
    for child, above in enumerate(parent):
        if above >= 0 and findings[child]["id"] not in said:
            chance[child] = min(chance[child], CHILD_SHARE * chance[above])
    return np.clip(chance, LEAST, MOST)


def _clusters(row, index) -> list[Cluster]:
    """A finding that stands in two clusters belongs to the first."""
    taken: set[str] = set()
    clusters = []
    for cluster in row.get("clusters", []):
        members = [f for f in cluster["findings"] if f in row["findings"] and f not in taken]
        taken.update(members)
        if len(members) > 1:
            clusters.append(Cluster(np.array([index[f] for f in members]), float(cluster["strength"])))
    return clusters


def _asked(finding, band: str, sex: str) -> bool:
    return finding.get("sex", sex) == sex and band in finding.get("bands", BANDS)


def _pressure(table, conditions: list[str]) -> np.ndarray:
    usual = table["usual"]
    return np.array(
        [
            [table["conditions"].get(c, usual).get(kind, usual[kind]) for kind in ("systolic", "diastolic")]
            for c in conditions
        ],
        float,
    )


def _normalised(values: np.ndarray) -> np.ndarray:
    return values / values.sum()
