<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * The process behind WebServer: a proxy that is every server itself.
 */
final class WebHub
{
    public function __construct(private readonly string $folder)
    {
    }

    public function run(): never
    {
        $server = stream_socket_server('tcp://127.0.0.1:0') ?: throw new RuntimeException('cannot listen');
        echo substr((string)strrchr((string)stream_socket_get_name($server, false), ':'), 1), "\n";
        while (true) {
            $client = @stream_socket_accept($server, 3600);
            if ($client !== false) {
                stream_set_timeout($client, 5);
                $this->serve($client);
                fclose($client);
            }
        }
    }

    /** @param resource $client */
    private function serve($client): void
    {
        $request = $this->request($client);
        $origin = '';
        if (preg_match('/^CONNECT ([\w.-]+)(:\d+) /', $request, $found) === 1) {
            $origin = "https://$found[1]" . ($found[2] === ':443' ? '' : $found[2]);
            $this->certify($client, $found[1]);
            fwrite($client, "HTTP/1.1 200 OK\r\n\r\n");
            $versions = STREAM_CRYPTO_METHOD_TLSv1_2_SERVER | STREAM_CRYPTO_METHOD_TLSv1_3_SERVER;
            if (@stream_socket_enable_crypto($client, true, $versions) !== true) {
                return;
            }
            $request = $this->request($client);
        }
        $request = (string)preg_replace('/^(\w+) (\S+) .*$/m', "$1 $origin$2", $request, 1);
        file_put_contents("$this->folder/requests", json_encode($request, JSON_INVALID_UTF8_SUBSTITUTE) . "\n", FILE_APPEND);
        $answer = json_decode((string)file_get_contents("$this->folder/answer.json"), true);
        sleep($answer['seconds']);
        $length = strlen($answer['body']);
        @fwrite($client, "HTTP/1.1 $answer[status] Said\r\nContent-Length: $length\r\nConnection: close\r\n\r\n$answer[body]");
    }

    /** @param resource $client */
    private function request($client): string
    {
        $request = '';
        while (($line = fgets($client)) !== false && trim($line) !== '') {
            $request .= trim($line) . "\n";
        }
        $length = preg_match('/^Content-Length: (\d+)$/mi', $request, $found) === 1 ? (int)$found[1] : 0;

        return $request . ($length > 0 ? "\n" . stream_get_contents($client, $length) : '');
    }

    /**
     * From now on the connection has a certificate of that name, which whoever sees this web trusts.
     *
     * @param resource $client
     */
    private function certify($client, string $host): void
    {
        $options = [
            'config' => "$this->folder/openssl.cnf",
            'private_key_type' => OPENSSL_KEYTYPE_EC,
            'curve_name' => 'prime256v1',
            'x509_extensions' => 'extensions',
            'digest_alg' => 'sha256',
        ];
        $kind = filter_var($host, FILTER_VALIDATE_IP) ? 'IP' : 'DNS';
        $names = "subjectAltName = $kind:$host";
        file_put_contents($options['config'], "[req]\ndistinguished_name = name\n[name]\n[extensions]\n$names\n");
        $key = openssl_pkey_new($options);
        $asked = openssl_csr_new(['commonName' => $host], $key, $options);
        $certificate = openssl_csr_sign($asked, null, $key, 2, $options);
        openssl_x509_export($certificate, $text);
        openssl_pkey_export($key, $secret, null, $options);
        file_put_contents("$this->folder/trusted.pem", $text);
        file_put_contents("$this->folder/own.pem", $text . $secret);
        stream_context_set_option($client, 'ssl', 'local_cert', "$this->folder/own.pem");
    }
}
