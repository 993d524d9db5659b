"""The model card, with the figures of this very training."""


def model_card(manifest: dict) -> str:
    metrics, percent = manifest["metrics"], lambda share: f"{100 * share:.1f} %"
    full, few, macro = metrics["full"]["model"], metrics["fewFindings"]["model"], metrics["macro"]["model"]
    kind = {"boosted": "naive Bayes with boosted trees on top", "naiveBayes": "naive Bayes"}[manifest["model"]["kind"]]
    second = metrics.get("secondTable")
    second_line = (
        f"On a table that someone else wrote: top-1 {percent(second['full']['model']['top1'])}, top-3 "
        f"{percent(second['full']['model']['top3'])} with a full history."
        if second
        else "It has not been measured on a second table yet."
    )
    return f"""# Model card

**What it is.** {kind.capitalize()}, version {manifest["version"]}: from what is known of someone who is ill to the
probability of each of {len(manifest["conditions"])} conditions. One file, `model.onnx`, for the server and the browser.

**What it is for.** To order the likeliest causes that are shown beside the advice. The level of urgency is set by the rules
of triage: where it is sure, the model may raise "soon" to "urgent", never to an emergency, and it never lowers. The next
question is chosen by naive Bayes over the same tables (`core/rules/bayes`).

**What it is not.** No diagnosis, and no device. No clinician has reviewed the tables that it learned from: every row of
`ml/knowledge` says so in `reviewedBy`.

**What it learned from.** Patients drawn by `ml/training/generator.py` from the tables of `ml/knowledge`, whose rows name
their sources. No record of any person was used in training. Real patients with fever are only ever a test.

**What goes in.** Findings present, absent or unknown; age, sex, pregnancy; since when; the month; blood pressure and
temperature if known. `core/rules/features` makes them; `manifest.json` lists all {len(manifest["features"])}.

**How good it is on the generator** (`reports/generator.md` has all of it, beside naive Bayes and the exact posterior)

- Full history: top-1 {percent(full["top1"])}, top-3 {percent(full["top3"])}, macro precision {percent(macro["precision"])}, macro recall {percent(macro["recall"])}.
- Three to six findings said unasked: top-1 {percent(few["top1"])}, top-3 {percent(few["top3"])}.
- {second_line}

These figures say how well the model read the tables. How well the tables describe people in rural India is another
question, which only real patients and clinicians can answer. `reports/febrile.md` has the one list of real patients that it
was tried on: there the diagnosis is among three for about half, no oftener than the three commonest would be.

**How sure.** Four numbers that make it as sure as it is right, for few answers and for many, were fitted on patients of their
own; of naive Bayes and the boosted model the better calibrated ships. "Sure" needs a first condition of at least {manifest["sure"]["least"]:.2f} and
{manifest["sure"]["findings"]} present findings; otherwise the service says that it is not sure.

**Where it is weak.** Illness that is not among its conditions: it always names some. Two illnesses at once. Rare conditions
where little is said. Babies, of whom others tell. People whose illness looks unlike the textbook.

**The same again.** `npm run train` with the same tables, code and packages gives the same file: training inputs
`{manifest["training"]["sha256"][:16]}`, model `{manifest["model"]["sha256"][:16]}` (both in full in `manifest.json`).
"""
