"""Compares the hosts round by round and writes the tables. Standard library only; started by run.sh."""
import argparse
import os
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from hosts import (CLIENT_CORE, DEBUG_OFF, DEBUG_ON, EMPTY, FAST, FEW, FORM, GET, HAND, HAND_AGAIN, HERE, MANY, MINIMAL, MVC, PHALNET,
                   POST_JSON, REFUSED, REPLY, SERVER_CORE, TRACED, Host, Running, drive, warm)
from tables import goal, median, ratio, table


def compare(hosts, requests, options):
    """
    All hosts run the whole time, warmed up once; in each round every request is sent to one host after another, in alternating order. So
    compared hosts are measured within seconds of each other, and a waiting host uses no processor time. Returns title → request → list
    of measurements.
    """
    results = {host.title: {request.name: [] for request in requests} for host in hosts}
    with ExitStack() as stack:
        running = {host.title: stack.enter_context(Running(host, requests[0])) for host in hosts}
        for host in hosts:
            turns = warm(running[host.title], requests, options)
            print(f"{host.title}: warmed up in {turns} turns", flush=True)
        for number in range(options.rounds):
            for request in requests:
                for host in hosts if number % 2 == 0 else reversed(hosts):
                    measured = drive(running[host.title], request, options)
                    results[host.title][request.name].append(measured)
                    print(f"round {number + 1}  {host.title:26} {request.name:20} {measured['rps']:9.0f}/s"
                          f" {measured['cpu']:7.2f} µs {measured['bytes']:7.0f} B  {measured['compiled']:3} compiled", flush=True)
    return results


def peers(options, goals):
    hosts = [HAND_AGAIN, HAND, PHALNET, MINIMAL, FAST, MVC]
    kinds = [GET, FORM, POST_JSON]
    results = compare(hosts, kinds, options)
    hand, phalnet = results[HAND.title], results[PHALNET.title]
    for kind in kinds:
        goal(goals, f"CPU per request, {kind.name}, PhalNet / HandWritten", "≤ 1.00" if kind is GET else "", phalnet[kind.name], hand[kind.name], "cpu")
        goal(goals, f"the noise of that: HandWritten again / HandWritten", "", results[HAND_AGAIN.title][kind.name], hand[kind.name], "cpu")
    goal(goals, "throughput, GET, PhalNet / HandWritten", "≥ 1.00", phalnet[GET.name], hand[GET.name], "rps")
    goal(goals, "bytes per request, GET, PhalNet / HandWritten", "≤ 1.00", phalnet[GET.name], hand[GET.name], "bytes")
    for host, wanted in ((MINIMAL, "≥ 1.15"), (FAST, "≥ 1.25"), (MVC, "")):
        goal(goals, f"throughput, GET, PhalNet / {host.title}", wanted, phalnet[GET.name], results[host.title][GET.name], "rps")
    yield "Ratios are against HandWritten in the same round: their median, lowest and highest. *HandWritten again* is the same program in"
    yield "another process; how far its ratios are from 1 is the noise."
    for kind in kinds:
        yield from ("", f"## {kind.name}", "")
        yield from table([(host.title, results[host.title][kind.name]) for host in hosts], results[HAND.title][kind.name])


def refused(options, goals):
    hosts = [HAND, PHALNET]
    results = compare(hosts, [GET, REFUSED], options)
    phalnet = results[PHALNET.title]
    goal(goals, "throughput, refused / accepted, PhalNet", "≥ 1.0", phalnet[REFUSED.name], phalnet[GET.name], "rps")
    goal(goals, "CPU per request, refused / accepted, PhalNet", "", phalnet[REFUSED.name], phalnet[GET.name], "cpu")
    goal(goals, "bytes per request, refused / accepted, PhalNet", "", phalnet[REFUSED.name], phalnet[GET.name], "bytes")
    yield from ("## Refused (a value that is not in the enum) against accepted, GET", "")
    for host in hosts:
        yield from (f"{host.title}:", "")
        yield from table([("accepted", results[host.title][GET.name]), ("refused", results[host.title][REFUSED.name])],
                         results[host.title][GET.name])
        yield ""


def services(options, goals):
    results = compare([FEW, MANY], [GET], options)
    goal(goals, "CPU per request, 10,000 services / 10", "≤ 1.02", results[MANY.title][GET.name], results[FEW.title][GET.name], "cpu")
    yield from ("## 10,000 services against 10, GET", "")
    yield from table([(host.title, results[host.title][GET.name]) for host in (FEW, MANY)], results[FEW.title][GET.name])


def before(options, goals):
    """This PhalNet against that of another commit; three processes of each, because speed differs between processes of the same program."""
    kinds = [GET, FORM, POST_JSON]
    new = [Host(f"PhalNet {number}", "PhalNetHost") for number in (1, 2, 3)]
    old = [Host(f"PhalNet before {number}", "PhalNetHost", dll=options.before) for number in (1, 2, 3)]
    results = compare([host for pair in zip(new, old) for host in pair], kinds, options)
    for kind in kinds:
        for key, what in (("cpu", "CPU"), ("bytes", "bytes")):
            now = [values for host in new for values in results[host.title][kind.name]]
            then = [values for host in old for values in results[host.title][kind.name]]
            goal(goals, f"{what} per request, {kind.name}, now / before", "≤ 1.00", now, then, key)
    for kind in kinds:
        yield from ("", f"## {kind.name}, now and before", "")
        yield from table([(host.title, results[host.title][kind.name]) for host in new + old], results[old[0].title][kind.name])


def debug(options, goals):
    hosts = [DEBUG_OFF, DEBUG_ON]
    results = compare(hosts, [TRACED, GET], options)
    goal(goals, "throughput, five statements, debug on / off", "≥ 0.80", results[DEBUG_ON.title][TRACED.name], results[DEBUG_OFF.title][TRACED.name], "rps")
    for request, title in ((TRACED, "five SQL statements"), (GET, "no statement")):
        yield from ("", f"## Debug output on against off, {title}", "")
        yield from table([(host.title, results[host.title][request.name]) for host in hosts], results[DEBUG_OFF.title][request.name])


def start(options, goals):
    hosts = [EMPTY, FEW, MANY]
    measured = {host.title: [] for host in hosts}
    for host in hosts:
        Running(host).__exit__()  # The first start creates the module's file, and leaves the disk cache warm.
    for number in range(options.rounds):
        for host in hosts if number % 2 == 0 else reversed(hosts):
            with Running(host) as running:
                time.sleep(1)
                values = {"first": running.first, "cpu": running.cpu(), "rss": running.resident() / 2**20, "bytes": running.stats()[0] / 2**20}
            measured[host.title].append(values)
            print(f"round {number + 1}  {host.title:26} first reply {values['first']:.3f} s, RSS {values['rss']:.0f} MiB", flush=True)
    base = measured[EMPTY.title]
    first = [values["first"] for values in measured[MANY.title]]
    goals.append(f"| start to first reply, 10,000 services | ≤ 1.5 s | {statistics.median(first):.2f} s ({min(first):.2f}–{max(first):.2f}) |")
    goal(goals, "memory, 10,000 services / Empty Kestrel", "≤ 2.5", measured[MANY.title], base, "rss")
    yield from ("## From the start of the process to the first reply", "",
                "| | first reply s | CPU s | allocated MiB | RSS MiB | first reply ratio | RSS ratio |", "|---|--:|--:|--:|--:|--:|--:|")
    for title, values in measured.items():
        yield (f"| {title} | {median(values, 'first'):.3f} | {median(values, 'cpu'):.2f} | {median(values, 'bytes'):.1f} | {median(values, 'rss'):.0f}"
               f" | {ratio(values, base, 'first')} | {ratio(values, base, 'rss')} |")


def check():
    """All hosts return the same bytes for a request, and refuse the same request, each in its own format."""
    yield from ("", "## The replies to the refused GET", "")
    for host in (HAND, PHALNET, MINIMAL, FAST, MVC):
        with Running(host) as running:
            for request in (GET, FORM, POST_JSON):
                if (answer := running.answer(request)) != (200, REPLY):
                    sys.exit(f"{host.title} replies to {request.name} with {answer} instead of {REPLY}.")
            status, body = running.answer(REFUSED)
            if status != 400 and b'"ret":400' not in body:
                sys.exit(f"{host.title} accepts an invalid value: {status} {body}")
            yield f"- {host.title}: HTTP {status} `{body.decode()}`"
    print("check: all hosts return the same bytes and refuse the same request", flush=True)


STEPS = {"peers": peers, "refused": refused, "services": services, "debug": debug, "start": start}
ALL_STEPS = STEPS | {"before": before}


def main():
    os.sched_setaffinity(0, {int(CLIENT_CORE)})  # Waiting for a host to start must not use its core.
    parser = argparse.ArgumentParser(description="Compares PhalNet with its peers over HTTP.")
    parser.add_argument("--rounds", type=int, default=24, help="how many rounds to measure")
    parser.add_argument("--seconds", type=int, default=1, help="the duration of one measurement")
    parser.add_argument("--warmup", type=int, default=12, help="the maximum number of turns of one second of each kind of request before measuring")
    parser.add_argument("--connections", type=int, default=32, help="the number of connections of wrk")
    parser.add_argument("--only", nargs="+", choices=ALL_STEPS, default=list(STEPS), help="run only these steps")
    parser.add_argument("--before", type=Path, metavar="FILE", help="the PhalNetHost.dll of another commit, for the step of that name")
    parser.add_argument("--keep", action="store_true", help="write the result to benchmarks/results too")
    options = parser.parse_args()
    if ("before" in options.only) != (options.before is not None):
        parser.error("--only before and --before FILE need each other.")

    checked = list(check())
    lines, goals = [], []
    for step in options.only:
        lines += ["", *ALL_STEPS[step](options, goals)]
    machine = subprocess.run([HERE.parent / "machine.sh"], capture_output=True, text=True, check=True).stdout.rstrip()
    run = f"- run: `benchmarks/http/run.sh --rounds {options.rounds} --seconds {options.seconds} --warmup {options.warmup}" \
          f" --connections {options.connections}`, server on core {SERVER_CORE}, wrk on core {CLIENT_CORE}"
    report = "\n".join(["# PhalNet and its peers over HTTP", "", machine, run, "", "| | goal | measured |", "|---|--:|--:|", *goals, *lines, *checked]) + "\n"
    print(report)
    if options.keep:
        file = HERE.parent / "results" / f"http-{time.strftime('%Y-%m-%d-%H%M', time.gmtime())}.md"
        file.write_text(report)
        print(f"written to {file}")


main()
