"""The hosts to compare, the requests sent to them, and one measurement with wrk. Standard library only."""
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
SERVER_CORE, CLIENT_CORE = "0", "1"

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
        """wrk's Lua form of a POST; the request is built once, not for each call."""
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
    def __init__(self, title, project, *arguments, environment="Production", assembly=None, dll=None):
        self.title, self.arguments, self.environment = title, arguments, environment
        self.dll = dll or HERE / project / "bin/Release/net10.0" / f"{assembly or project}.dll"


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
    """A started host, pinned to its core; `first` is the time from the start of the process to its first complete reply."""

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
                sys.exit(f"{host.title} does not respond:\n{self.process.stderr.read().decode()}")
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

    def stats(self):
        """Bytes allocated and methods compiled since the start of the process."""
        return [int(number) for number in self.fetch(Request("stats", "/__stats"))[1].split()]

    def cpu(self):
        """Seconds of user and system time, from the process's CPU clock: /proc/PID/stat counts in steps of 10 ms."""
        return time.clock_gettime((~self.process.pid << 3) | 2)

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


EARLIEST = 5  # The first turn that may be taken as settled.
SETTLED = 20  # Methods that may still be compiled in a settled turn: timers and the like come late.
UNITS = {"us": 1, "ms": 1e3, "s": 1e6, "m": 6e7}


def latency(text, percentile):
    number, unit = re.search(rf"^\s+{percentile}%\s+([\d.]+)(us|ms|s|m)$", text, re.M).groups()
    return float(number) * UNITS[unit]


def warm(running, requests, options):
    """
    The runtime compiles hot methods twice, in the background; on a busy core it gets no time for that, and instrumented code, several times
    slower, would be measured. So all kinds of request are sent in turns with pauses between them, until hardly anything is compiled in a
    turn. The first turns prove nothing: the runtime counts calls only after the start-up phase of a process.
    """
    compiled = running.stats()[1]
    for turn in range(options.warmup):
        for request in requests:
            wrk(running, request, 1, options.connections)
        time.sleep(1.5)
        before, compiled = compiled, running.stats()[1]
        if compiled - before <= SETTLED and turn >= EARLIEST:
            break
    return turn + 1


def drive(running, request, options):
    (allocated, compiled), cpu = running.stats(), running.cpu()
    text = wrk(running, request, options.seconds, options.connections)
    cpu, allocated, compiled = running.cpu() - cpu, running.stats()[0] - allocated, running.stats()[1] - compiled
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    return {
        "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)),
        "cpu": cpu / requests * 1e6,
        "bytes": allocated / requests,
        "compiled": compiled,
        "p50": latency(text, 50),
        "p99": latency(text, 99),
        "rss": running.resident() / 2**20,
    }
