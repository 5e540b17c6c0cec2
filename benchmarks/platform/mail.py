"""The databases that the hosts are measured on: made once, copied for each host. Standard library only."""
import hashlib
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).resolve().parent
SERVER = HERE.parents[1] / "src/PhalNet.Server/bin/Release/net10.0/PhalNet.Server.dll"
SENDERS, RECIPIENTS = 10_000, 100_000
BEFORE = 300_000  # Messages that the mailboxes hold before anything is measured.
LARGE, SMALL, PEERS = 100_000, 100, 1_000  # A large mailbox and a small one; the large one has so many conversations.
MANY, FEW = 10_000, 10  # Conversations of the members whose unread messages are counted.
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def uuid(kind, number):
    return hashlib.md5(f"{kind} {number}".encode()).hexdigest()


def token(number):
    """An access token as the server issues them: 43 letters and digits, and a checksum of six."""
    source = random.Random(number)
    text = "pnt_" + "".join(source.choices(ALPHABET, k=43))
    rest = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
    digits = ""
    for _ in range(6):
        rest, digit = divmod(rest, 62)
        digits = ALPHABET[digit] + digits
    return text + digits


class Members:
    """Senders with tokens, the four members who read lists among them, and recipients; in files for the drivers."""

    def __init__(self, directory):
        self.senders = [uuid("sender", number) for number in range(SENDERS)]
        self.recipients = [uuid("recipient", number) for number in range(RECIPIENTS)]
        self.large, self.small, self.many, self.few = (uuid("reader", number) for number in range(4))
        self.all = [*self.senders, self.large, self.small, self.many, self.few]
        self.tokens = [token(number) for number in range(len(self.all))]
        self.token_file = write(directory / "tokens", self.tokens[:SENDERS])
        self.recipient_file = write(directory / "recipients", self.recipients)
        self.sender_file = write(directory / "senders", self.senders)

    def token(self, member):
        return self.tokens[self.all.index(member)]


def write(file, lines):
    file.write_text("".join(f"{line}\n" for line in lines))
    return file


def location(file):
    return f"--ConnectionStrings:Platform=Data Source={file}"


def command(*arguments):
    done = subprocess.run(["dotnet", str(SERVER), *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def messages(members):
    """Sender and recipient of all messages that are there before, mixed, so that no mailbox is one stretch of the messages."""
    source = random.Random(1)
    pairs = [(source.choice(members.senders), source.choice(members.recipients)) for _ in range(BEFORE)]
    pairs += [(members.senders[number % PEERS], members.large) for number in range(LARGE)]
    pairs += [(members.senders[0], members.small) for _ in range(SMALL)]
    pairs += [(members.senders[number], members.many) for number in range(MANY)]
    pairs += [(members.senders[number], members.few) for number in range(FEW)]
    source.shuffle(pairs)
    return pairs


def make(directory, members):
    """A database with accounts and messages; the messages are put into their mailboxes by the first start."""
    file = directory / "template.db"
    command("platform", "app", "create", "Bench", location(file))
    now = int(time.time())
    with closing(sqlite3.connect(file)) as database, database:
        key, = database.execute("SELECT app_key FROM application").fetchone()
        database.executemany("INSERT INTO member (uuid, is_enabled, created_at) VALUES (?, 1, ?)", ((member, now) for member in members.all))
        database.executemany(
            "INSERT INTO access_token (token_hash, app_key, member_uuid, created_at, expire_at) VALUES (?, ?, ?, ?, ?)",
            ((hashlib.sha256(text.encode()).hexdigest(), key, member, now, now + 86_400) for text, member in zip(members.tokens, members.all)))
        database.executemany(
            "INSERT INTO chat_message (id, sender, recipient, type, data, add_time) VALUES (?, ?, ?, 'text', 'See you tomorrow at noon.', ?)",
            ((2 * number + 1, sender, recipient, now) for number, (sender, recipient) in enumerate(messages(members))))
    return file


class SqliteFile:
    """The database of one host, and what it holds at the moment, seen from outside."""

    def __init__(self, template, file):
        shutil.copy(template, file)
        self.file = file
        self.arguments = [location(file)]
        self.reader = None

    def __enter__(self):
        # Connections of Python belong to one thread; the one that samples makes its own.
        self.reader = sqlite3.connect(f"file:{self.file}?mode=rw", uri=True, isolation_level=None)
        return self

    def __exit__(self, *_):
        self.reader.close()

    def place(self):
        """The last message, and the last one that is in its mailboxes."""
        return self.reader.execute(
            "SELECT (SELECT coalesce(max(id), 0) FROM chat_message), (SELECT value FROM platform_state WHERE name = 'applied')").fetchone()

    def stored(self):
        return (self.place()[0] + 1) // 2

    def settle(self):
        """Waits until all messages are in their mailboxes; gives the seconds that it took."""
        begun = time.perf_counter()
        while (place := self.place())[0] > place[1]:
            if time.perf_counter() - begun > 60:
                sys.exit(f"{self.file.name}: the mailboxes are still behind after a minute.")
            time.sleep(0.01)
        return time.perf_counter() - begun

    def check(self):
        """Every message has two entries, two changes, and its places in two sequences."""
        count, = self.reader.execute("SELECT count(*) FROM chat_message").fetchone()
        for what in ("count(*) FROM mailbox_entry", "sum(sequence) FROM mailbox"):
            entries, = self.reader.execute(f"SELECT {what}").fetchone()
            if entries != 2 * count:
                sys.exit(f"{self.file.name}: {count} messages and {entries} as {what}.")


class PostgresServer:
    """A server of the system's packages, with its data in a temporary directory; a commit waits for the disk."""

    def __init__(self, directory, core):
        self.programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self.data = directory / "postgresql"
        self.user = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"] if os.getuid() == 0 else []
        self.core = core
        self.data.mkdir()
        if self.user:
            shutil.chown(self.data, "postgres")
            directory.chmod(0o755)
        self.run("initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "--no-sync")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def run(self, program, *arguments):
        done = subprocess.run([*self.user, str(self.programs / program), *arguments], capture_output=True, text=True, cwd="/")
        if done.returncode != 0:
            sys.exit(f"{program} {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def __enter__(self):
        self.process = subprocess.Popen(
            ["taskset", "-c", self.core, *self.user, str(self.programs / "postgres"), "-D", str(self.data), "-p", str(self.port),
             "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=400", "-c", "shared_buffers=512MB",
             "-c", "max_wal_size=8GB"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        for _ in range(600):
            if subprocess.run([self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode == 0:
                return self
            time.sleep(0.05)
        sys.exit("PostgreSQL does not take connections.")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()

    def ask(self, database, statement):
        return self.run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-At", "-d", database, "-c", statement).strip()

    def connection_string(self, database):
        return f"Host=127.0.0.1;Port={self.port};Username=postgres;Database={database}"

    def fill(self, template):
        """Copies an SQLite database by the server's own command."""
        self.ask("postgres", "CREATE DATABASE filled")
        command("platform", "copy", "--to", self.connection_string("filled"), location(template))


class PostgresDatabase:
    """The database of one host."""

    def __init__(self, server, name):
        self.server, self.name = server, name
        server.ask("postgres", f"CREATE DATABASE {name} TEMPLATE filled")
        self.arguments = ["--Platform:Database=postgresql", f"--ConnectionStrings:Platform={server.connection_string(name)}"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def stored(self):
        return (int(self.server.ask(self.name, "SELECT coalesce(max(id), 0) FROM chat_message")) + 1) // 2

    def settle(self):
        return 0.0  # A message and its entries are one transaction.

    def check(self):
        count, entries, places = map(int, self.server.ask(
            self.name, "SELECT (SELECT count(*) FROM chat_message), (SELECT count(*) FROM mailbox_entry), (SELECT sum(sequence) FROM mailbox)").split("|"))
        if not entries == places == 2 * count:
            sys.exit(f"{self.name}: {count} messages, {entries} entries, {places} places in sequences.")
