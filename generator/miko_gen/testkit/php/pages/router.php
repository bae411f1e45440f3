<?php

/**
 * The admin cabinet for PHP's own web server, with the pages of one module:
 *
 *   MIKO_GEN_MODULE=folder MIKO_GEN_SCRATCH=folder MIKO_GEN_LIBRARIES=node_modules php -S 127.0.0.1:8080 router.php
 *
 * The scratch folder is that of a PBX on which the module is installed (install.php).
 */

declare(strict_types=1);

use MikoGen\TestKit\Pages\Cabinet;
use MikoGen\TestKit\Pages\CoreAnswers;
use MikoGen\TestKit\Pages\Files;
use MikoGen\TestKit\Pbx;
use Phalcon\Di\Di;

error_reporting(E_ALL);
ini_set('display_errors', 'stderr');
// PHP's web server has no such constant; the engines write to it.
defined('STDERR') || define('STDERR', fopen('php://stderr', 'w'));
require dirname(__DIR__) . '/autoload.php';

// What PHP has to say against a page is an error of the page.
set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    return (error_reporting() & $level) !== 0 ? throw new ErrorException($message, 0, $level, $file, $line) : false;
});

$path = rawurldecode((string)parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$module = (string)getenv('MIKO_GEN_MODULE');
$assets = '/admin-cabinet/assets/';
if (str_starts_with($path, $assets) && !str_ends_with($path, '/js/cache/localization.js')) {
    (new Files($module, (string)getenv('MIKO_GEN_LIBRARIES')))->send(substr($path, strlen($assets)));
    return;
}

ob_start();
try {
    Pbx::boot($module);
    if (CoreAnswers::send($path)) {
        return;
    }
    $cabinet = new Cabinet(Di::getDefault(), Pbx::module(), (string)getenv('MIKO_GEN_SCRATCH'));
    if (str_starts_with($path, $assets)) {
        header('Content-Type: text/javascript; charset=utf-8');
        $texts = json_encode(Di::getDefault()->getShared('messages'), JSON_THROW_ON_ERROR | JSON_HEX_TAG);
        echo "const globalTranslateArray = $texts;";
    } elseif (str_starts_with($path, '/admin-cabinet/module-')) {
        echo $cabinet->answer(substr($path, strlen('/admin-cabinet')));
    } else {
        http_response_code(404);
        echo "The test kit has no page $path";
    }
} catch (Throwable $error) {
    ob_clean();
    http_response_code(500);
    header('Content-Type: text/plain; charset=utf-8');
    echo $error;
    fwrite(STDERR, "$error\n");
}
