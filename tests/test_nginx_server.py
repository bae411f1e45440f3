"""nginx itself reads what generated modules add to MikoPBX's web server, and answers as their specs say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import SPECS
from hostile_strings import HOSTILE
from live_asterisk import free_ports, wait_for
from live_fail2ban import said
from live_nginx import Behind, Nginx, alone, make_certificate
from miko_gen.linked.link import link
from miko_gen.project.generate import generate
from miko_gen.spec.read import read_text
from returned import Returned, returned
from test_nginx import LEAVES, STAYS

HOOKS = ("createNginxLocations", "createNginxServers")
TEXTS = {spec.stem: spec.read_text(encoding="utf-8") for spec in SPECS}
WITH_NGINX = [name for name, text in TEXTS.items() if link(read_text(text)).nginx.said]
# Refused though nginx reads it: to it, a brace at the end of a word is one more letter.
STRANGE = ["set $x a};"]
RIGHT = {"Authorization": "Bearer right"}
PANEL = "/module-door-panel/"


@dataclass(frozen=True)
class DoorPanel:
    """The module of specs/door-panel.yaml in a running nginx, and who is behind it."""

    nginx: Nginx
    returned: Returned
    panel: Behind
    camera: Behind
    rest: Behind
    ajam: Behind


@pytest.fixture(scope="module")
def door(nginx: Path, php: Path, standins: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DoorPanel]:
    """With free ports in the place of those of the spec."""
    folder = tmp_path_factory.mktemp("door")
    ports = free_ports("http", "https", "panel", "tablets", "hooks", "camera", "rest", "ajam")
    text = TEXTS["door-panel"]
    for port, name in (("port: 443", "camera"), ("port: 8092", "hooks")):
        assert text.count(port) == 1
        text = text.replace(port, f"port: {ports[name]}")
    spec = folder / "door-panel.yaml"
    spec.write_text(text, encoding="utf-8")
    settings = {"port": str(ports["panel"]), "port_of_tablets": str(ports["tablets"]), "camera": "127.0.0.1"}
    made = returned(
        php, standins, generate(spec, None).folder, folder / "pbx", *HOOKS,
        rows=[{"Settings": settings}], core={"AJAMPort": str(ports["ajam"])},
    )  # fmt: skip
    certificate = make_certificate(php, folder)
    behind = [
        Behind(ports["panel"]), Behind(ports["camera"], certificate), Behind(ports["rest"], guest="friend"), Behind(ports["ajam"]),
    ]  # fmt: skip
    server = Nginx(nginx, folder, ports, *(made.texts[0][hook] for hook in HOOKS))
    server.start()
    yield DoorPanel(server, made, *behind)
    server.stop()
    for one in behind:
        one.stop()


@pytest.fixture(scope="module")
def reader(nginx: Path, php: Path, tmp_path_factory: pytest.TempPathFactory) -> Nginx:
    """nginx that only reads."""
    folder = tmp_path_factory.mktemp("reader")
    make_certificate(php, folder)
    return Nginx(nginx, folder, free_ports("http", "https", "rest"))


@pytest.mark.parametrize("name", WITH_NGINX)
def test_nginx_reads_what_a_module_returns(
    name: str, reader: Nginx, php: Path, standins: Path, modules: Mapping[str, Path], tmp_path: Path
) -> None:
    made = returned(php, standins, modules[name], tmp_path / "pbx", *HOOKS)
    reader.write(*(alone(made.texts[0][hook]) for hook in HOOKS))

    assert reader.mistakes() == []


@pytest.mark.parametrize("text", STAYS)
def test_nginx_reads_what_a_spec_may_say(text: str, reader: Nginx) -> None:
    reader.write(f"location /raw/ {{\n    set $y 1;\n    {text}\n}}\nlocation /x {{\n}}\n", "")

    assert reader.mistakes() == []


@pytest.mark.parametrize("text", [text for text in LEAVES if text not in STRANGE])
def test_nginx_does_not_read_what_it_may_not(text: str, reader: Nginx) -> None:
    """Or it would be a location of its own: there is one already."""
    reader.write(f"location /raw/ {{\n    {text}\n}}\nlocation /x {{\n}}\n", "")

    assert reader.mistakes() != []


@pytest.mark.parametrize("tls", [False, True])
def test_a_token_opens_what_asks_for_one(door: DoorPanel, tls: bool) -> None:
    port = "https" if tls else "http"
    for path, headers in [("", {}), ("?token=", {}), ("?token=wrong", {}), ("", {"Authorization": "right"})]:
        assert door.nginx.ask(f"{PANEL}panel/{path}", headers=headers, port=port, tls=tls)[0] == 401, path
    assert door.nginx.ask(f"{PANEL}panel/a%20b?c=d", headers=RIGHT, port=port, tls=tls) == (
        200,
        f"{PANEL}panel/a%20b?c=d",
    )
    assert door.nginx.ask(f"{PANEL}panel/?token=right", port=port, tls=tls)[0] == 200

    asked = door.panel.asked[-1][1]
    assert (asked["x-real-ip"], asked["x-forwarded-proto"]) == ("127.0.0.1", port)
    assert "/pbxcore/api/v3/auth:validateToken" not in [path for path, _ in door.rest.asked]


def test_websocket_reaches_the_server_behind(door: DoorPanel) -> None:
    with closing(door.nginx.connection()) as connection:
        connection.request(
            "GET", f"{PANEL}panel/ws", headers={"Upgrade": "websocket", "Connection": "Upgrade", **RIGHT}
        )
        sock = connection.sock
        sock.sendall(b"ring\n")
        said = b""
        while b"RING" not in said:
            more = sock.recv(1000)
            assert more, said
            said += more

    assert said.startswith(b"HTTP/1.1 101 ")


def test_an_exact_location_for_the_pbx_itself(door: DoorPanel) -> None:
    assert door.nginx.ask("/door-ajam") == (200, "/door-ajam")
    assert door.nginx.ask("/door-ajam", client="127.0.0.2")[0] == 403
    assert door.nginx.ask("/door-ajam/x")[0] == 404


def test_the_rest_api_says_who_may(door: DoorPanel) -> None:
    headers = {"Content-Type": "image/png", "X-Door": "north"}
    assert door.nginx.ask("/door-camera/a%20b/c?token=friend", headers=headers) == (200, "/live/a%20b/c?token=friend")

    (question, told), (_, passed) = door.rest.asked[-1], door.camera.asked[-1]
    assert question.startswith("/pbxcore/api/v3/module-door-panel/doors:mayLook?")
    assert "uri=%2Fdoor-camera%2Fa%20b%2Fc" in question
    assert (told["content-type"], told["x-door"]) == ("application/json", "north")
    assert (passed["content-type"], passed["x-door"]) == ("image/png", "north")

    before = len(door.camera.asked)
    assert door.nginx.ask("/door-camera/?token=stranger")[0] == 403
    assert door.nginx.ask("/door-camera/")[0] == 403
    assert len(door.camera.asked) == before


def test_files_of_a_folder_and_none_beside_it(door: DoorPanel) -> None:
    folder = door.returned.module
    for path in ("public/plans/north.txt", "public/plansecret.txt", "public/tablets/index.html", "db/files/may.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")

    assert door.nginx.ask(f"{PANEL}plans/north.txt") == (200, "public/plans/north.txt")
    assert door.nginx.ask(f"{PANEL}plans/")[0] == 403
    assert door.nginx.ask(f"{PANEL}reports/may.txt")[0] == 401
    assert door.nginx.ask(f"{PANEL}reports/may.txt", headers=RIGHT) == (200, "db/files/may.txt")
    for path in (
        "plans/../../module.json",
        "plans/%2e%2e/%2e%2e/module.json",
        "plans../../module.json",
        "plansecret.txt",
    ):
        assert door.nginx.ask(PANEL + path)[0] in (400, 404), path
    assert door.nginx.ask("/", port="tablets", tls=True) == (200, "public/tablets/index.html")


@pytest.mark.parametrize(("port", "path"), [("http", f"{PANEL}ringing/"), ("tablets", "/live/")])
def test_what_is_published_reaches_who_listens(door: DoorPanel, port: str, path: str) -> None:
    tls = port == "tablets"
    assert door.nginx.ask(path, port=port, tls=tls)[0] == 401
    with closing(door.nginx.connection(port, tls=tls)) as connection:
        connection.request("GET", f"{path}?token=right", headers={"Accept": "text/event-stream"})
        answer = connection.getresponse()
        assert answer.status == 200
        assert door.nginx.ask(f"{PANEL}rings/", method="POST", body="from elsewhere", client="127.0.0.2")[0] == 403
        assert door.nginx.ask(f"{PANEL}rings/", method="POST", body="north")[0] in (200, 201, 202)
        line = b""
        while not line.startswith(b"data:"):
            line = answer.readline()
            assert line

    assert line == b"data: north\n"


def test_what_nginx_says_itself(door: DoorPanel) -> None:
    assert door.nginx.ask("/door-about") == (200, "Doors on 127.0.0.1;")


def test_a_server_of_its_own_passes_requests_on(door: DoorPanel) -> None:
    assert door.nginx.ask("/a/b?c=d", port="hooks") == (200, "/hook/a/b?c=d")


def test_fail2ban_counts_what_nginx_logs(door: DoorPanel, fail2ban: Path) -> None:
    assert door.nginx.ask("/door-panel/guess")[0] == 404
    log = door.nginx.folder / "access.log"
    wait_for(lambda: "/door-panel/guess" in log.read_text(encoding="utf-8"), "a line in nginx's log")
    line = read_text(TEXTS["door-panel"]).fail2ban["scans"].lines[0]
    ran = said(fail2ban / "fail2ban-regex", "-o", "ip", log, line)

    assert ran.stdout.split() == ["127.0.0.1"], ran.stderr


def test_no_value_of_a_setting_breaks_the_configuration(
    reader: Nginx, php: Path, standins: Path, modules: Mapping[str, Path], tmp_path: Path
) -> None:
    texts = ("", "0", "65536", "camera.example.com/x", "::1", *HOSTILE)
    rows = [{"Settings": dict.fromkeys(("camera", "port", "port_of_tablets"), text)} for text in texts]
    made = returned(php, standins, modules["door-panel"], tmp_path / "pbx", *HOOKS, rows=rows)
    for locations, servers in {tuple(alone(one[hook]) for hook in HOOKS) for one in made.texts}:
        reader.write(locations, servers)
        assert reader.mistakes() == [], locations + servers
