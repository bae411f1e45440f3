"""What a module hears of and does with live calls, in a running Asterisk: workers on events, commands, AJAM and ARI."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import sqlite3
import ssl
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from live_asterisk import LiveAsterisk, wait_for
from sip_phone import call as sip_call

SPACE = "Modules\\ModuleSwitchboard\\Lib\\"
CALLER = "74950000001"
# As its author would: answers, says what ARI tells of the channel, and writes down what it hears.
ON_START = """\
        $ari->post("channels/{$event['channel']['id']}/answer");
        $event['state'] = $ari->get("channels/{$event['channel']['id']}")['state'];
        file_put_contents(getenv('MIKO_GEN_SCRATCH') . '/events', json_encode($event) . PHP_EOL, FILE_APPEND);
        $ari->delete("channels/{$event['channel']['id']}");
"""
ON_END = """\
        file_put_contents(getenv('MIKO_GEN_SCRATCH') . '/events', json_encode($event) . PHP_EOL, FILE_APPEND);
"""


@pytest.fixture(scope="module")
def pbx(
    asterisk: Path, engine: Mapping[str, str], standins: Path, modules: Mapping[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveAsterisk]:  # fmt: skip
    folder = tmp_path_factory.mktemp("switchboard")
    module = Path(shutil.copytree(modules["switchboard"], folder / "ModuleSwitchboard"))
    main = module / "Lib" / "SwitchboardMain.php"
    text = main.read_text(encoding="utf-8")
    for method, body in (("onCallStart", ON_START), ("onCallEnd", ON_END)):
        head = re.search(rf"function {method}\(.*\): void\n    {{\n", text)
        assert head is not None
        text = text[: head.end()] + body + text[head.end() :]
    main.write_text(text, encoding="utf-8")
    rows = {"Settings": [{"id": 1, "ami_secret": "Ajam-secret", "crm_token": "Crm-token"}]}
    made = LiveAsterisk(asterisk, engine, standins, module, folder / "pbx", rows)
    made.start()
    yield made
    made.stop()
    made.phone.close()


@contextmanager
def working(pbx: LiveAsterisk, name: str, is_ready: Callable[[], object], says: str = "") -> Iterator[None]:
    """A worker, from when it is ready to its end; ``says`` is a pattern of all that it prints."""
    worker = pbx.worker(SPACE + name)
    try:
        wait_for(is_ready, f"{name} is ready")
        yield
        worker.send_signal(signal.SIGUSR1)
        assert worker.wait(2) == 0
        assert worker.stdout is not None
        assert re.fullmatch(says, worker.stdout.read(), re.IGNORECASE)
    finally:
        worker.kill()
        worker.communicate()


def answering(pbx: LiveAsterisk, name: str) -> Callable[[], object]:
    return lambda: pbx.answers_the_supervisor(SPACE + name)


@contextmanager
def manager(pbx: LiveAsterisk) -> Iterator[Callable[[str], bool]]:
    """A client of the manager: has Asterisk told of a UserEvent?"""
    with closing(socket.create_connection(("127.0.0.1", pbx.ports["manager"]), 5)) as client:
        client.settimeout(0.1)
        client.sendall(b"Action: Login\r\nUsername: phpagi\r\nSecret: phpagi\r\nEvents: user\r\n\r\n")
        heard = ""

        def has_told(name: str) -> bool:
            nonlocal heard
            try:
                heard += client.recv(65536).decode()
            except TimeoutError:
                return False
            return f"UserEvent: {name}\r\n" in heard

        yield has_told


@contextmanager
def web_server() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Its address, and what was posted to it."""
    posted: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            posted.append({"data": json.loads(body), "token": self.headers["Authorization"]})
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/calls", posted
    finally:
        server.shutdown()
        server.server_close()


def change_settings(pbx: LiveAsterisk, **values: str) -> None:
    with closing(sqlite3.connect(pbx.database)) as database, database:
        for name, value in values.items():
            database.execute(f'UPDATE m_Settings SET "{name}" = ?', (value,))


def published(pbx: LiveAsterisk, name: str) -> list[dict[str, Any]]:
    """What pages of the admin cabinet were told."""
    file = pbx.folder / "scratch" / "published"
    lines = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    return [data for kind, data in lines if kind == name]


def test_a_call_becomes_a_row_a_push_a_web_hook_and_a_user_event(pbx: LiveAsterisk) -> None:
    with (
        web_server() as (url, posted),
        manager(pbx) as has_told,
        working(pbx, "WorkerNewCalls", answering(pbx, "WorkerNewCalls")),
    ):
        change_settings(pbx, crm_url=url)
        sip_call(pbx.ports["sip"], CALLER)
        wait_for(lambda: pbx.query("SELECT 1 FROM m_Calls"), "a row")
        ((uniqueid, number, state),) = pbx.query("SELECT uniqueid, number, state FROM m_Calls")
        assert (number, state) == (CALLER, "ringing")
        wait_for(lambda: posted, "the web hook")
        assert posted == [
            {"data": {"id": uniqueid, "number": CALLER, "office": "Main office"}, "token": "Bearer Crm-token"}
        ]
        assert published(pbx, "module-switchboard-call") == [{"id": uniqueid, "number": CALLER}]
        wait_for(lambda: has_told("DeskCall"), "the UserEvent")
        change_settings(pbx, crm_url="")


def test_the_end_of_a_call_changes_its_row_only(pbx: LiveAsterisk) -> None:
    with working(pbx, "WorkerNewCalls", answering(pbx, "WorkerNewCalls")):
        sip_call(pbx.ports["sip"], CALLER)
        wait_for(lambda: pbx.query("SELECT 1 FROM m_Calls WHERE state = 'ringing'"), "a row")
    with working(pbx, "WorkerEndOfCalls", answering(pbx, "WorkerEndOfCalls")):
        rows = len(pbx.query("SELECT 1 FROM m_Calls"))
        sip_call(pbx.ports["sip"], CALLER)
        wait_for(lambda: published(pbx, "module-switchboard-end"), "the push")
        assert len(pbx.query("SELECT 1 FROM m_Calls")) == rows
        assert pbx.query("SELECT * FROM m_QueueNumbers") == []
        assert "ERROR" not in pbx.system_log()


def test_a_worker_with_steps_hears_of_calls_also_after_a_restart_of_asterisk(pbx: LiveAsterisk) -> None:
    with working(pbx, "WorkerNewCalls", answering(pbx, "WorkerNewCalls"), r"(ERROR: [^\n]* on AMI\n)*"):
        pbx.stop(signal.SIGKILL)
        pbx.start()
        wait_for(answering(pbx, "WorkerNewCalls"), "the worker answers again")
        before = len(pbx.query("SELECT 1 FROM m_Calls"))
        sip_call(pbx.ports["sip"], CALLER)
        wait_for(lambda: len(pbx.query("SELECT 1 FROM m_Calls")) > before, "a row after the restart")


def test_a_web_hook_goes_to_no_server_whose_certificate_is_wrong(pbx: LiveAsterisk, tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    made = pbx._php(
        "-r",
        "$key = openssl_pkey_new(); $csr = openssl_csr_new(['CN' => 'localhost'], $key);"
        "openssl_x509_export(openssl_csr_sign($csr, null, $key, 1), $text); openssl_pkey_export($key, $secret);"
        f"file_put_contents('{key}', $text . $secret);",
    )
    assert made.returncode == 0, made.stderr
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(key)
    with closing(socket.create_server(("127.0.0.1", 0))) as plain:
        port = plain.getsockname()[1]

        def serve() -> None:
            try:
                with context.wrap_socket(plain.accept()[0], server_side=True) as client:
                    client.recv(65536)
                    seen.append("request")
            except OSError:
                seen.append("refused")

        seen: list[str] = []
        thread = Thread(target=serve, daemon=True)
        thread.start()
        change_settings(pbx, crm_url=f"https://localhost:{port}/calls")
        says = r"WARNING: localhost: [^\n]*(certificate|peer)[^\n]*\n"
        with working(pbx, "WorkerNewCalls", answering(pbx, "WorkerNewCalls"), says):
            sip_call(pbx.ports["sip"], CALLER)
            thread.join(10)
        assert seen == ["refused"]
        change_settings(pbx, crm_url="")


def test_a_command_begins_a_call(pbx: LiveAsterisk) -> None:
    pbx.phone.callers.clear()
    hostile = 'Ann, "B"\r\nApplication: System'
    assert pbx.command(f"{SPACE}SwitchboardCalls", "originate", "201", CALLER, hostile, {"REASON": "a)b,c\r\n"}) is True
    wait_for(lambda: pbx.phone.callers, "the telephone rings")
    assert pbx.phone.callers[0].startswith(f'"Ann BApplication: System" <sip:{CALLER}@')
    assert f"ORIGINATES 201 FOR {CALLER} NAMED Ann BApplication: System WITH abc" in pbx.said()


def new_call(pbx: LiveAsterisk) -> str:
    """The channel of a call that waits."""
    before = len(pbx.said())
    pbx.begin("test-caller", "s")
    pattern = re.compile(r"(Local/s@test-caller-\w+;1) answered")
    wait_for(lambda: pattern.search(pbx.said()[before:]), "a call")
    return str(pattern.findall(pbx.said()[before:])[-1])


def test_commands_for_a_live_call(pbx: LiveAsterisk) -> None:
    calls, channel, before = f"{SPACE}SwitchboardCalls", new_call(pbx), len(pbx.said())
    assert pbx.command(calls, "hangUp", "/.*/") is False
    assert pbx.command(calls, "redirect", channel, "201") is True
    wait_for(lambda: "[201@internal:1]" in pbx.said()[before:], "the call goes elsewhere")
    channel = new_call(pbx)
    assert pbx.command(calls, "hangUp", channel) is True
    wait_for(lambda: pbx.command(calls, "hangUp", channel) is False, "the call is gone")


def test_peers_are_told_with_their_states(pbx: LiveAsterisk) -> None:
    peers = {peer["id"]: peer for peer in pbx.command(f"{SPACE}SwitchboardCalls", "peers")}
    assert peers["201"]["state"] in ("OK", "UNKNOWN")
    assert set(peers["201"]) == {"id", "state", "detailed-state"}


def test_ajam_lets_the_modules_user_in(pbx: LiveAsterisk) -> None:
    def ask(browser: urllib.request.OpenerDirector, **action: str) -> str:
        url = f"http://127.0.0.1:{pbx.ports['http']}/asterisk/mxml?{urllib.parse.urlencode(action)}"
        with browser.open(url, timeout=10) as answer:
            return str(answer.read().decode())

    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    assert "Authentication accepted" in ask(
        browser, action="login", username="module-switchboard", secret="Ajam-secret"
    )
    assert "Pong" in ask(browser, action="ping")
    assert "Permission denied" in ask(browser, action="command", command="core show version")
    stranger = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    assert "Authentication failed" in ask(stranger, action="login", username="module-switchboard", secret="wrong")


def heard(pbx: LiveAsterisk, kind: str) -> list[dict[str, Any]]:
    events = pbx.folder / "scratch" / "events"
    found = [json.loads(line) for line in events.read_text().splitlines()] if events.exists() else []
    return [event for event in found if event["type"] == kind]


def has_application(pbx: LiveAsterisk, since: int) -> bool:
    return "Creating Stasis app 'switchboard'" in pbx.said()[since:]


def test_a_stasis_application_gets_its_calls_also_after_a_restart_of_asterisk(pbx: LiveAsterisk) -> None:
    before, says = len(pbx.said()), r"(WARNING: [^\n]*Is ARI switched on[^\n]*\n)*"
    with working(pbx, "WorkerAri", lambda: has_application(pbx, before), says):
        hear_a_call(pbx, 1)
        at = len(pbx.said())
        pbx.stop(signal.SIGKILL)
        pbx.start()
        wait_for(lambda: has_application(pbx, at), "the worker is back")
        hear_a_call(pbx, 2)


def hear_a_call(pbx: LiveAsterisk, number: int) -> None:
    pbx.begin("module-switchboard-ari")
    wait_for(lambda: len(heard(pbx, "StasisEnd")) == number, "the end of the call")
    start = heard(pbx, "StasisStart")[-1]
    assert (start["application"], start["state"]) == ("switchboard", "Up")
    assert start["channel"]["dialplan"]["exten"] == "100"
