"""Mixed calls for minutes: memory, handles and threads over time, and the latency of a plain call meanwhile. Started by run.sh."""
import argparse
import http.client
import os
import random
import threading
import time
from pathlib import Path

from server import SEND, Server

# SQLite's page cache grows with the database up to 64 MB; with this many messages it is full.
FILLING = 350_000
FILE = (b'--b\r\nContent-Disposition: form-data; name="s"\r\n\r\nApp.Site.Index\r\n'
        b'--b\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n' + b"x" * 200_000 + b"\r\n--b--\r\n")
JSON = b'{"s":"App.Site.Index","texts":[' + b",".join(b'"%0100d"' % number for number in range(2000)) + b"]}"


def plain(server):
    server.call("s=App.Site.Index")


def message(server):
    server.call(f"{SEND}&chat_message_data={random.random()}", path="/api/platform")


def upload(server):
    server.call("", FILE, "multipart/form-data; boundary=b")


def document(server):
    server.call("", JSON, "application/json")


def odd(server):
    server.raw(random.choice([
        b"CONNECT /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n{\"a",
    ]), timeout=5)


def leave(server):
    """Disconnects in the middle of a body."""
    with server.connect() as connection:
        connection.sendall(b"POST /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + b"a" * 5000)


CALLS = [plain] * 6 + [message] * 4 + [upload] * 2 + [document] * 2 + [odd, leave]


def fill(server):
    """Stores messages on a few connections that stay open."""
    def store(count):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        for _ in range(count):
            connection.request("GET", f"/api/platform?{SEND}&chat_message_data={random.random()}")
            connection.getresponse().read()
        connection.close()

    threads = [threading.Thread(target=store, args=(FILLING // 4,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def figures(server):
    return server.resident(), len(os.listdir(f"/proc/{server.process.pid}/fd")), len(os.listdir(f"/proc/{server.process.pid}/task"))


def main():
    parser = argparse.ArgumentParser(description="Sends mixed calls to a server for minutes.")
    parser.add_argument("--server", required=True, help="the PhalNet.Server.dll to measure")
    parser.add_argument("--soak", type=float, nargs="?", const=8, default=8, metavar="MINUTES", help="how long (default 8)")
    options = parser.parse_args()
    with Server(Path(options.server).resolve()) as server:
        fill(server)
        end = time.monotonic() + options.soak * 60
        counts, waits, faults = [0] * 8, [], []

        def call(number):
            chosen = random.Random(number)
            while time.monotonic() < end:
                try:
                    chosen.choice(CALLS)(server)
                except OSError as fault:
                    faults.append(repr(fault))
                counts[number] += 1
                time.sleep(0.005)

        def wait():
            while time.monotonic() < end:
                started = time.monotonic()
                plain(server)
                waits.append((time.monotonic() - started) * 1000)
                time.sleep(0.02)

        threads = [threading.Thread(target=call, args=(number,)) for number in range(8)] + [threading.Thread(target=wait)]
        for thread in threads:
            thread.start()
        print(f"{FILLING:,} messages are stored before, so that the page cache of the database is full.\n")
        print("| minute | MB in memory | handles | threads | calls | load average |\n|--:|--:|--:|--:|--:|--:|", flush=True)
        started = time.monotonic()
        while time.monotonic() < end - 1:
            time.sleep(min(30, max(1, end - 1 - time.monotonic())))
            memory, handles, tasks = figures(server)
            print(f"| {(time.monotonic() - started) / 60:.1f} | {memory:.0f} | {handles} | {tasks} | {sum(counts)} | {os.getloadavg()[0]:.1f} |", flush=True)
        for thread in threads:
            thread.join()
        time.sleep(30)
        memory, handles, tasks = figures(server)
        print(f"| 30 s after | {memory:.0f} | {handles} | {tasks} | {sum(counts)} | {os.getloadavg()[0]:.1f} |")
        waits.sort()
        errors = [line for line in server.console().splitlines() if " fail: " in line or " crit: " in line]
        print(f"\nA plain GET on a separate connection, during the calls: p50 {waits[len(waits) // 2]:.1f} ms, p99 {waits[len(waits) * 99 // 100]:.1f} ms, "
              f"longest {waits[-1]:.0f} ms, {len(waits)} calls. The client is a Python program on the same machine and part of the time.")
        print(f"\n{len(faults)} calls without a reply{': ' + faults[0] if faults else ''}; {len(errors)} error lines; "
              f"{server.log.stat().st_size / 1024:.1f} KiB of log.")


if __name__ == "__main__":
    main()
