"""Measures the Platform services round by round and writes the tables. Standard library only; started by run.sh."""
import argparse
import itertools
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from contextlib import ExitStack
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "http"))
from hosts import CLIENT_CORE, EARLIEST, SERVER_CORE, SETTLED, Request, Running, latency  # noqa: E402
from tables import goal, median, ratio  # noqa: E402

import mail  # noqa: E402

CONNECTIONS = (1, 8, 64, 256)
SEND, NOTHING = "Platform.ChatMessage.Send", "Bench.Message.Send"
STATS = Request("stats", "/__stats")
seeds = itertools.count(1)  # No two drives send the same.


class Host:
    """A program with a database of its own; what hosts.Running needs to start it."""

    environment = "Production"

    def __init__(self, title, project, store=None):
        self.title, self.store = title, store
        self.dll = HERE / project / "bin/Release/net10.0" / f"{project}.dll"
        # The limit counts, and nobody reaches it.
        self.arguments = [*(store.arguments if store else []), "--Platform:SendsPerSecond=1000000"]


class Load:
    """What wrk sends to a host."""

    def __init__(self, script, *arguments):
        self.script, self.arguments = script, arguments

    def wrk(self, running, connections, seconds):
        arguments = [argument.replace("SEED", str(next(seeds))) for argument in self.arguments]
        text = subprocess.run(
            ["taskset", "-c", CLIENT_CORE, "wrk", "--latency", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "-s", str(HERE / self.script),
             f"http://127.0.0.1:{running.port}", "--", *arguments], capture_output=True, text=True, check=True).stdout
        if "Socket errors" in text or "Non-2xx" in text:
            sys.exit(f"Requests were lost:\n{text}")
        return text


class Sends(Load):
    def __init__(self, members, service=SEND, key=None):
        super().__init__("send.lua", str(members.token_file), str(members.recipient_file), "SEED", service, *([key] if key else []))
        self.stores = service == SEND


def drive(host, running, load, connections, seconds):
    """One drive; the work behind the acknowledgement belongs to it, so its time on the processor ends when that is done."""
    stores = getattr(load, "stores", False)
    before = host.store.stored() if stores else 0
    (allocated, compiled), cpu = running.stats(), running.cpu()
    text = load.wrk(running, connections, seconds)
    behind = host.store.settle() if stores else 0.0
    cpu, allocated, compiled = running.cpu() - cpu, running.stats()[0] - allocated, running.stats()[1] - compiled
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    if stores and not requests <= (stored := host.store.stored() - before) <= requests + connections:
        sys.exit(f"{host.title} answered {requests} requests and stored {stored} messages.")
    return {
        "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)),
        "cpu": cpu / requests * 1e6,
        "bytes": allocated / requests,
        "compiled": compiled,
        "p50": latency(text, 50),
        "p99": latency(text, 99),
        "behind": behind * 1e3,
        "rss": running.resident() / 2**20,
    }


def check(host, running, members):
    """A message that is to be stored is, and one with a wrong token is refused."""
    for token, wanted in ((members.tokens[0], b'{"ret":200,"data":{"id":"'), ("pnt_wrong", b'{"ret":406,')):
        body = f"access_token={token}&chat_message_to_uuid={members.recipients[0]}&chat_message_data=hello&chat_message_type=text"
        status, reply = running.answer(Request("send", f"/?s={SEND}", "application/x-www-form-urlencoded", body))
        if not reply.startswith(wanted):
            sys.exit(f"{host.title} answers HTTP {status} {reply.decode()}, not {wanted.decode()}…")


def warm(host, running, loads, options):
    """As in benchmarks/http: turns with rests between them until the runtime has hardly anything left to compile."""
    compiled = running.stats()[1]
    for turn in range(options.warmup):
        for load in loads:
            load.wrk(running, 64, 1)
            if getattr(load, "stores", False):
                host.store.settle()
        time.sleep(1.5)
        before, compiled = compiled, running.stats()[1]
        if compiled - before <= SETTLED and turn >= min(EARLIEST, options.warmup - 1):
            break
    print(f"{host.title}: warmed up in {turn + 1} turns", flush=True)


def compare(cases, connections, options):
    """
    cases: title, host, its running process, load. In each round each case is driven with each number of connections, in an order that turns round. Gives
    (title, connections) → list of measurements.
    """
    results = {(title, count): [] for title, *_ in cases for count in connections}
    for number in range(options.rounds):
        for count in connections:
            for title, host, running, load in cases if number % 2 == 0 else reversed(cases):
                measured = drive(host, running, load, count, options.seconds)
                results[title, count].append(measured)
                print(f"round {number + 1}  {title:28} {count:3}  {measured['rps']:8.0f}/s {measured['cpu']:7.2f} µs {measured['bytes']:7.0f} B"
                      f"  p99 {measured['p99']:8.0f} µs  behind {measured['behind']:5.0f} ms  {measured['compiled']:3} compiled", flush=True)
    return results


def table(rows, base):
    """rows and base: title and measurements, one per round."""
    yield "| | requests/s | p50 µs | p99 µs | CPU µs/request | bytes/request | behind ms | RSS MiB | throughput ratio | CPU ratio |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for title, measurements in rows:
        values = [f"{median(measurements, key):.{digits}f}" for key, digits in
                  (("rps", 0), ("p50", 0), ("p99", 0), ("cpu", 2), ("bytes", 0), ("behind", 0), ("rss", 0))]
        yield f"| {title} | {' | '.join(values)} | {ratio(measurements, base, 'rps')} | {ratio(measurements, base, 'cpu')} |"


def tables(title, titles, results, connections, base):
    for count in connections:
        yield from ("", f"## {title}, {count} connection{'s' if count > 1 else ''}", "")
        yield from table([(each, results[each, count]) for each in titles], results[base, count])


class Bench:
    """What the steps share: members, the databases they begin with, and what an earlier step found out."""

    def __init__(self, directory, options):
        self.directory, self.options = directory, options
        self.members = mail.Members(directory)
        begun = time.perf_counter()
        self.template = mail.make(directory, self.members)
        with self.start(Host("template", "PlatformHost", mail.SqliteFile(self.template, directory / "filled.db"))):
            pass
        self.filled = directory / "filled.db"
        print(f"database: {os.path.getsize(self.filled) / 2**20:.0f} MiB in {time.perf_counter() - begun:.0f} s", flush=True)
        self.highest = 0.0

    def sqlite(self, title, project):
        return Host(title, project, mail.SqliteFile(self.filled, self.directory / f"{re.sub(r'[^a-z]', '', title.lower())}.db"))

    def start(self, host):
        return Running(host, STATS)


def send(bench, goals):
    """SQLite: PhalNet, the hand-written handler, and the action that stores nothing."""
    options, members = bench.options, bench.members
    hosts = [bench.sqlite("Hand-written", "HandWrittenMail"), bench.sqlite("Hand-written again", "HandWrittenMail"),
             bench.sqlite("PhalNet", "PlatformHost")]
    with ExitStack() as stack:
        sends, nothing = Sends(members), Sends(members, NOTHING)
        cases = []
        for host in hosts:
            running = stack.enter_context(bench.start(host))
            stack.enter_context(host.store)
            cases.append((host.title, host, running, sends))
            check(host, running, members)
            warm(host, running, [sends, nothing] if host.title == "PhalNet" else [sends], options)
        cases.append(("PhalNet, stores nothing", hosts[2], cases[2][2], nothing))
        results = compare(cases, options.connections, options)
        for host in hosts:
            host.store.check()
    bench.highest = max(median(results["PhalNet", count], "rps") for count in options.connections)
    for count in options.connections:
        own, hand = results["PhalNet", count], results["Hand-written", count]
        goal(goals, f"`Send`, SQLite, {count} connections, throughput, PhalNet / hand-written", "≥ 0.90" if count == 64 else "", own, hand, "rps")
        goal(goals, f"`Send`, SQLite, {count} connections, CPU, PhalNet / hand-written", "≤ 1.10" if count == 64 else "", own, hand, "cpu")
        if count == 64:
            again = results["Hand-written again", count]
            goal(goals, "the noise of that: throughput, hand-written again / hand-written", "", again, hand, "rps")
            goal(goals, "the noise of that: CPU, hand-written again / hand-written", "", again, hand, "cpu")
            goal(goals, "`Send`, SQLite, 64 connections, throughput, PhalNet / the action that stores nothing", "≥ 0.35",
                 own, results["PhalNet, stores nothing", count], "rps")
    yield from tables("`Send`, SQLite", [title for title, *_ in cases], results, options.connections, "Hand-written")


def postgres(bench, goals):
    """PostgreSQL: PhalNet and the hand-written handler; the database server is on the driver's core."""
    options, sends = bench.options, Sends(bench.members)
    with ExitStack() as stack:
        server = stack.enter_context(mail.PostgresServer(bench.directory, CLIENT_CORE))
        server.fill(bench.filled)
        version = server.ask("postgres", "SHOW server_version")
        settings = ", ".join(f"{name} {server.ask('postgres', f'SHOW {name}')}" for name in ("fsync", "synchronous_commit", "shared_buffers"))
        cases = []
        for title, project in (("Hand-written", "HandWrittenMail"), ("PhalNet", "PlatformHost")):
            host = Host(title, project, mail.PostgresDatabase(server, project.lower()))
            running = stack.enter_context(bench.start(host))
            cases.append((title, host, running, sends))
            check(host, running, bench.members)
            warm(host, running, [sends], options)
        results = compare(cases, options.connections, options)
        for _, host, *_ in cases:
            host.store.check()
    for count in options.connections:
        own, hand = results["PhalNet", count], results["Hand-written", count]
        goal(goals, f"`Send`, PostgreSQL, {count} connections, throughput, PhalNet / hand-written", "≥ 0.90" if count == 256 else "", own, hand, "rps")
        if count == 256:
            goal(goals, "`Send`, PostgreSQL, 256 connections, CPU of the host, PhalNet / hand-written", "", own, hand, "cpu")
    yield from tables("`Send`, PostgreSQL", ["Hand-written", "PhalNet"], results, options.connections, "Hand-written")
    yield from ("", f"PostgreSQL {version} ({settings}) on core {CLIENT_CORE}, beside wrk.")


def key(bench, goals):
    """A request with an idempotency key against one without."""
    host, prefix = bench.sqlite("PhalNet keys", "PlatformHost"), f"{time.time():.0f}-SEED-"
    plain, keyed = Sends(bench.members), Sends(bench.members, key=prefix)
    with bench.start(host) as running, host.store:
        warm(host, running, [plain, keyed], bench.options)
        results = compare([("no key", host, running, plain), ("with a key", host, running, keyed)], [64], bench.options)
        host.store.check()
    goal(goals, "`Send`, SQLite, 64 connections, CPU, with an idempotency key / without", "≤ 1.15", results["with a key", 64], results["no key", 64], "cpu")
    goal(goals, "the same, throughput", "", results["with a key", 64], results["no key", 64], "rps")
    yield from tables("`Send` with an idempotency key", ["no key", "with a key"], results, [64], "no key")


def lists(bench, goals):
    """Large mailboxes against small ones."""
    members, host = bench.members, bench.sqlite("PhalNet lists", "PlatformHost")

    def reading(name, member, service, question, values):
        file = mail.write(bench.directory / f"values-{name.replace(' ', '-').replace(',', '')}", values)
        return name, Load("read.lua", f"s=Platform.ChatMessage.{service}&access_token={members.token(member)}{question}", str(file), "SEED")

    with bench.start(host) as running, host.store:
        host.store.settle()
        ids = {member: [row for row, in host.store.reader.execute(
            "SELECT e.id FROM mailbox_entry e JOIN mailbox b ON b.id = e.owner WHERE b.uuid = ?", (member,))]
            for member in (members.large, members.small)}
        for member, count in ((members.large, mail.LARGE), (members.small, mail.SMALL)):
            if len(ids[member]) != count:
                sys.exit(f"The mailbox of {count} messages has {len(ids[member])}.")
            # A list marks what it returns read; that is not what is measured here.
            running.fetch(Request("read", f"/?s=Platform.ChatMessage.MarkRead&access_token={members.token(member)}"))
        # Twenty are returned wherever in the mailbox it begins.
        places = {member: sorted(all_ids)[20:] for member, all_ids in ids.items()}
        page, begin = "&perpage=20&direction=up&last_id=", "&perpage=20&direction=up&chat_message_to_uuid="
        pairs = [
            ("`GetMessageList` of 20, mailbox of 100,000 / of 100, CPU", "≤ 1.2",
             reading("20 of 100,000", members.large, "GetMessageList", page, places[members.large]),
             reading("20 of 100", members.small, "GetMessageList", page, places[members.small])),
            ("`GetMessageList` of 20 with one of 1,000 peers, mailbox of 100,000 / with the one of a mailbox of 100, CPU", "≤ 1.2",
             reading("20 of 100,000, one peer", members.large, "GetMessageList", begin, members.senders[:mail.PEERS]),
             reading("20 of 100, one peer", members.small, "GetMessageList", begin, members.senders[:1])),
            ("`GetUnreadNum`, 10,000 conversations / 10, CPU", "≤ 1.2",
             reading("unread, 10,000 conversations", members.many, "GetUnreadNum", "&page=", ["1"]),
             reading("unread, 10 conversations", members.few, "GetUnreadNum", "&page=", ["1"])),
            ("`GetUnreadNum` of one conversation, of 10,000 / of 10, CPU", "≤ 1.2",
             reading("one of 10,000 conversations", members.many, "GetUnreadNum", "&chat_message_to_uuid=", members.senders[:mail.MANY]),
             reading("one of 10 conversations", members.few, "GetUnreadNum", "&chat_message_to_uuid=", members.senders[:mail.FEW])),
        ]
        for member, count in ((members.large, 20), (members.small, 20)):
            _, body = running.fetch(Request("list", f"/?s=Platform.ChatMessage.GetMessageList&access_token={members.token(member)}{page}{max(ids[member])}"))
            if (items := len(json.loads(body)["data"]["items"])) != count:
                sys.exit(f"A page of {count} messages has {items}.")
        for member, count in ((members.many, mail.MANY), (members.few, mail.FEW)):
            _, body = running.fetch(Request("unread", f"/?s=Platform.ChatMessage.GetUnreadNum&access_token={members.token(member)}"))
            if (unread := json.loads(body)["data"]["unread_num"]) != count:
                sys.exit(f"{unread} messages are unread, not {count}.")
        cases = [(name, host, running, load) for _, _, *pair in pairs for name, load in pair]
        warm(host, running, [load for *_, load in cases[::2]], bench.options)
        results = compare(cases, [8], bench.options)
    for what, wanted, (large, _), (small, _) in pairs:
        goal(goals, what, wanted, results[large, 8], results[small, 8], "cpu")
    for _, _, (large, _), (small, _) in pairs:
        yield from tables(f"{large} against {small}", [small, large], results, [8], small)


class Driver:
    """A process of MailLoad, whose lines of JSON are read one by one."""

    def __init__(self, kind, running, *arguments):
        self.process = subprocess.Popen(
            ["taskset", "-c", CLIENT_CORE, "dotnet", str(HERE / "MailLoad/bin/Release/net10.0/MailLoad.dll"), kind, str(running.port),
             *(str(argument) for argument in arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.process.stdout.close()

    def tell(self, line):
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def line(self):
        return json.loads(text) if (text := self.process.stdout.readline()) else None


def heap(running, query=""):
    """Bytes of live objects after a full collection."""
    return int(running.fetch(Request("heap", f"/__heap{query}"))[1])


def stream(bench, goals):
    """Readers that wait, and messages to them."""
    options, members = bench.options, bench.members
    readers, rate = options.readers, 500
    rows, above = [], {}
    bare = Host("Bare Kestrel event stream", "EventStreamHost")
    phalnet = bench.sqlite("PhalNet stream", "PlatformHost")
    for host in (bare, phalnet):
        with ExitStack() as stack:
            running = stack.enter_context(bench.start(host))
            if host.store:
                stack.enter_context(host.store)
                warm(host, running, [Sends(members)], options)
            # A few readers first: what the first one makes is there for all others.
            with Driver("readers", running, members.token_file, members.sender_file, 50, rate, 0) as first:
                first.line()
                time.sleep(1)
            time.sleep(2)
            before = heap(running, "?compact"), running.resident()
            driver = stack.enter_context(Driver("readers", running, members.token_file, members.sender_file, readers, rate, options.stream_seconds))
            if driver.line() != {"open": readers}:
                sys.exit(f"{host.title} did not open {readers} event streams.")
            time.sleep(17)  # Everybody has had a heartbeat.
            after = heap(running, "?compact"), running.resident()
            above[host.title] = [(own - other) / readers / 1024 for own, other in zip(after, before)]
            rows.append(f"| {host.title} | {above[host.title][0]:.1f} | {above[host.title][1]:.1f} |")
            print(f"{host.title}: {rows[-1]}", flush=True)
            if host.store:
                driver.tell("send")
                events = driver.line()
                print(events, flush=True)
    if events["missing"]:
        sys.exit(f"{events['missing']} events did not arrive.")
    objects, resident = (own - other for own, other in zip(above[phalnet.title], above[bare.title]))
    goals.append(f"| `Stream`, {readers:,} readers, {rate} messages/s, from reply to event, p99 | < 100 ms | {events['p99']:.1f} ms |")
    goals.append(f"| memory of a reader above the bare event stream (resident) | ≤ 12 KB | {resident:.1f} KB |")
    goals.append(f"| the same, live objects after a full collection | | {objects:.1f} KB |")
    yield from ("", f"## {readers:,} readers", "", "| KB a reader | live objects | resident |", "|---|--:|--:|", *rows, "",
                f"{events['count']:,} messages at {rate}/s, each to one of the readers. From the sender's reply to the recipient's event: p50 {events['p50']:.2f} ms,"
                f" p99 {events['p99']:.2f} ms, longest {events['max']:.2f} ms (an event may come before the reply). From the moment a message was due to the reply:"
                f" p50 {events['send_p50']:.2f} ms, p99 {events['send_p99']:.2f} ms, longest {events['send_max']:.2f} ms.")


class Lag(threading.Thread):
    """How long the oldest message that is not in its mailboxes has been stored, seen every 50 ms."""

    def __init__(self, file):
        super().__init__(daemon=True)
        self.file, self.longest, self.ending = file, 0.0, threading.Event()

    def run(self):
        with self.file:
            seen = deque()
            while not self.ending.wait(0.05):
                last, applied = self.file.place()
                now = time.perf_counter()
                seen.append((now, last))
                while seen and seen[0][1] <= applied:
                    seen.popleft()
                if seen:
                    self.longest = max(self.longest, now - seen[0][0])

    def take(self):
        longest, self.longest = self.longest, 0.0
        return longest


def soak(bench, goals):
    """Half the highest rate for a long time."""
    options, members = bench.options, bench.members
    host = bench.sqlite("PhalNet soak", "PlatformHost")
    with ExitStack() as stack:
        running = stack.enter_context(bench.start(host))
        sends = Sends(members)
        with host.store:
            warm(host, running, [sends], options)
            highest = bench.highest or max(drive(host, running, sends, count, options.seconds)["rps"] for count in (64, 256))
        rate = options.rate or int(highest / 2)
        lag = Lag(host.store)
        lag.start()
        period = options.soak / 10
        driver = stack.enter_context(Driver(
            "paced", running, members.token_file, members.recipient_file, rate, options.soak, period))
        lines, longest = [], []
        cpu = running.cpu()
        while report := driver.line():
            now = running.cpu()
            resident, handles, live = running.resident() / 2**20, len(os.listdir(f"/proc/{running.process.pid}/fd")), heap(running) / 2**20
            longest.append(lag.take())
            wal = os.path.getsize(f"{host.store.file}-wal") / 2**20
            lines.append(f"| {len(lines) + 1} | {report['count']:,} | {report['p50']:.2f} | {report['p99']:.2f} | {report['max']:.1f} | {(now - cpu) / report['count'] * 1e6:.1f}"
                         f" | {longest[-1]:.2f} | {live:.1f} | {resident:.0f} | {handles} | {wal:.0f} |")
            print(lines[-1], flush=True)
            cpu = running.cpu()
        if driver.process.wait() != 0:
            sys.exit("The soak was broken off.")
        lag.ending.set()
        lag.join()
        with host.store:
            host.store.settle()
            host.store.check()
    goals.append(f"| longest lag of the work behind the acknowledgement, {options.soak} s at {rate:,}/s | ≤ 5 s | {max(longest):.2f} s |")
    yield from ("", f"## {options.soak} s at {rate:,} messages/s, half of the highest rate", "",
                f"Each line is {period:.0f} s. The lag is the age of the oldest message that is not in its mailboxes, looked at every 50 ms. Live objects are what is left after a",
                "full collection, which the driver asks for at the end of each line.", "",
                "| | messages | p50 ms | p99 ms | longest ms | CPU µs/message | lag s | live objects MiB | resident MiB | handles | write-ahead log MiB |",
                "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|", *lines)


STEPS = {"send": send, "postgres": postgres, "key": key, "lists": lists, "stream": stream, "soak": soak}


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Broken off."))  # What was started ends with it.
    os.sched_setaffinity(0, {int(CLIENT_CORE)})
    parser = argparse.ArgumentParser(description="Measures the Platform services.")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seconds", type=int, default=3, help="length of a drive")
    parser.add_argument("--warmup", type=int, default=10, help="at most so many turns of one second before measuring")
    parser.add_argument("--connections", type=int, nargs="+", default=CONNECTIONS)
    parser.add_argument("--readers", type=int, default=2_000)
    parser.add_argument("--stream-seconds", type=int, default=30)
    parser.add_argument("--soak", type=int, default=600, help="seconds of the soak")
    parser.add_argument("--rate", type=int, help="messages a second of the soak; half of the highest rate when not given")
    parser.add_argument("--only", nargs="+", choices=STEPS, default=list(STEPS), help="run some steps only")
    parser.add_argument("--directory", help="where the databases go; a directory on the disk that is to be measured")
    parser.add_argument("--keep", action="store_true", help="write the result to benchmarks/results too")
    options = parser.parse_args()

    begun = time.perf_counter()
    directory = Path(tempfile.mkdtemp(prefix="phalnet-platform-", dir=options.directory))
    try:
        disk = subprocess.run(["df", "--output=fstype", str(directory)], capture_output=True, text=True, check=True).stdout.split()[-1]
        bench = Bench(directory, options)
        lines, goals = [], []
        for step in options.only:
            print(f"== {step}, after {time.perf_counter() - begun:.0f} s", flush=True)
            lines += STEPS[step](bench, goals)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    machine = subprocess.run([HERE.parent / "machine.sh"], capture_output=True, text=True, check=True).stdout.rstrip()
    command = " ".join(["benchmarks/platform/run.sh", *sys.argv[1:]])
    run = f"- run: `{command}`, {options.rounds} rounds of {options.seconds} s, server on core {SERVER_CORE}, driver on core {CLIENT_CORE}," \
        f" databases on {disk}"
    report = "\n".join(["# The Platform services", "", machine, run, "", "| | wanted | measured |", "|---|--:|--:|", *goals, *lines]) + "\n"
    print(report)
    if options.keep:
        file = HERE.parent / "results" / f"platform-{time.strftime('%Y-%m-%d-%H%M', time.gmtime())}.md"
        file.write_text(report)
        print(f"written to {file}")
    print(f"{time.perf_counter() - begun:.0f} s")


main()
