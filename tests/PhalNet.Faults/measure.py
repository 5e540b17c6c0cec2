"""Measures the effects of untrusted clients and machine failures on a server, with one function per fault. Started by run.sh."""
import argparse
import itertools
import json
import multiprocessing
import os
import re
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from server import SEND, Server, parse, read_to_end

PHALAPI = "--PhalNet:Profile=PhalApi"
NUMBERS = b'{"s":"App.Site.Index","numbers":[' + b",".join(b"%d" % (n % 10) for n in range(5_000_000)) + b"]}"
# 90,000 texts of 113 characters: within all limits.
TEXTS = b'{"s":"App.Site.Index","texts":[' + b",".join(b'"%0113d"' % n for n in range(90_000)) + b"]}"
assert 10_000_000 < len(TEXTS) < 10_485_760


def connections(program):
    """Idle connections, more than the process may have open files."""
    for files, count, tries in ((1500, 1600, 3), (20000, 20222, 1)):
        ends = [idle(program, files, count) for _ in range(tries)]
        yield f"{count:,} idle connections, nofile {files:,}", ", ".join(f"{ends.count(end)} x {end}" for end in sorted(set(ends)))


def idle(program, files, count):
    # Several processes, each with as many connections as its limit of open files allows.
    part = resource.getrlimit(resource.RLIMIT_NOFILE)[0] - 500
    with Server(program, shell=f"ulimit -n {files};") as server:
        holders = []
        for start in range(0, count, part):
            gate = multiprocessing.Pipe()
            holder = multiprocessing.Process(target=hold, args=(server, min(part, count - start), gate[1]))
            holder.start()
            holders.append((holder, gate[0]))
        for _, gate in holders:
            gate.recv()
        time.sleep(3)
        for holder, gate in holders:
            gate.send(None)
            holder.join()
        time.sleep(1)
        if not server.alive():
            return f"ended with exit code {server.process.returncode}"
        try:
            return "responds afterwards" if server.call("s=App.Site.Index")[0] == 200 else "responds with an error"
        except OSError:
            return "alive, but does not respond" if server.alive() else f"ended with exit code {server.process.returncode}"


def hold(server, count, gate):
    held = []
    for _ in range(count):
        try:
            held.append(server.connect(2))
        except OSError:
            break
    gate.send(len(held))
    gate.recv()


def bodies(program):
    """JSON bodies of 10 MB, one and fifty at once; additional memory, at its peak and 30 s afterwards."""
    for what, body in (("5,000,000 numbers", NUMBERS), ("90,000 texts", TEXTS)):
        for name, profile in (("Strict", ()), ("PhalApi", (PHALAPI,))):
            yield f"one body of 10 MB ({what}), {name}", burst(program, profile, body, 1)
            yield f"50 bodies of 10 MB ({what}) at once, {name}", burst(program, profile, body, 50)


def burst(program, profile, body, count):
    with Server(program, *profile) as server:
        server.call("", b'{"s":"App.Site.Index"}', "application/json")
        start = server.resident()
        server.reset_peak()
        with ThreadPoolExecutor(count) as pool:
            replies = list(pool.map(lambda _: answer(server, body), range(count)))
        if not server.alive():
            return f"ended with exit code {server.process.returncode}"
        peak = server.resident(peak=True) - start
        time.sleep(30)
        return f"+{peak:.0f} MB, {server.resident() - start:+.0f} MB after 30 s, ret {counts(replies)}"


def answer(server, body):
    try:
        return json.loads(server.call("", body, "application/json", timeout=120)[1])["ret"]
    except (OSError, ValueError):
        return "none"


def slow_body(program):
    """A body that arrives at 300 bytes a second."""
    with Server(program) as server, server.connect(150) as connection:
        connection.sendall(b"POST /?s=App.Site.Index HTTP/1.1\r\nHost: faults\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                           b"Content-Length: 1000000\r\n\r\n")
        started = time.monotonic()
        connection.settimeout(0.001)
        reply = b""
        while time.monotonic() - started < 120:
            try:
                connection.sendall(b"a" * 150)
                reply = connection.recv(65536)
                break
            except TimeoutError:
                time.sleep(0.5)
            except OSError:
                break
        held = time.monotonic() - started
        yield "a body at 300 B/s", f"{'held for more than' if held >= 120 else 'ended after'} {held:.0f} s, {parse(reply)[1][:80].decode()}"


def patterns(program):
    """16 callers whose text makes a pattern backtrack; how long another caller waits."""
    rule = ["--PhalNet:CommonRules:0:Name=p", "'--PhalNet:CommonRules:0:Pattern=(a+)+b'"]
    with Server(program, *rule) as server:
        stop = threading.Event()

        def attack():
            while not stop.is_set():
                server.call("s=App.Site.Index&p=" + "a" * 40)

        threads = [threading.Thread(target=attack) for _ in range(16)]
        for thread in threads:
            thread.start()
        time.sleep(2)
        waits = []
        for _ in range(20):
            started = time.monotonic()
            server.call("s=App.Site.Index")
            waits.append((time.monotonic() - started) * 1000)
        stop.set()
        for thread in threads:
            thread.join()
        yield "another caller beside 16 with (a+)+b", f"median {sorted(waits)[10]:.0f} ms, longest {max(waits):.0f} ms"


def methods(program):
    """CONNECT, TRACE and unknown methods for five seconds: effect, reply, amount of log."""
    with Server(program) as server:
        target = f"?{SEND}&chat_message_data=x"
        for method, path in (("CONNECT", "/" + target), ("TRACE", "/" + target), ("PROPFIND", "/" + target)):
            reply = server.raw(f"{method} {path} HTTP/1.1\r\nHost: faults\r\nConnection: close\r\n\r\n".encode())
            yield f"{method}", f"HTTP {parse(reply)[0]} {parse(reply)[1][:80].decode()}"
        before = server.log.stat().st_size
        end = time.monotonic() + 5
        count = 0
        while time.monotonic() < end:
            server.raw(f"CONNECT /{target} HTTP/1.1\r\nHost: faults\r\nConnection: close\r\n\r\n".encode())
            count += 1
        yield "log of 5 s of CONNECT", f"{(server.log.stat().st_size - before) / 1024:.1f} KiB for {count} requests"


def unread_console(program):
    """A console that is not read, while logged requests arrive."""
    read, write = os.pipe()
    try:
        with Server(program, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", output=write) as server:
            try:
                for _ in range(3000):
                    if server.call("s=App.Site.Index", timeout=5)[0] == 0:
                        break
                status = server.call("", path="/health/live", timeout=5)[0]
            except OSError:
                status = 0
            yield "/health/live with a console that is not read", f"HTTP {status}" if status else "no reply"
    except RuntimeError:
        yield "/health/live with a console that is not read", "no reply, from the start on"
    finally:
        os.close(read)
        os.close(write)


def full_temporary_directory(program):
    """An upload while the temporary directory is full; needs root on Linux, to mount a file system."""
    directory = tempfile.mkdtemp(prefix="phalnet-full-")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory], capture_output=True).returncode != 0:
        yield "an upload with a full temporary directory", "not measured: a file system cannot be mounted here"
        return
    try:
        for name, profile in (("Strict", ()), ("PhalApi", (PHALAPI,))):
            with Server(program, *profile, environment={"TMPDIR": directory, "ASPNETCORE_TEMP": directory, "DOTNET_EnableDiagnostics": "0"}) as server:
                body = (b'--b\r\nContent-Disposition: form-data; name="s"\r\n\r\nApp.Site.Index\r\n'
                        b'--b\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n' + b"x" * 2_000_000 + b"\r\n--b--\r\n")
                status, reply = server.call("", body, "multipart/form-data; boundary=b")
                lines = [line for line in server.console().splitlines() if "fail:" in line or "fail]" in line]
                yield f"an upload with a full temporary directory, {name}", f"HTTP {status} {reply[:90].decode()}, {len(lines)} error lines"
    finally:
        subprocess.run(["umount", directory])
        os.rmdir(directory)


def stopping(program):
    """SIGTERM while one client sends its body very slowly."""
    with Server(program) as server, server.connect() as connection:
        connection.sendall(b"POST /?s=App.Site.Index HTTP/1.1\r\nHost: faults\r\nContent-Length: 1000\r\n\r\na")
        time.sleep(0.5)
        stop = threading.Event()

        def drip():
            while not stop.wait(0.5):
                try:
                    connection.sendall(b"a")
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        seconds = server.stop()
        stop.set()
        thread.join()
        claims = [line for line in server.console().splitlines() if "missing" in line]
        yield "stopping with one slow client", f"{seconds:.1f} s, exit code {server.process.returncode}, {len(claims)} lines about lost messages"


def acknowledged(program):
    """SIGTERM while 16 members send messages and five clients send bodies slowly: acknowledged messages that are not stored."""
    with Server(program) as server:
        slow = [server.connect() for _ in range(5)]
        for connection in slow:
            connection.sendall(b"POST /?s=App.Site.Index HTTP/1.1\r\nHost: faults\r\nContent-Length: 1000\r\n\r\na")
        texts = []

        def send(member):
            for number in itertools.count():
                text = f"{member}-{number}"
                try:
                    status, reply = server.call(f"{SEND}&chat_message_data={text}", path="/api/platform", timeout=30)
                    if status != 200 or json.loads(reply)["ret"] != 200:
                        return
                except (OSError, ValueError):
                    return
                texts.append(text)

        threads = [threading.Thread(target=send, args=(member,)) for member in range(16)]
        for thread in threads:
            thread.start()
        time.sleep(3)
        seconds = server.stop()
        for thread in threads:
            thread.join()
        database = sqlite3.connect(Path(server.data, "platform.db"))
        columns = [row[1] for row in database.execute("PRAGMA table_info(chat_message)")]
        column = "data" if "data" in columns else "chat_message_data"
        stored = {row[0] for row in database.execute(f"SELECT {column} FROM chat_message")}
        yield "stopping under load with 5 slow clients", f"{seconds:.1f} s, {len(texts)} acknowledged, {len(set(texts) - stored)} of them lost"


def pages(program):
    """Documentation pages, requested over eight connections at full speed; CPU time per page."""
    with Server(program, "--PhalNet:Docs:Access=Open") as server:
        yield "a documentation page", load(server, "/docs/Platform.ChatMessage.Send", 8)


def load(server, path, connections):
    if shutil.which("wrk") is None:
        return "not measured: wrk is not installed"
    wrk(server, path, connections, 3)
    before = server.cpu()
    requests = wrk(server, path, connections, 8)
    return f"{requests / 8:.0f} a second, {(server.cpu() - before) / requests * 1e6:.0f} µs of CPU time each"


def wrk(server, path, connections, seconds):
    """The number of completed requests."""
    out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", f"http://127.0.0.1:{server.port}{path}"],
                         capture_output=True, text=True, check=True).stdout
    return int(re.search(r"(\d+) requests in", out).group(1))


def headers(program):
    """Caching headers and version in a plain reply."""
    with Server(program) as server:
        reply = server.raw(b"GET /?s=App.Site.Index HTTP/1.1\r\nHost: faults\r\nConnection: close\r\n\r\n").decode()
        caching = [line for line in reply.split("\r\n") if line.lower().startswith("cache-control")]
        yield "Cache-Control of a call", caching[0] if caching else "none"
        yield "App.Site.Index in Production", reply.split("\r\n\r\n")[1][:160]


def long_values(program):
    """A refused value of 1 MB: how much of it is returned."""
    with Server(program, PHALAPI) as server:
        body = f"{SEND.replace('text', 'x' * 1_000_000)}&chat_message_data=x".encode()
        yield "a refused value of 1 MB", f"{len(server.call('', body)[1])} bytes in the reply"


def counts(replies):
    return ", ".join(f"{ret} x {replies.count(ret)}" for ret in sorted(set(replies), key=str))


FAULTS = [connections, bodies, slow_body, patterns, methods, unread_console, long_values, full_temporary_directory, stopping, acknowledged,
          pages, headers]


# Results from before the limits, as reported then; some of them on other machines and with other loads.
REPORTED = {
    "1,600 idle connections, nofile 1,500": "6 of 7 tries end the process (SIGABRT)",
    "20,222 idle connections, nofile 20,000": "1 of 3 tries ends the process",
    "one body of 10 MB (5,000,000 numbers), Strict": "+272 MB",
    "one body of 10 MB (5,000,000 numbers), PhalApi": "+670 MB",
    "50 bodies of 10 MB (5,000,000 numbers) at once, Strict": "4.9 GB, kept",
    "a body at 300 B/s": "held for hours",
    "another caller beside 16 with (a+)+b": "763 ms",
    "CONNECT": "stores a message, empty HTTP 500, two stack traces",
    "log of 5 s of CONNECT": "11 MB from one client",
    "/health/live with a console that is not read": "everything hangs",
    "a refused value of 1 MB": "1 MB in, 1 MB out",
    "an upload with a full temporary directory, Strict": "ret 400, nothing logged",
    "an upload with a full temporary directory, PhalApi": "ret 200, form and file missing, nothing logged",
    "stopping with one slow client": "30 s, logs a false \"may be missing\"",
    "a documentation page": "591 a second fill both cores",
}


def measure(program, fault):
    """The results of a fault by name; why a fault cannot be measured."""
    try:
        return dict(fault(program))
    except Exception as exception:
        return {fault.__name__: f"failed: {exception!r}"}


def fast_path(programs, rounds=8, seconds=4):
    """CPU time of a plain GET, on both servers alternately."""
    with Server(programs[0]) as before, Server(programs[1]) as after:
        times = ([], [])
        for number in range(rounds + 1):
            for server, found in zip((before, after), times):
                started = server.cpu()
                requests = wrk(server, "/?s=App.Site.Index", 16, seconds)
                if number > 0:
                    found.append((server.cpu() - started) / requests * 1e6)
        ratios = [after / before for before, after in zip(*times)]
        return [f"{statistics.median(found):.1f} µs of CPU time" for found in times] + [
            f"ratio {statistics.median(ratios):.3f} ({min(ratios):.2f} to {max(ratios):.2f}) in {rounds} rounds"]


def main():
    parser = argparse.ArgumentParser(description="Measures the effects of untrusted clients and machine failures on a server.")
    parser.add_argument("--server", required=True, help="the PhalNet.Server.dll to measure")
    parser.add_argument("--before", help="the PhalNet.Server.dll to compare it with")
    parser.add_argument("--only", nargs="*", default=[], metavar="FAULT", help="measure only these faults")
    options = parser.parse_args()
    now, before = Path(options.server).resolve(), Path(options.before).resolve() if options.before else None
    failed = False
    print("| fault | before, as reported | before, measured again | now |\n|---|---|---|---|", flush=True)
    for fault in FAULTS:
        if options.only and fault.__name__ not in options.only:
            continue
        found = measure(now, fault)
        old = measure(before, fault) if before else {}
        failed |= any(text.startswith("failed") for text in found.values())
        for what in [*found, *(name for name in old if name not in found)]:
            cells = [what, REPORTED.get(what, ""), old.get(what, ""), found.get(what, "")]
            print("| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |", flush=True)
    if before and shutil.which("wrk") and (not options.only or "fast_path" in options.only):
        old, new, ratio = fast_path((before, now))
        print(f"| a plain GET, both in one run | | {old} | {new}, {ratio} |", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
