"""Makes a table of the scores and a list of the survivors from Stryker's reports. Standard library only."""
import json
import os
import sys

KINDS = ("Killed", "Timeout", "Survived", "NoCoverage")


def mutants_of(directory):
    """The mutants of a run that compile: file, line, status, the code and what it was changed to."""
    with open(os.path.join(directory, "reports", "mutation-report.json"), encoding="utf-8") as report:
        files = json.load(report)["files"]
    for path, file in sorted(files.items()):
        lines = file["source"].replace("\r", "").split("\n")
        name = path.replace("\\", "/").split("PhalNet.Core/")[-1]
        for mutant in sorted(file["mutants"], key=lambda mutant: (mutant["location"]["start"]["line"], mutant["location"]["start"]["column"])):
            if mutant["status"] in KINDS:
                start, end = mutant["location"]["start"], mutant["location"]["end"]
                code = lines[start["line"] - 1:end["line"]]
                code[-1] = code[-1][:end["column"] - 1]
                code[0] = code[0][start["column"] - 1:]
                yield {
                    "file": name, "line": start["line"], "text": lines[start["line"] - 1], "status": mutant["status"], "mutator": mutant["mutatorName"],
                    "code": " ".join(" ".join(code).split()), "replacement": " ".join(mutant.get("replacement", "").split()),
                }


def reason_of(mutant, equivalents):
    """An equivalent is found by its file, code and replacement, and by a part of its line; the number of the line changes."""
    for equivalent in equivalents:
        if (all(mutant[key] == equivalent[key] for key in ("file", "code", "replacement"))
                and equivalent.get("text", "") in mutant["text"]):
            equivalent["used"] = True
            return equivalent["reason"]
    return None


def score(mutants):
    counted = [mutant for mutant in mutants if not mutant.get("reason")]
    found = sum(mutant["status"] in ("Killed", "Timeout") for mutant in counted)
    return f"{100 * found / len(counted):.1f} %" if counted else "–"


def row(title, mutants):
    counts = " | ".join(str(sum(mutant["status"] == kind and not mutant.get("reason") for mutant in mutants)) for kind in KINDS)
    return f"| {title} | {score(mutants)} | {counts} | {sum(bool(mutant.get('reason')) for mutant in mutants)} |"


def short(text):
    text = text.replace("|", "\\|").replace("`", "'")
    return f"`{text[:90]}…`" if len(text) > 91 else f"`{text}`"


def change(mutant):
    return f"{short(mutant['code'])} → {short(mutant['replacement']) if mutant['replacement'] else 'removed'}"


def main(equivalents_path, *directories):
    with open(equivalents_path, encoding="utf-8") as file:
        equivalents = json.load(file)
    files, runs = {}, []
    # The last run of a file counts.
    for directory in sorted(directories, key=lambda directory: os.path.getmtime(os.path.join(directory, "seconds"))):
        with open(os.path.join(directory, "seconds"), encoding="utf-8") as file:
            runs.append(f"`{os.path.basename(directory)}` {int(file.read()) / 60:.0f}")
        found = list(mutants_of(directory))
        for mutant in found:
            if mutant["status"] in ("Survived", "NoCoverage"):
                mutant["reason"] = reason_of(mutant, equivalents)
        files |= {name: [mutant for mutant in found if mutant["file"] == name] for name in {mutant["file"] for mutant in found}}
    files = dict(sorted(files.items()))
    everything = [mutant for mutants in files.values() for mutant in mutants]
    folders = sorted({name.split("/")[0] for name in files})

    print("The score is the share of changes that a test notices: killed and timed out, of all but the equivalent ones. \"Not run\" are changes that")
    print("none of the tests reaches. Equivalent changes behave like the original code; they are listed at the end with the reason. Changes that do")
    print("not compile are not counted. Only tests of related folders run (see `eng/mutation.sh`), so that the score is a lower bound.")
    print(f"Minutes of each run: {', '.join(runs)}.")
    print("\n## Score\n")
    print("| folder | score | killed | timeout | survived | not run | equivalent |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for folder in folders:
        print(row(folder, [mutant for mutant in everything if mutant["file"].startswith(f"{folder}/")]))
    print(row("total", everything))
    print("\n## Files\n")
    print("| file | score | killed | timeout | survived | not run | equivalent |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, mutants in files.items():
        print(row(name, mutants))

    left = [mutant for mutant in everything if mutant["status"] in ("Survived", "NoCoverage")]
    print("\n## Survivors\n")
    print("| file | line | change | |")
    print("|---|--:|---|---|")
    for mutant in left:
        if not mutant["reason"]:
            print(f"| {mutant['file']} | {mutant['line']} | {change(mutant)} | {'not run' if mutant['status'] == 'NoCoverage' else ''} |")
    print("\n## Equivalent changes\n")
    print("| file | line | change | reason |")
    print("|---|--:|---|---|")
    for mutant in left:
        if mutant["reason"]:
            print(f"| {mutant['file']} | {mutant['line']} | {change(mutant)} | {mutant['reason']} |")
    for equivalent in equivalents:
        if "used" not in equivalent and equivalent["file"] in files:
            print(f"not among the survivors: {equivalent}", file=sys.stderr)


main(*sys.argv[1:])
