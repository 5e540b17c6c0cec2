"""Measures what strangers and a failing machine can do to a server: one function a fault. Started by run.sh."""
import argparse
import json
import os
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


def connections(program):
    """1,600 connections that say nothing, with 1,500 files allowed."""
    with Server(program, shell="ulimit -n 1500;") as server:
        held = []
        for _ in range(1600):
            try:
                held.append(server.connect(2))
            except OSError:
                break
        time.sleep(3)
        alive = server.alive()
        for connection in held:
            connection.close()
        time.sleep(1)
        try:
            answers = server.call("s=App.Site.Index")[0] == 200
        except OSError:
            answers, alive = False, server.alive()
        yield "1,600 idle connections, nofile 1,500", "alive and answering" if answers else "alive" if alive else "ended"


def bodies(program):
    """JSON bodies of 10 MB of numbers, one and fifty at once; memory above the start, and 30 s afterwards."""
    for name, profile in (("Strict", ()), ("PhalApi", (PHALAPI,))):
        with Server(program, *profile) as server:
            server.call("", b'{"s":"App.Site.Index"}', "application/json")
            start = server.resident()
            server.reset_peak()
            status, reply = server.call("", NUMBERS, "application/json")
            yield f"one body of 10 MB, {name}", f"+{server.resident(peak=True) - start:.0f} MB, HTTP {status} {reply[:60].decode()}"
        with Server(program, *profile) as server:
            server.call("", b'{"s":"App.Site.Index"}', "application/json")
            start = server.resident()
            server.reset_peak()
            with ThreadPoolExecutor(50) as pool:
                replies = list(pool.map(lambda _: answer(server), range(50)))
            peak = server.resident(peak=True) - start
            time.sleep(30)
            yield f"50 bodies of 10 MB at once, {name}", f"+{peak:.0f} MB, +{server.resident() - start:.0f} MB after 30 s, rets {counts(replies)}"


def answer(server):
    try:
        return json.loads(server.call("", NUMBERS, "application/json", timeout=120)[1])["ret"]
    except (OSError, ValueError):
        return "none"


def slow_body(program):
    """A body that comes at 300 bytes a second."""
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
    """16 callers whose text makes a pattern go back and forth; how long another caller waits."""
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
    """CONNECT, TRACE and unknown methods for five seconds: what is done, what is answered, how much is logged."""
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
    """A console that nobody reads, while requests that are logged come in."""
    read, write = os.pipe()
    try:
        with Server(program, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", output=write) as server:
            try:
                for _ in range(3000):
                    server.call("s=App.Site.Index", timeout=5)
                status = server.call("", path="/health/live", timeout=5)[0]
            except OSError:
                status = 0
            yield "/health/live with a console nobody reads", f"HTTP {status}" if status else "no answer"
    finally:
        os.close(read)
        os.close(write)


def full_temporary_directory(program):
    """An upload while the temporary directory is full; as root on Linux, with a file system of its own."""
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


def headers(program):
    """What a plain reply says of caching, and of the version."""
    with Server(program) as server:
        reply = server.raw(b"GET /?s=App.Site.Index HTTP/1.1\r\nHost: faults\r\nConnection: close\r\n\r\n").decode()
        caching = [line for line in reply.split("\r\n") if line.lower().startswith("cache-control")]
        yield "Cache-Control of a call", caching[0] if caching else "none"
        yield "App.Site.Index in Production", reply.split("\r\n\r\n")[1][:160]


def long_values(program):
    """A value of 1 MB that is refused: how much of it comes back."""
    with Server(program) as server:
        body = f"{SEND.replace('text', 'x' * 1_000_000)}&chat_message_data=x".encode()
        yield "a refused value of 1 MB", f"{len(server.call('', body)[1])} bytes in the reply"


def counts(replies):
    return ", ".join(f"{ret} x {replies.count(ret)}" for ret in sorted(set(replies), key=str))


FAULTS = [connections, bodies, slow_body, patterns, methods, unread_console, full_temporary_directory, stopping, headers, long_values]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True, help="PhalNet.Server.dll of a published or built server")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    program = Path(options.server).resolve()
    failed = False
    print("| fault | measured |\n|---|---|", flush=True)
    for fault in FAULTS:
        if options.only and fault.__name__ not in options.only:
            continue
        try:
            for what, measured in fault(program):
                print(f"| {what} | {measured.replace('|', '/')} |", flush=True)
        except Exception as exception:
            print(f"| {fault.__name__} | failed: {exception!r} |", flush=True)
            failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()
