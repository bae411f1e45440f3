"""An nginx of the test's own, with what one generated module adds to MikoPBX's, and the servers behind it."""

from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from live_asterisk import wait_for

SHAPE = Path(__file__).parent / "servers" / "etc"
CERTIFICATE = """
$options = ['config' => $argv[1], 'private_key_bits' => 2048];
$key = openssl_pkey_new($options);
$request = openssl_csr_new(['commonName' => 'pbx.example.com'], $key, $options);
openssl_x509_export_to_file(openssl_csr_sign($request, null, $key, 2, $options), $argv[2]);
openssl_pkey_export_to_file($key, $argv[3], null, $options);
"""


class Nginx:
    """nginx as Core configures it; ``locations`` and ``servers`` are what the hooks of a module return."""

    def __init__(
        self, program: Path, folder: Path, ports: Mapping[str, int], locations: str = "", servers: str = ""
    ) -> None:
        self.folder, self.ports = folder, ports
        self.conf = folder / "etc" / "nginx.conf"
        self.command: list[str | Path] = [program, "-p", folder, "-c", self.conf]
        shutil.copytree(SHAPE, folder / "etc")
        places = {"folder": folder, **ports}
        for path in self.conf.parent.rglob("*.conf"):
            text = path.read_text(encoding="utf-8")
            for name, value in places.items():
                text = text.replace(f"{{{name}}}", str(value))
            path.write_text(text, encoding="utf-8")
        self.write(locations, servers)
        self.process: subprocess.Popen[bytes] | None = None

    def write(self, locations: str, servers: str) -> None:
        for name, text in (("locations", locations), ("servers", servers)):
            path = self.conf.parent / "mikopbx" / f"modules_{name}" / "module.conf"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def mistakes(self) -> list[str]:
        """What nginx finds wrong with the configuration."""
        ran = subprocess.run([*self.command, "-t"], capture_output=True, text=True, check=False)
        found = re.findall(r"\[(?:emerg|alert|crit|error)\] .*", ran.stderr)
        assert (ran.returncode == 0) == (found == []), ran.stderr
        return found

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=(self.folder / "stderr").open("wb"),
        )  # fmt: skip
        wait_for(lambda: self._ended() or self._listens(), "nginx starts")
        assert not self._ended(), (self.folder / "stderr").read_text(encoding="utf-8")

    def _ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def _listens(self) -> bool:
        with closing(socket.socket()) as probe:
            return probe.connect_ex(("127.0.0.1", self.ports["http"])) == 0

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)

    def connection(self, port: str = "http", *, tls: bool = False, client: str = "127.0.0.1") -> HTTPConnection:
        """Of a client at an address of this machine."""
        at, source = ("127.0.0.1", self.ports[port]), (client, 0)
        if not tls:
            return HTTPConnection(*at, timeout=15, source_address=source)
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        return HTTPSConnection(*at, timeout=15, source_address=source, context=trusting)

    def ask(
        self, path: str, *, method: str = "GET", body: str | None = None, headers: Mapping[str, str] | None = None,
        port: str = "http", tls: bool = False, client: str = "127.0.0.1",
    ) -> tuple[int, str]:  # fmt: skip
        """The code of the answer, and its text."""
        with closing(self.connection(port, tls=tls, client=client)) as connection:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8")


class Behind:
    """A web server that nginx asks: it answers with the address that was asked for, and keeps the requests."""

    def __init__(self, port: int, certificate: Path | None = None, guest: str | None = None) -> None:
        asked: list[tuple[str, dict[str, str]]] = []

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                if self.headers.get("Upgrade") == "websocket":
                    self.send_response_only(101)
                    self.send_header("Upgrade", "websocket")
                    self.send_header("Connection", "upgrade")
                    self.end_headers()
                    self.wfile.write(self.rfile.readline().upper())
                    self.close_connection = True
                    return
                may = guest is None or f"token={guest}" in self.path
                text = self.path.encode()
                self.send_response(200 if may else 403)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_: object) -> None:
                pass

        self.asked = asked
        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, certificate.with_suffix(".key"))
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def make_certificate(php: Path, folder: Path) -> Path:
    """A certificate that signs itself, with its key beside it."""
    config, certificate = folder / "openssl.cnf", folder / "server.crt"
    config.write_text("[req]\ndistinguished_name = name\n[name]\n", encoding="utf-8")
    command: list[str | Path] = [php, "-r", CERTIFICATE, config, certificate, certificate.with_suffix(".key")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert certificate.exists(), ran.stdout + ran.stderr
    return certificate


def alone(text: str) -> str:
    """What nginx asks others about while it reads, taken out: who a name is, and whether a port of the system's is free."""
    text = re.sub(r"(proxy_pass https?://)[\w.-]*[A-Za-z][\w.-]*(?=[:;])", r"\g<1>127.0.0.1", text)
    return re.sub(r"(listen +)(\d{1,3}\b)", r"\g<1>10\2", text)
