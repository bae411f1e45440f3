"""Controllers, routes and hooks as an author may write them: none is generated, Core takes them all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

Request = tuple[str, str, dict[str, Any], str]

_NAMESPACE = "Modules\\ModuleBlackList\\Lib\\RestAPI"
_USES = """\
use MikoPBX\\PBXCoreREST\\Attributes\\{ApiResource, HttpMapping, ResourceSecurity, SecurityType};
use MikoPBX\\PBXCoreREST\\Controllers\\{BaseController, BaseRestController};
use MikoPBX\\PBXCoreREST\\Lib\\PBXApiResult;
"""
_START = "/pbxcore/api/v3/module-black-list/"
_ALL = (
    "['GET' => ['getList', 'getRecord', 'look'], 'POST' => ['create', 'save'], 'PUT' => 'update', 'PATCH' => ['patch'],"
    " 'DELETE' => ['delete']]"
)
_PUBLIC = "#[ResourceSecurity('odd', requirements: [SecurityType::PUBLIC])]"
_BEARER = "#[ResourceSecurity('odd', requirements: [SecurityType::BEARER_TOKEN])]"

# Each name: what its attributes and its class say that others' don't.
ODD: dict[str, dict[str, str]] = {
    "Echoes": {},
    "Open": {"security": _PUBLIC},
    "Opening": {"security": _BEARER},
    "Partly": {
        "security": _BEARER,
        "body": "".join(f"{_PUBLIC} public function {name}(): void {{}} " for name in ("look", "save", "getList")),
    },
    "Prefixes": {"ids": "['A-', 'B-']"},
    "Prefix": {"ids": "['A-']"},
    "Numbered": {"ids": "'[0-9]{1,3}'"},
    "Wide": {"ids": "'.+'"},
    "Wider": {"ids": "null"},
    "NoIds": {"ids": "''"},
    "ReadOnly": {"mapping": "['GET' => ['getList', 'look']]"},
    "Lower": {"mapping": "['get' => ['getList', 'look'], 'post' => ['save']]"},
    "Unmapped": {"mapping": ""},
    "Simple": {
        "mapping": "['GET' => ['getList', 'look'], 'POST' => ['save', 'create']]",
        "parent": "BaseController",
        "body": "public function getListAction(): void { $this->response->setPayloadSuccess(['simple' => 1]); }"
        " public function createAction(): void { $this->sendError(403, 'no'); }",
    },
    "Named": {
        "body": 'protected function mapCustomMethodToAction(string $methodName): string { return "do$methodName"; }'
        " protected function getActionMapping(): array { return ['POST' => ['collection' => 'make', 'resource' => 'remake'],"
        " 'PUT' => ['collection' => 'all']]; }",
    },
    "Nameless": {"body": "public function onConstruct(): void { $this->processorClass = ''; }"},
}

_PROCESSOR = """
class Processor
{
    public static function callBack(array $request): PBXApiResult
    {
        unset($request['request_id'], $request['created_at'], $request['sessionContext']);
        $data = $request['data'];
        match ($data['throw'] ?? '') {
            'exception' => throw new \\RuntimeException('thrown'),
            'error' => intdiv(1, 0),
            default => null,
        };
        $res = new PBXApiResult();
        $res->processor = __METHOD__;
        $res->function = $request['action'];
        $res->httpCode = isset($data['code']) ? (int)$data['code'] : null;
        $res->reload = (string)($data['reload'] ?? '');
        $res->pagination = isset($data['page']) ? ['total' => 3] : null;
        $res->messages = isset($data['warn']) ? ['warning' => ['careful'], 'info' => ['fine']] : [];
        $res->success = !isset($data['fail']);
        $res->data = $request;

        return $res;
    }
}
"""

_OWN = """
class Own extends BaseController
{
    public function show(string $what = '-'): void
    {
        $this->response->setPayloadSuccess(['what' => $what, 'data' => $this->request->getData()], 202);
    }

    public function text(): void
    {
        $this->response->setPayloadSuccess('just text');
    }

    public function nothing(): void
    {
    }

    public function module(string $action): void
    {
        $this->sendRequestToBackendWorker('modules', $action, $this->request->getData(), 'moduleblacklist');
    }

    public function wrong(): void
    {
        $this->response->setPayloadError('wrong', 418);
    }

    public function error(string $code): void
    {
        $this->sendError((int)$code, 'words');
    }
}
"""

_CONF = """
    public function getPBXCoreRESTAdditionalRoutes(): array
    {
        $own = \\Modules\\ModuleBlackList\\Lib\\RestAPI\\Own::class;

        return [
            [$own, 'show', '/pbxcore/api/own/{what}', 'get', '/'],
            [$own, 'show', '/pbxcore/api/own', 'post', '/deep/{what:[0-9]+}', true],
            [$own, 'text', '/pbxcore/api/text', 'get', '/', true],
            [$own, 'nothing', '/pbxcore/api/nothing', 'get', '/', false],
            [$own, 'module', '/pbxcore/api/tomodule/{called}', 'get', '/', true],
            [$own, 'wrong', '/pbxcore/api/wrong', 'delete', '/'],
            [$own, 'error', '/pbxcore/api/error/{code}', 'get', '/', true],
        ];
    }

    public function moduleRestAPICallback(array $request): \\MikoPBX\\PBXCoreREST\\Lib\\PBXApiResult
    {
        if (in_array($request['action'], ['check', 'parent'], true)) {
            return parent::moduleRestAPICallback($request);
        }

        return \\Modules\\ModuleBlackList\\Lib\\RestAPI\\Processor::callBack($request);
    }

    public function onBeforeExecuteRestAPIRoute(\\Phalcon\\Mvc\\Micro $app): void
    {
        str_contains($app->request->getURI(), 'hook=throws') && throw new \\RuntimeException('hook');
    }

    public function onAfterExecuteRestAPIRoute(\\Phalcon\\Mvc\\Micro $app): void
    {
        if (str_contains($app->request->getURI(), 'after=1')) {
            $envelope = json_decode($app->getService('response')->getContent(), true);
            $app->response->setJsonContent(['after' => 'x'] + $envelope);
        }
    }
}
"""


def put(module: Path) -> None:
    """Write the controllers into the folder of the black list."""
    rest = module / "Lib" / "RestAPI"
    for name, said in ODD.items():
        mapping, ids = said.get("mapping", _ALL), said.get("ids", "'[^/:]+'")
        attributes = [
            f"#[ApiResource(path: '{_START}{name.lower()}', tags: ['x'], description: 'x', processor: Processor::class)]"
        ]
        if mapping:
            attributes.append(
                f"#[HttpMapping(mapping: {mapping}, resourceLevelMethods: ['save'], collectionLevelMethods: ['look'],"
                f" customMethods: ['look', 'save'], idPattern: {ids})]"
            )
        attributes.append(said.get("security", ""))
        _write(
            rest / f"{name}Controller.php",
            "\n".join(attributes) + f"\nclass {name}Controller extends {said.get('parent', 'BaseRestController')}\n{{\n"
            f"    protected string $processorClass = Processor::class;\n    {said.get('body', '')}\n}}\n",
        )
    _write(rest / "Processor.php", _PROCESSOR)
    _write(rest / "Own.php", _OWN)
    conf = module / "Lib" / "BlackListConf.php"
    conf.write_text(conf.read_text(encoding="utf-8").rstrip().removesuffix("}") + _CONF, encoding="utf-8")


def requests() -> list[Request]:
    """Every odd controller by every address, and what Core's filter does to what is sent."""
    found: list[Request] = []
    for name in ODD:
        path = _START + name.lower()
        for end in (
            "",
            "/",
            "/1",
            "/A-1",
            "/A-",
            "/1234",
            "/1/2",
            ":look",
            ":save",
            "/1:look",
            "/A-1:save",
            "/0:save",
            "/a:b:look",
            "/1\n",
        ):
            found += [(method, path + end, {}, "admin") for method in ("GET", "POST", "PUT", "DELETE")]
        for end in ("", "/1", ":look", ":lookX", ":save", "/1:save"):
            found += [(method, path + end, {}, who) for who in ("nobody", "localhost") for method in ("GET", "POST")]
    echoes = _START + "echoes"
    values: tuple[Any, ...] = (
        "http://a b",
        "httpd\u00e4<b>",
        " x ",
        "<b>'\"",
        "1.5",
        1.5,
        -3.25,
        1e20,
        0,
        True,
        None,
        [],
        {"a": ["http x", {"b": 1.5}]},
        "\0x\1",
    )
    for value in values:
        found += [
            ("POST", echoes, {"v": value}, "admin"),
            ("POST", f"{echoes}/7:save", {"id": value, "httpMethod": value}, "admin"),
        ]
    queries = (
        "a=1&b[]=2&b[x]=3", "id=5", "httpMethod=X", "a.b=1", "=1", "a", "a=%00", "a=%FF", "throw=exception", "throw=error", "warn=1",
        "fail=1", "code=204", "code=0", "code=999", "fail=1&code=418", "reload=users", "page=1", "hook=throws", "after=1",
    )  # fmt: skip
    for query in queries:
        found += [(method, f"{echoes}?{query}", {"id": "77", "x": 1.5}, "admin") for method in ("GET", "POST")]
        found.append(("PUT", f"{echoes}/9?{query}", {}, "admin"))
    own = (
        "own/abc", "own", "own/deep/12", "own/deep/x", "text", "text/x", "nothing", "nothing?after=1", "wrong", "error/403", "error/418",
        *(f"{start}/{end}" for start in ("tomodule", "modules/ModuleBlackList", "modules/moduleblacklist", "modules/ModuleOther")
          for end in ("act?x=1", "act?throw=exception", "act?fail=1", "act?code=409", "parent", "check", "a/b")),
    )  # fmt: skip
    for end in own:
        for method in ("GET", "POST", "DELETE"):
            found += [(method, f"/pbxcore/api/{end}", {"q": "1", "z": 1.5}, who) for who in ("admin", "nobody")]
    return found


def _write(path: Path, text: str) -> None:
    path.write_text(f"<?php\n\ndeclare(strict_types=1);\n\nnamespace {_NAMESPACE};\n\n{_USES}{text}", encoding="utf-8")
