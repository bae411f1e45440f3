<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Pages;

/**
 * The files of a page by the paths that they have in Core: the module's own, the frame's, and those of the libraries
 * that Core carries along: as npm installs them, or Core's own copies.
 */
final class Files
{
    private const TYPES = [
        'css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml', 'png' => 'image/png',
        'woff2' => 'font/woff2', 'woff' => 'font/woff', 'ttf' => 'font/ttf',
    ];

    /** Taken from a checkout of Core where there is one. */
    private const OF_CORE = '~^(?:css|js)/vendor/'
        . '|^js/pbx/main/(?:form|user-message|semantic-localization|delete-something|security-utils)\.js$'
        . '|^js/pbx/(?:FormElements/[a-z-]+|PbxAPI/(?:pbx-api-client|sound-files-api|passwords-api))\.js$~';

    public function __construct(private readonly string $module, private readonly string $libraries)
    {
    }

    public function send(string $path): void
    {
        $files = $this->files($path);
        if ($files === [] || array_filter($files, 'is_file') !== $files) {
            http_response_code(404);
            echo "there is no file $path";
            return;
        }
        header('Content-Type: ' . (self::TYPES[pathinfo($path, PATHINFO_EXTENSION)] ?? 'application/octet-stream'));
        header('Cache-Control: max-age=3600');
        array_map('readfile', $files);
    }

    /** @return list<string> one after the other they make the file */
    private function files(string $path): array
    {
        if (str_contains("/$path/", '/../')) {
            return [];
        }
        $core = getenv('MIKOPBX_CORE') . "/sites/admin-cabinet/assets/$path";
        if (preg_match(self::OF_CORE, $path) === 1 && is_file($core)) {
            return [$core];
        }
        $id = basename($this->module);
        $frame = dirname(__DIR__, 2) . '/pages/assets';
        $places = [
            "~^(css|js|img)/cache/$id/(.+)$~" => "$this->module/public/assets/$1/$2",
            '~^(?:css|js)/vendor/semantic/(.+)$~' => "$this->libraries/fomantic-ui-css/components/$1",
            '~^css/vendor/(themes/.+)$~' => "$this->libraries/fomantic-ui-css/$1",
            '~^js/vendor/jquery.min.js$~' => "$this->libraries/jquery/dist/jquery.min.js",
            '~^js/vendor/datatable/dataTables.semanticui(?:.min)?.js$~' =>
                "$this->libraries/datatables.net/js/jquery.dataTables.js"
                . "|$this->libraries/datatables.net-se/js/dataTables.semanticui.js|$frame/js/core-datatable.js",
            '~^css/vendor/datatable/(dataTables.semanticui)(?:.min)?.css$~' =>
                "$this->libraries/datatables.net-se/css/$1.css",
        ];
        foreach ($places as $pattern => $place) {
            if (preg_match($pattern, $path) === 1) {
                return explode('|', (string)preg_replace($pattern, $place, $path));
            }
        }

        return ["$frame/$path"];
    }
}
