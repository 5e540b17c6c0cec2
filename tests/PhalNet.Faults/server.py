"""Starts, observes and stops a server under test. Standard library only."""
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

SEND = "s=Platform.ChatMessage.Send&chat_message_to_uuid=0123456789abcdef0123456789abcdef&chat_message_type=text"


class Server:
    """A server in Production with a temporary data directory. `shell` is run first, such as a ulimit."""

    def __init__(self, program, *arguments, shell="", environment=None, output=None):
        self.data = tempfile.mkdtemp(prefix="phalnet-faults-")
        self.log = Path(self.data, "console.log")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = " ".join([shell, "exec dotnet", str(program), f"--urls=http://127.0.0.1:{self.port}",
                            f"--PhalNet:DataDirectory={self.data}", "--Platform:RequireAccessToken=false", "--PhalNet:Language=en",
                            *arguments])
        self._log = open(self.log, "wb")
        self.process = subprocess.Popen(
            ["bash", "-c", command], cwd=self.data, stdout=output or self._log, stderr=subprocess.STDOUT,
            env={**os.environ, "ASPNETCORE_ENVIRONMENT": "Production", "LC_ALL": "C.UTF-8", **(environment or {})})
        try:
            self._wait()
        except RuntimeError:
            self.__exit__()
            raise

    def _wait(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"The server ended during its start:\n{self.console()}")
            try:
                if self.call("s=App.Site.Index", timeout=5)[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"The server does not respond:\n{self.console()}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._log.close()
        shutil.rmtree(self.data, ignore_errors=True)

    def console(self):
        return self.log.read_text(errors="replace")

    def connect(self, timeout=30):
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def raw(self, request, timeout=30):
        """Sends bytes on a new connection; returns everything received until it is closed."""
        with self.connect(timeout) as connection:
            connection.sendall(request)
            return read_to_end(connection)

    def call(self, query, body=None, content_type="application/x-www-form-urlencoded", timeout=60, method=None, path="/"):
        """Status and body."""
        method = method or ("GET" if body is None else "POST")
        head = f"{method} {path}?{query} HTTP/1.1\r\nHost: faults\r\nConnection: close\r\n"
        if body is not None:
            head += f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n"
        return parse(self.raw(head.encode() + b"\r\n" + (body or b""), timeout))

    def alive(self):
        return self.process.poll() is None

    def resident(self, peak=False):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)" if peak else r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def reset_peak(self):
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def cpu(self):
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def stop(self, timeout=60):
        """Stops the server; returns the seconds from the signal to its end."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout)
        return time.monotonic() - started


def read_to_end(connection):
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except (ConnectionResetError, TimeoutError):
        pass
    return b"".join(parts)


def parse(reply):
    head, _, body = reply.partition(b"\r\n\r\n")
    found = re.match(rb"HTTP/1\.\d (\d+)", head)
    return int(found.group(1)) if found else 0, body
