"""A server that a module asks during calls: it answers what the test wants, or is slow about it."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class Crm:
    """``answers`` is JSON by caller; ``seconds`` is how long an answer takes."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.seconds = 0.0
        self.requests: list[tuple[str, Mapping[str, str]]] = []
        crm = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with suppress(BrokenPipeError):
                    self.answer()

            def answer(self) -> None:
                crm.requests.append((self.path, dict(self.headers)))
                time.sleep(crm.seconds)
                body = json.dumps(crm.answers.get(self.path.rpartition("=")[2], {})).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nobody reads it."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
