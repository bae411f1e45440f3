<?php

/**
 * Compares the PHP files of two folders: the same tokens in the same order, texts apart.
 *
 *   php tokens.php < a line of JSON for each pair of folders: [harmless, hostile]
 *
 * Prints a line of JSON for each difference in the tokens, and for each text (evaluated) that is not the same in both.
 */

declare(strict_types=1);

const TEXTS = [T_CONSTANT_ENCAPSED_STRING, T_ENCAPSED_AND_WHITESPACE];
const COMMENTS = [T_COMMENT, T_DOC_COMMENT];

/**
 * Without the comma behind a last element: a longer text breaks the line.
 *
 * @return list<array{int|string, string, int}>
 */
function tokens(string $file): array
{
    $found = [];
    foreach (PhpToken::tokenize((string)file_get_contents($file), TOKEN_PARSE) as $token) {
        if (in_array($token->text, [')', ']'], true) && end($found)[1] === ',') {
            array_pop($found);
        }
        if ($token->id !== T_WHITESPACE) {
            $found[] = [$token->id, $token->text, $token->line];
        }
    }
    return $found;
}

/** What stands in a text: for a literal what PHP makes of it, for a docblock its annotations. */
function meaning(int $id, string $text): string
{
    if (in_array($id, COMMENTS, true)) {
        preg_match_all('/@\w+/', $text, $matches);
        return implode(' ', $matches[0]);
    }
    return $id === T_CONSTANT_ENCAPSED_STRING ? (string)eval("return $text;") : $text;
}

function say(string $kind, string $file, mixed ...$more): void
{
    echo json_encode([$kind, $file, ...$more], JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), PHP_EOL;
}

while (is_string($line = fgets(STDIN))) {
    [$harmless, $hostile] = json_decode($line, true);
    $entries = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($hostile, FilesystemIterator::SKIP_DOTS));
    foreach ($entries as $entry) {
        $name = substr($entry->getPathname(), strlen($hostile));
        if ($entry->getExtension() !== 'php' || !is_file($harmless . $name)) {
            continue;
        }
        try {
            [$good, $bad] = [tokens($harmless . $name), tokens($hostile . $name)];
        } catch (ParseError $error) {
            say('parse', $hostile . $name, $error->getMessage());
            continue;
        }
        if (array_column($good, 0) !== array_column($bad, 0)) {
            $at = 0;
            while (($good[$at][0] ?? 0) === ($bad[$at][0] ?? 0)) {
                $at++;
            }
            say('tokens', $hostile . $name, $bad[$at][2] ?? 0, $good[$at][1] ?? '', $bad[$at][1] ?? '');
            continue;
        }
        foreach ($good as $at => [$id, $text]) {
            if ($text === $bad[$at][1]) {
                continue;
            }
            if (in_array($id, TEXTS, true) || in_array($id, COMMENTS, true)) {
                $kind = in_array($id, COMMENTS, true) ? 'comment' : 'text';
                [$was, $is] = [meaning($id, $text), meaning($id, $bad[$at][1])];
                if ($kind === 'text' || $was !== $is) {
                    say($kind, $hostile . $name, $bad[$at][2], $was, $is);
                }
            } else {
                say('code', $hostile . $name, $bad[$at][2], $text, $bad[$at][1]);
            }
        }
    }
}
