"""Peers and rules that misbehave, each shown for what it is, while a 64 B ping-pong on another connection of the same process goes on."""
import socket
import ssl
import subprocess
import tempfile
import threading
import time

from tools import checks, peers, program
from tools.certificates import Authority
from tools.headless import Headless
from tools.pingpong import PingPong
from tools.tmux import Tmux

NEEDS = ["cc", "openssl", "tmux"]

# So long at least the ping-pong goes on, so that a hundredth of it is more than a handful.
SECONDS = 3
MILLISECONDS_BETWEEN = 0.5

# On a screen it would push what is looked for out of sight.
MILLISECONDS_ON_SCREEN = 15
P99_MILLISECONDS = 50
CROWD = 50
LONG = 100 << 20

# The back-reference makes backtracking necessary.
FOR_EVER = r"/^((a+)+)\1b$/ => never"
TEMPTING = b"a" * 200 + b"!\n"


def beside(what, port, misbehave, between=MILLISECONDS_BETWEEN):
    """Misbehaves while the ping-pong goes on, which must not notice."""
    with PingPong(port, between) as pings:
        started = time.monotonic()
        shown = misbehave()
        while time.monotonic() - started < SECONDS:
            shown = misbehave() or shown
    checks.true(f"{what}: {shown}", bool(shown))
    checks.at_most(f"{what}: p99 of {pings.count:,} round trips beside it (median {pings.median:.2f}, worst {pings.worst:.1f})", pings.p99, P99_MILLISECONDS, "ms")


def quoted(text, words):
    """The line in which the words are."""
    return next((f"“{line.strip()[:150]}”" for line in text.splitlines() if words in line), None)


def headless():
    """What is said in notices and in records."""
    with tempfile.NamedTemporaryFile() as out, Headless(
            "listen", "tcp://127.0.0.1:0", "tls://127.0.0.1:0", "--echo", "--framing", "line", "--output", "jsonl", stdout=out) as listener:
        port, tls = listener.port("tcp"), listener.port("tls")

        def recorded(words, seconds=20):
            deadline = time.monotonic() + seconds
            while subprocess.run(["grep", "-qF", words, out.name]).returncode != 0:
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.05)
            return True

        def speak_plainly():
            clients = [peers.connect(tls) for _ in range(CROWD)]
            for client in clients:
                client.sendall(b"GET / HTTP/1.1\r\n\r\n")
            for client in clients:
                drain(client)
            listener.wait_for("does not speak TLS", CROWD)
            return recorded('"reason":"tls-error"') and quoted(listener.notices, "does not speak TLS")

        silent = []

        def be_silent():
            if not silent:
                silent.extend(peers.connect(tls) for _ in range(CROWD))
                listener.wait_for("the TLS handshake did not end within", CROWD)
            return recorded('"reason":"timeout"') and quoted(listener.notices, "did not end within")

        said = []

        def never_end_a_line():
            if not said:
                said.append(True)
                with peers.connect(port) as client:
                    reader = threading.Thread(target=drain, args=(client,), daemon=True)
                    reader.start()
                    for _ in range(LONG >> 20):
                        client.sendall(b"x" * (1 << 20))
                    client.shutdown(socket.SHUT_WR)
                    reader.join(60)
            return recorded('"cut":true') and quoted(listener.notices, "longer than the limit")

        beside("plain text to TLS", port, speak_plainly)
        beside("silence in the handshake", port, be_silent)
        beside("100 MB without a line end", port, never_end_a_line)


def rule_for_everybody():
    with Headless("listen", "tcp://127.0.0.1:0", "--echo", "--rule", FOR_EVER) as listener:
        port = listener.port()
        client = peers.connect(port)

        def tempt():
            client.sendall(TEMPTING)
            client.recv(1 << 16)
            return quoted(listener.notices, "took longer than")

        beside("a rule that backtracks for ever, for the ping-pong too", port, tempt)
        client.close()


def dashboard(folder):
    """What is seen on the screen."""
    ours, others = Authority(folder, "ours"), Authority(folder, "others")
    servers = {
        "a wrong certificate": (TlsServer(*others.issue("unknown", "127.0.0.1", 30)), "unknown issuer: CN=others"),
        "a certificate for another name": (TlsServer(*ours.issue("another", "127.0.0.9", 30)), "not for 127.0.0.1"),
        "an expired certificate": (TlsServer(*ours.issue("expired", "127.0.0.1", -2)), "expired on"),
    }
    port = peers.free_port()
    with Tmux(program.path(), f"tcp://127.0.0.1:{port}", "--echo", "--tls-ca", ours.file) as screen:
        screen.wait_for(f"tcp://127.0.0.1:{port}")
        for what, (server, words) in servers.items():
            beside(f"{what}, on the screen", port, lambda: connect_to(screen, server, words), MILLISECONDS_ON_SCREEN)
        beside("a rule that backtracks for ever, on the screen", port, rule_of_one_listener(screen), MILLISECONDS_ON_SCREEN)


def connect_to(screen, server, words):
    screen.enter("\\clear")
    screen.enter(f"\\connect tls://127.0.0.1:{server.port}")
    return quoted(screen.wait_for(words), words)


def rule_of_one_listener(screen):
    port = peers.free_port()
    screen.enter("\\clear")
    screen.enter(f"\\listen tcp://127.0.0.1:{port}")
    screen.wait_for(f"L2 listening on tcp://127.0.0.1:{port}")
    screen.enter(f"\\rule --on L2 {FOR_EVER}")
    screen.wait_for("answers for L2 changed")
    client = peers.connect(port)

    def tempt():
        client.sendall(TEMPTING)
        client.recv(1 << 16)
        return quoted(screen.wait_for("took longer than"), "took longer than")

    return tempt


def drain(client):
    """Reads to the end, however that comes."""
    try:
        while client.recv(1 << 16):
            pass
    except ConnectionError:
        pass


class TlsServer:
    """Shows its certificate to whoever connects."""

    def __init__(self, certificate, key):
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate, key)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            client, _ = self._listener.accept()
            try:
                with self._context.wrap_socket(client, server_side=True) as stream:
                    stream.recv(1)
            except OSError:
                # Whoever connected did not like it, which is what it is for.
                client.close()


def main():
    headless()
    rule_for_everybody()
    with tempfile.TemporaryDirectory() as folder:
        dashboard(folder)


checks.run(main)
