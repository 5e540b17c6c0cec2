"""Drives the hosts with wrk and writes the tables. Standard library only; started by run.sh."""
import argparse
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
SERVER_CORE, CLIENT_CORE = "0", "1"
TICKS = os.sysconf("SC_CLK_TCK")

UUID = "0123456789abcdef0123456789abcdef"
FIELDS = {
    "access_token": "0123456789abcdef",
    "chat_message_to_uuid": UUID,
    "chat_message_data": "hello%20world",
    "chat_message_type": "text",
    "ext_data": "x",
}
REPLY = b'{"ret":200,"data":{"id":"' + UUID.encode() + b'"},"msg":""}'


def encoded(**changes):
    return "&".join(f"{name}={value}" for name, value in (FIELDS | changes).items())


class Request:
    def __init__(self, name, path, content_type=None, body=None):
        self.name, self.path, self.content_type, self.body = name, path, content_type, body

    def script(self):
        """wrk's Lua form of a POST; the request is put together once, not for each call."""
        if self.body is None:
            return None
        return f'wrk.method = "POST"\nwrk.headers["Content-Type"] = "{self.content_type}"\nwrk.body = [[{self.body}]]\n'


SERVICE = "/?s=Bench.Message.Send"
JSON = "{" + ",".join(f'"{name}":"{value.replace("%20", " ")}"' for name, value in FIELDS.items()) + "}"
GET = Request("GET", f"{SERVICE}&{encoded()}")
FORM = Request("POST form", SERVICE, "application/x-www-form-urlencoded", encoded())
POST_JSON = Request("POST JSON", SERVICE, "application/json", JSON)
REFUSED = Request("GET refused", f"{SERVICE}&{encoded(chat_message_type='video')}")
TRACED = Request("GET five statements", f"/?s=Bench.Message.Traced&{encoded()}")


class Host:
    def __init__(self, title, project, *arguments, environment="Production", assembly=None):
        self.title, self.arguments, self.environment = title, arguments, environment
        self.dll = HERE / project / "bin/Release/net10.0" / f"{assembly or project}.dll"


HAND = Host("HandWritten", "HandWrittenHost")
HAND_AGAIN = Host("HandWritten again", "HandWrittenHost")
PHALNET = Host("PhalNet", "PhalNetHost")
MINIMAL = Host("Minimal API", "MinimalApiHost")
FAST = Host("FastEndpoints", "FastEndpointsHost", assembly="PeerFastEndpointsHost")
MVC = Host("MVC", "MvcHost")
EMPTY = Host("Empty Kestrel", "EmptyHost")
FEW = Host("PhalNet, 10 services", "PhalNetHost", "--services", "10")
MANY = Host("PhalNet, 10,000 services", "PhalNetHost", "--services", "10000")
DEBUG_OFF = Host("PhalNet, debug off", "PhalNetHost", "--PhalNet:Debug=Off", environment="Development")
DEBUG_ON = Host("PhalNet, debug on", "PhalNetHost", "--PhalNet:Debug=On", environment="Development")


class Running:
    """A started host, pinned to its core; `first` is the time from the start of the process to its first whole reply."""

    def __init__(self, host, request=GET):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = os.environ | {
            "ASPNETCORE_ENVIRONMENT": host.environment, "DOTNET_ENVIRONMENT": host.environment,
            "DOTNET_NOLOGO": "1", "DOTNET_TieredPGO": "1"}
        started = time.perf_counter()
        self.process = subprocess.Popen(
            ["taskset", "-c", SERVER_CORE, "dotnet", str(host.dll), "--urls", f"http://127.0.0.1:{self.port}", *host.arguments],
            env=environment, cwd=host.dll.parent, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while True:
            try:
                self.fetch(request)
                break
            except urllib.error.HTTPError:
                break
            except (OSError, urllib.error.URLError):
                if self.process.poll() is None and time.perf_counter() - started < 120:
                    time.sleep(0.002)
                    continue
                self.process.kill()
                sys.exit(f"{host.title} does not answer:\n{self.process.stderr.read().decode()}")
        self.first = time.perf_counter() - started

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()

    def fetch(self, request):
        http = urllib.request.Request(f"http://127.0.0.1:{self.port}{request.path}")
        if request.body is not None:
            http.data = request.body.encode()
            http.add_header("Content-Type", request.content_type)
        with urllib.request.urlopen(http, timeout=30) as reply:
            return reply.status, reply.read()

    def answer(self, request):
        try:
            return self.fetch(request)
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()

    def allocated(self):
        return int(self.fetch(Request("stats", "/__stats"))[1])

    def cpu(self):
        """Seconds of user and system time; the name in stat may hold blanks, so fields count from behind it."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024


def wrk(running, request, seconds, connections):
    command = ["taskset", "-c", CLIENT_CORE, "wrk", "--latency", "-t", "1", "-c", str(connections), "-d", f"{seconds}s"]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        if request.script():
            script.write(request.script())
            script.flush()
            command += ["-s", script.name]
        text = subprocess.run([*command, f"http://127.0.0.1:{running.port}{request.path}"], capture_output=True, text=True, check=True).stdout
    if "Socket errors" in text:
        sys.exit(f"Requests were lost:\n{text}")
    return text


UNITS = {"us": 1, "ms": 1e3, "s": 1e6, "m": 6e7}


def latency(text, percentile):
    number, unit = re.search(rf"^\s+{percentile}%\s+([\d.]+)(us|ms|s|m)$", text, re.M).groups()
    return float(number) * UNITS[unit]


def drive(running, request, options):
    allocated, cpu = running.allocated(), running.cpu()
    text = wrk(running, request, options.seconds, options.connections)
    cpu, allocated = running.cpu() - cpu, running.allocated() - allocated
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    return {
        "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)),
        "cpu": cpu / requests * 1e6,
        "bytes": allocated / requests,
        "p50": latency(text, 50),
        "p99": latency(text, 99),
        "rss": running.resident() / 2**20,
    }


def compare(hosts, requests, options):
    """All rounds: each host is started anew in each, in an order that turns round; gives title → request → list of measurements."""
    results = {host.title: {request.name: [] for request in requests[host.title]} for host in hosts}
    for number in range(options.rounds):
        for host in hosts if number % 2 == 0 else reversed(hosts):
            with Running(host, requests[host.title][0]) as running:
                for request in requests[host.title]:
                    wrk(running, request, options.warmup, options.connections)
                for request in requests[host.title]:
                    measured = drive(running, request, options)
                    results[host.title][request.name].append(measured)
                    print(f"round {number + 1}  {host.title:26} {request.name:20} {measured['rps']:9.0f}/s"
                          f" {measured['cpu']:7.2f} µs {measured['bytes']:7.0f} B", flush=True)
    return results


def median(measurements, key):
    return statistics.median(measured[key] for measured in measurements)


def ratio(measurements, base, key):
    """The median of the ratios of each round, with the lowest and the highest."""
    ratios = [own[key] / other[key] for own, other in zip(measurements, base)]
    return f"{statistics.median(ratios):.3f} ({min(ratios):.2f}–{max(ratios):.2f})"


def table(rows, base):
    """rows and base: title and measurements, one per round."""
    yield "| | requests/s | CPU µs/request | bytes/request | p50 µs | p99 µs | RSS MiB | throughput ratio | CPU ratio | bytes above |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for title, measurements in rows:
        values = [f"{median(measurements, key):.{digits}f}" for key, digits in
                  (("rps", 0), ("cpu", 2), ("bytes", 0), ("p50", 0), ("p99", 0), ("rss", 0))]
        above = statistics.median(own["bytes"] - other["bytes"] for own, other in zip(measurements, base))
        yield f"| {title} | {' | '.join(values)} | {ratio(measurements, base, 'rps')} | {ratio(measurements, base, 'cpu')} | {above:+.0f} |"


def peers(options):
    hosts = [HAND, PHALNET, MINIMAL, FAST, MVC, HAND_AGAIN]
    kinds = [GET, FORM, POST_JSON]
    requests = {host.title: [*kinds, REFUSED] if host in (HAND, PHALNET) else kinds for host in hosts}
    results = compare(hosts, requests, options)
    yield "Ratios are against HandWritten in the same round: their median, lowest and highest. *HandWritten again* is the same program in"
    yield "another process; how far its ratios are from 1 is the noise."
    for kind in kinds:
        yield from ("", f"## {kind.name}", "")
        yield from table([(host.title, results[host.title][kind.name]) for host in hosts], results[HAND.title][kind.name])
    own = results[PHALNET.title][GET.name]
    yield from ("", "PhalNet against its peers, GET: " + ", ".join(
        f"throughput {ratio(own, results[host.title][GET.name], 'rps')} × {host.title}" for host in (MINIMAL, FAST, MVC)) + ".")
    yield from ("", "## Refused (a value that is not in the enum) against accepted, GET", "")
    for host in (HAND, PHALNET):
        yield from (f"{host.title}:", "")
        yield from table([("accepted", results[host.title][GET.name]), ("refused", results[host.title][REFUSED.name])],
                         results[host.title][GET.name])
        yield ""


def services(options):
    results = compare([FEW, MANY], {FEW.title: [GET], MANY.title: [GET]}, options)
    yield from ("## 10,000 services against 10, GET", "")
    yield from table([(host.title, results[host.title][GET.name]) for host in (FEW, MANY)], results[FEW.title][GET.name])


def debug(options):
    hosts = [DEBUG_OFF, DEBUG_ON]
    results = compare(hosts, {host.title: [TRACED, GET] for host in hosts}, options)
    for request, title in ((TRACED, "five SQL statements"), (GET, "no statement")):
        yield from ("", f"## Debug output on against off, {title}", "")
        yield from table([(host.title, results[host.title][request.name]) for host in hosts], results[DEBUG_OFF.title][request.name])


def start(options):
    hosts = [EMPTY, FEW, MANY]
    measured = {host.title: [] for host in hosts}
    for host in hosts:
        Running(host).__exit__()  # The module's file is made at the first start; the disk's cache is warm afterwards.
    for number in range(options.rounds):
        for host in hosts if number % 2 == 0 else reversed(hosts):
            with Running(host) as running:
                time.sleep(1)
                values = {"first": running.first, "cpu": running.cpu(), "rss": running.resident() / 2**20, "bytes": running.allocated() / 2**20}
            measured[host.title].append(values)
            print(f"round {number + 1}  {host.title:26} first reply {values['first']:.3f} s, RSS {values['rss']:.0f} MiB", flush=True)
    base = measured[EMPTY.title]
    yield from ("## From the start of the process to the first reply", "",
                "| | first reply s | CPU s | allocated MiB | RSS MiB | first reply ratio | RSS ratio |", "|---|--:|--:|--:|--:|--:|--:|")
    for title, values in measured.items():
        yield (f"| {title} | {median(values, 'first'):.3f} | {median(values, 'cpu'):.2f} | {median(values, 'bytes'):.1f} | {median(values, 'rss'):.0f}"
               f" | {ratio(values, base, 'first')} | {ratio(values, base, 'rss')} |")


def check():
    """The same request gets the same bytes everywhere; what is refused is refused everywhere, each in its own shape."""
    yield from ("", "## What the hosts answered to the refused GET", "")
    for host in (HAND, PHALNET, MINIMAL, FAST, MVC):
        with Running(host) as running:
            for request in (GET, FORM, POST_JSON):
                if (answer := running.answer(request)) != (200, REPLY):
                    sys.exit(f"{host.title} answers {request.name} with {answer}, not with {REPLY}.")
            status, body = running.answer(REFUSED)
            if status != 400 and b'"ret":400' not in body:
                sys.exit(f"{host.title} lets a bad value through: {status} {body}")
            yield f"- {host.title}: HTTP {status} `{body.decode()}`"
    print("check: all hosts answer the same bytes and refuse the same request", flush=True)


STEPS = {"peers": peers, "services": services, "debug": debug, "start": start}


def main():
    os.sched_setaffinity(0, {int(CLIENT_CORE)})  # Waiting for a host to start must not take its core.
    parser = argparse.ArgumentParser(description="Compares PhalNet with its peers over HTTP.")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seconds", type=int, default=5, help="length of a drive")
    parser.add_argument("--warmup", type=int, default=3, help="seconds of each request kind before measuring")
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--only", nargs="+", choices=STEPS, default=list(STEPS), help="run some steps only")
    options = parser.parse_args()

    checked = list(check())
    lines = []
    for step in options.only:
        lines += ["", *STEPS[step](options)]
    machine = subprocess.run([HERE.parent / "machine.sh"], capture_output=True, text=True, check=True).stdout.rstrip()
    run = f"- run: `benchmarks/http/run.sh --rounds {options.rounds} --seconds {options.seconds} --warmup {options.warmup}" \
          f" --connections {options.connections}`, server on core {SERVER_CORE}, wrk on core {CLIENT_CORE}"
    report = "\n".join(["# PhalNet and its peers over HTTP", "", machine, run, *lines, *checked]) + "\n"
    file = HERE.parent / "results" / f"http-{time.strftime('%Y-%m-%d-%H%M', time.gmtime())}.md"
    file.write_text(report)
    print(report)
    print(f"written to {file}")


main()
