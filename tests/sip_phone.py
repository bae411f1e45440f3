"""A telephone: as much SIP as it takes to call and to be busy."""

from __future__ import annotations

import re
import socket
from itertools import count
from threading import Thread

_NUMBER = count(1)


class Phone:
    """Declines every call that reaches it, and remembers who called."""

    def __init__(self) -> None:
        self.socket = _socket()
        self.port: int = self.socket.getsockname()[1]
        self.callers: list[str] = []
        self.is_there = True
        self.thread = Thread(target=self._serve, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.is_there = False
        self.thread.join()
        self.socket.close()

    def _serve(self) -> None:
        while self.is_there:
            try:
                message, sender = self.socket.recvfrom(65535)
            except TimeoutError:
                continue
            request = message.decode()
            kept = [
                line.strip()
                for line in re.findall(r"^(?:Via|From|To|Call-ID|CSeq):.*$", request, re.MULTILINE | re.IGNORECASE)
            ]
            kept = [line if not line.startswith("To:") or "tag=" in line else f"{line};tag=b" for line in kept]
            if request.startswith("INVITE"):
                self.callers += re.findall(r"^From: (.*?)>", request, re.MULTILINE)
                self.socket.sendto(_message("SIP/2.0 486 Busy Here", *kept), sender)
            elif not request.startswith(("ACK", "SIP/2.0")):
                self.socket.sendto(_message("SIP/2.0 200 OK", *kept), sender)


def call(server: int, caller: str) -> tuple[int, int | None]:
    """Calls 100 as ``caller`` until the other side ends it: the final status (200 is an answer) and the cause of the end."""
    with _socket() as own:
        own.settimeout(20)
        own.connect(("127.0.0.1", server))
        port, name = own.getsockname()[1], f"call{next(_NUMBER)}"
        head = [
            f"Via: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bK{name}", "Max-Forwards: 70", f"Call-ID: {name}",
            f'From: "A B" <sip:{caller}@127.0.0.1>;tag={name}', f"Contact: <sip:{caller}@127.0.0.1:{port}>",
        ]  # fmt: skip
        media = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0", f"m=audio {port} RTP/AVP 8"]
        line, to = f"sip:100@127.0.0.1:{server} SIP/2.0", "To: <sip:100@127.0.0.1>"
        body = "".join(f"{one}\r\n" for one in media)
        own.send(_message(f"INVITE {line}", *head, to, "CSeq: 1 INVITE", "Content-Type: application/sdp", body=body))
        status = 0
        while True:
            answer = own.recv(65535).decode(errors="replace")
            final = re.match(r"SIP/2\.0 ([2-6]\d\d)", answer)
            cause = re.search(r"^Reason:.*cause=(\d+)", answer, re.MULTILINE | re.IGNORECASE)
            if final:
                status = int(final[1])
                tagged = re.findall(r"^To:.*$", answer, re.MULTILINE | re.IGNORECASE)
                own.send(_message(f"ACK {line}", *head, tagged[0].strip(), "CSeq: 1 ACK"))
            if status >= 300 or answer.startswith("BYE"):
                return status, int(cause[1]) if cause else None


def _socket() -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    made.bind(("127.0.0.1", 0))
    made.settimeout(0.2)
    return made


def _message(*lines: str, body: str = "") -> bytes:
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", body]).encode()
