"""Merges coverlet's JSON reports and prints the lines and branches that ran, in total and per project. Standard library only."""
import collections
import json
import sys

MARK = "/src/"


def read(files):
    """file -> (line -> whether it ran, branch -> whether it was taken); a line or branch that one run reaches counts."""
    lines, branches = collections.defaultdict(dict), collections.defaultdict(dict)
    for path in files:
        with open(path, encoding="utf-8-sig") as report:
            modules = json.load(report)
        for documents in modules.values():
            for document, classes in documents.items():
                document = document.replace("\\", "/")
                if MARK not in document or "/obj/" in document:
                    continue
                name = "src/" + document.split(MARK, 1)[1]
                for class_name, methods in classes.items():
                    for method_name, method in methods.items():
                        for line, hits in method["Lines"].items():
                            lines[name][int(line)] = lines[name].get(int(line), False) or hits > 0
                        for branch in method["Branches"]:
                            key = (class_name, method_name, branch["Line"], branch["Offset"], branch["Path"], branch["Ordinal"])
                            branches[name][key] = branches[name].get(key, False) or branch["Hits"] > 0
    return lines, branches


def share(values):
    values = list(values)
    ran = sum(values)
    return f"{100 * ran / len(values):5.1f} % ({ran} of {len(values)})" if values else "none"


def ranges(numbers):
    """5, 6, 7, 9 -> 5-7, 9"""
    parts = []
    for number in sorted(numbers):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def main(details, *files):
    lines, branches = read(files)
    projects = collections.defaultdict(list)
    for name in sorted(lines):
        projects[name.split("/")[1]].append(name)

    def row(title, names):
        return (title, share(ran for name in names for ran in lines[name].values()),
                share(taken for name in names for taken in branches[name].values()))

    rows = [row(project, names) for project, names in projects.items()] + [row("total", lines)]
    widths = [max(len(text) for text in column) for column in zip(*rows, ("project", "lines", "branches"))]
    for title, line, branch in [("project", "lines", "branches"), *rows]:
        print(f"{title:<{widths[0]}}  {line:>{widths[1]}}  {branch:>{widths[2]}}")

    with open(details, "w", encoding="utf-8") as file:
        for name in sorted(lines):
            missed = [line for line, ran in lines[name].items() if not ran]
            partly = {key[2] for key, taken in branches[name].items() if not taken} - set(missed)
            if missed or partly:
                file.write(f"{name}\n")
                file.write(f"  lines that did not run: {ranges(missed)}\n" if missed else "")
                file.write(f"  lines with a branch that was not taken: {ranges(partly)}\n" if partly else "")


main(*sys.argv[1:])
