"""What the model is worth: figures for the manifest, a report in ml/reports, the model card, and the shared examples."""

import json
from pathlib import Path

import numpy as np

import features
from bayes import NaiveBayes
from card import model_card
from knowledge import BANDS, SEXES, Knowledge
from measure import calibration, confusions, macro, right
from patients import ABSENT, MANNERS, NOT_SAID, PRESENT, UNKNOWN, Patients, answered

FEW = (3, 6)
SIDE = 320
NAMES = {"model": "model", "naiveBayes": "naive Bayes", "exact": "exact posterior"}


def measure(knowledge: Knowledge, test: Patients, even: Patients, models: dict) -> dict:
    """Everything that is said of the models; "exact" is left out where it cannot be summed (interviews)."""
    few = answered(test.answers, knowledge.parent).sum(axis=1)
    told = test.manner == MANNERS.index("told")
    few = test.take(np.flatnonzero(told & (few >= FEW[0]) & (few <= FEW[1])))
    of_even = {name: macro(predict(even), even.condition, knowledge.prior) for name, predict in models.items()}
    full = test.take(np.flatnonzero(test.manner == MANNERS.index("full")))
    probabilities = models["model"](test)
    return {
        **by_manner(test, models),
        "macro": of_even,
        "fewFindings": {name: right(predict(few), few.condition) for name, predict in models.items()},
        "bands": {
            band: {
                manner: right(probabilities[rows], test.condition[rows])
                for m, manner in enumerate(MANNERS)
                if len(rows := np.flatnonzero((test.band == b) & (test.manner == m)))
            }
            for b, band in enumerate(BANDS)
        },
        "calibration": {
            manner: calibration(probabilities[test.manner == m], test.condition[test.manner == m])
            for m, manner in enumerate(MANNERS)
        },
        "confusions": confusions(models["model"](full), full.condition, knowledge.conditions),
    }


def by_manner(test: Patients, models: dict) -> dict:
    """{ manner: { model: figures } }."""
    result = {}
    for m in np.unique(test.manner):
        patients = test.take(np.flatnonzero(test.manner == m))
        able = {n: predict for n, predict in models.items() if n != "exact" or MANNERS[m] != "interview"}
        result[MANNERS[m]] = {name: right(predict(patients), patients.condition) for name, predict in able.items()}
    return result


def examples(knowledge: Knowledge, bayes: NaiveBayes, patients: Patients, probabilities: np.ndarray) -> list[dict]:
    """Patients as the service knows them, with their features (those that are not 0), scores and probabilities."""
    vectors, scores = features.vectors(knowledge, patients), bayes.scores(patients)
    return [
        {
            "patient": _as_patient(knowledge, patients, i),
            "features": {str(at): float(vectors[i, at]) for at in np.flatnonzero(vectors[i])},
            "naiveBayes": _top(knowledge, _softmax(scores[i])),
            "model": _top(knowledge, probabilities[i]),
        }
        for i in range(len(patients))
    ]


def _softmax(scores: np.ndarray) -> np.ndarray:
    exponents = np.exp(scores - scores.max())
    return exponents / exponents.sum()


def _top(knowledge: Knowledge, probabilities: np.ndarray) -> dict[str, float]:
    return {knowledge.conditions[c]: float(probabilities[c]) for c in np.argsort(-probabilities)[:3]}


def _as_patient(knowledge: Knowledge, patients: Patients, i: int) -> dict:
    said = {PRESENT: "present", ABSENT: "absent"}
    answers, days, month = patients.answers[i], patients.days[i], int(patients.month[i])
    vitals = {
        "systolic": patients.systolic[i], "diastolic": patients.diastolic[i], "temperatureC": patients.temperature[i]
    }
    taken = {name: float(value) for name, value in vitals.items() if not np.isnan(value)}
    pregnancy = int(patients.pregnancy[i])
    return {
        "age": {"value": float(patients.years[i]), "unit": "years"},
        "sex": SEXES[patients.sex[i]],
        **({} if pregnancy == NOT_SAID else {"pregnancy": features.PREGNANCY_FEATURES[pregnancy]}),
        **({} if np.isnan(days) else {"durationDays": float(days)}),
        **({} if month == NOT_SAID else {"month": month + 1}),
        "findings": {knowledge.findings[f]: said[answers[f]] for f in np.flatnonzero(answers != UNKNOWN)},
        **({"vitals": taken} if taken else {}),
    }


def rounded(value):
    """Nine digits are enough to compare by, and stay the same."""
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


def write(out: Path, manifest: dict) -> None:
    """ml/reports/generator.md, .json and calibration.svg, and ml/MODEL_CARD.md."""
    reports = out / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    metrics = rounded(manifest["metrics"])
    (reports / "generator.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    (reports / "generator.md").write_text(_report(manifest), encoding="utf-8")
    (reports / "calibration.svg").write_text(_plot(metrics["calibration"]), encoding="utf-8")
    (out / "MODEL_CARD.md").write_text(model_card(manifest), encoding="utf-8")


def _report(manifest: dict) -> str:
    metrics = manifest["metrics"]
    parts = [
        "# The model on patients from the generator",
        f"Model {manifest['version']}. Figures are of patients that took no part in training.",
        "The patients are drawn from the tables of ml/knowledge: with clusters of symptoms, severity, the interplay of age, "
        "wrong answers, and what people say unasked (grave and present things rather than others). "
        "The exact posterior knows the generator by heart: nobody can do better on these patients. "
        "These figures say how well the model read the tables, not how well the tables describe the sick.",
        "## With a full history",
        _figures(metrics["full"]),
        _macro(metrics["macro"]),
        f"## With what someone says unasked, {FEW[0]} to {FEW[1]} findings",
        _figures(metrics["fewFindings"]),
        "## With what someone says unasked, 2 to 7 findings",
        _figures(metrics["told"]),
        "## The same where people tell of anything",
        "Here someone is as likely to mention what has nothing to do with the illness as what has. The truth lies between.",
        _figures(metrics["anyhow"]),
        "## After questions too",
        "Which questions were put depends on what was known; the exact posterior is not summed here.",
        _figures(metrics["interview"]),
        "## With a list of 10 to 40 questions alone",
        "Nothing was said unasked: what was not on the list is not known.",
        _figures(metrics["listed"]),
        "## By band",
        _bands(metrics["bands"]),
        "## Cross-validation",
        _folds(metrics["crossValidation"]),
        "## A second table, written by someone else",
        _second(metrics.get("secondTable")),
        "## Calibration",
        "![How sure the model is, and how often it is right](calibration.svg)",
        "## The commonest confusions, with a full history",
        "\n".join(f"- {row['is']} was named {row['named']}: {row['patients']}" for row in metrics["confusions"]),
    ]
    return "\n\n".join(parts) + "\n"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table as the formatter lays it out: every column as wide as its widest cell."""
    widths = [max(3, *(len(row[i]) for row in [head, *rows])) for i in range(len(head))]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in lines)


def percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _figures(models: dict) -> str:
    head = ["", "patients", "top-1", "top-3", "Brier", "calibration error"]
    return table(
        head,
        [
            [NAMES[n], str(f["patients"]), percent(f["top1"]), percent(f["top3"]), f"{f['brier']:.3f}", f"{f['calibrationError']:.3f}"]
            for n, f in models.items()
        ],
    )


def _macro(models: dict) -> str:
    rows = [[NAMES[n], percent(f["precision"]), percent(f["recall"]), str(f["neverNamed"])] for n, f in models.items()]
    return table(["", "macro precision", "macro recall", "never named"], rows)


def _bands(bands: dict) -> str:
    def cell(figures, manner: str) -> str:
        found = figures.get(manner)
        return f"{percent(found['top1'])}, {percent(found['top3'])} of {found['patients']}" if found else "none"

    head = ["top-1, top-3", "full history", "said unasked", "anything said", "after questions", "a list asked"]
    return table(head, [[band, *[cell(figures, manner) for manner in MANNERS]] for band, figures in bands.items()])


def _folds(figures: dict) -> str:
    top1, top3 = ([fold[name] for fold in figures["folds"]] for name in ("top1", "top3"))
    return (
        f"{len(top1)} folds of {figures['patients']} patients, {figures['rounds']} rounds, rare conditions oftener than they "
        f"come: top-1 {percent(np.mean(top1))} ± {100 * np.std(top1):.1f}, top-3 {percent(np.mean(top3))} ± {100 * np.std(top3):.1f}."
    )


def _second(figures: dict | None) -> str:
    if figures is None:
        return "Not measured: there is no ml/evaluation/second-table.json yet."
    names = {"full": "A full history:", "told": "Said unasked:"}
    return "\n\n".join(f"{names[manner]}\n\n{_figures(models)}" for manner, models in figures.items())


def _plot(manners: dict) -> str:
    """How sure, from left to right; how often right, from below. On the line it is honest."""
    colours = {"full": "#1b6e53", "told": "#b4541a", "anyhow": "#8a8a1e", "interview": "#3b5ba5", "listed": "#7a3b8f"}
    labels = {"full": "full history", "told": "said unasked", "anyhow": "anything said", "interview": "after questions", "listed": "a list asked"}

    def at(point) -> str:
        return f"{40 + SIDE * point['said']:.1f},{20 + SIDE * (1 - point['right']):.1f}"

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + 180} {SIDE + 70}" font-family="sans-serif" font-size="12">',
        f'<rect x="40" y="20" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
        f'<line x1="40" y1="{20 + SIDE}" x2="{40 + SIDE}" y2="20" stroke="#bbb" stroke-dasharray="4"/>',
        f'<text x="{40 + SIDE / 2}" y="{SIDE + 55}" text-anchor="middle">how sure (0 to 1)</text>',
        f'<text x="20" y="{20 + SIDE / 2}" text-anchor="middle" transform="rotate(-90 20 {20 + SIDE / 2})">how often right (0 to 1)</text>',
    ]
    for i, (manner, points) in enumerate(manners.items()):
        colour = colours[manner]
        lines.append(f'<polyline points="{" ".join(map(at, points))}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="{SIDE + 50}" y="{40 + 18 * i}" fill="{colour}">{labels[manner]}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"
