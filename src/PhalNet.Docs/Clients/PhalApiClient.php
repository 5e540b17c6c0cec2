<?php
// SPDX-License-Identifier: MIT
/*
 * Calls services from PHP 8 with the curl extension:
 *
 *     $rs = PhalApiClient::create()
 *         ->withHost('https://example.com/api/platform')
 *         ->withService('Platform.ChatMessage.Send')
 *         ->withParams('chat_message_data', 'hello')   // arrays are sent as JSON
 *         ->withFile('file', '/path/of/a/file')        // if any: multipart/form-data
 *         ->withHeader('X-Token', 'abc')               // line breaks become spaces
 *         ->withTimeout(3000)                          // milliseconds for the whole call
 *         ->request();                                 // POST; getRet(), getData(), getMsg()
 *
 * withMethod('GET') and withMethod('DELETE') send all parameters in the query and support no files. reset() clears everything except the
 * host.
 *
 * ret 408 with a msg that begins with "Request failed" means that the client received no valid reply: no connection, no complete
 * reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed the call.
 */

class PhalApiClient
{
    private string $host = '';
    private string $service = '';
    private array $params = [];
    private array $files = [];
    private array $headers = [];
    private string $method = 'POST';
    private int $timeout = 3000;

    public static function create(): static
    {
        return new static();
    }

    public function withHost(string $host): static
    {
        $this->host = $host;
        return $this;
    }

    public function reset(): static
    {
        $this->service = '';
        $this->params = [];
        $this->files = [];
        $this->headers = [];
        $this->method = 'POST';
        $this->timeout = 3000;
        return $this;
    }

    public function withService(string $service): static
    {
        $this->service = $service;
        return $this;
    }

    public function withParams(string $name, mixed $value): static
    {
        $this->params[$name] = self::text($value);
        return $this;
    }

    public function withFile(string $name, string $path): static
    {
        $this->files[$name] = $path;
        return $this;
    }

    public function withHeader(string $name, string $value): static
    {
        // curl removes a header with an empty value, and a line break would begin another header.
        $this->headers[$name] = $value === '' ? "$name;" : "$name: " . str_replace(["\r", "\n"], ' ', $value);
        return $this;
    }

    public function withMethod(string $method): static
    {
        $this->method = strtoupper($method);
        return $this;
    }

    public function withTimeout(int $milliseconds): static
    {
        $this->timeout = $milliseconds;
        return $this;
    }

    public function request(): PhalApiClientResponse
    {
        $isBodiless = $this->method === 'GET' || $this->method === 'DELETE';
        if ($isBodiless && $this->files) {
            return PhalApiClientResponse::failed('files need POST');
        }
        foreach ($this->files as $path) {
            if (!is_readable($path)) {
                return PhalApiClientResponse::failed("$path cannot be read");
            }
        }

        $fields = ['s' => $this->service] + $this->params;
        $files = array_map(fn (string $path) => new CURLFile($path, 'application/octet-stream', basename($path)), $this->files);
        $query = http_build_query($fields);
        $curl = curl_init($isBodiless ? $this->host . (str_contains($this->host, '?') ? '&' : '?') . $query : $this->host);
        if (!$isBodiless) {
            curl_setopt($curl, CURLOPT_POSTFIELDS, $files ? $fields + $files : $query);
        }
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $this->method,
            CURLOPT_HTTPHEADER => array_values($this->headers),
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT_MS => $this->timeout,
            // Without this, timeouts below one second fail immediately if names are resolved with signals.
            CURLOPT_NOSIGNAL => true,
        ]);
        $body = curl_exec($curl);
        if ($body === false) {
            return PhalApiClientResponse::failed(curl_error($curl));
        }
        return PhalApiClientResponse::read(curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $body);
    }

    private static function text(mixed $value): string
    {
        return match (true) {
            is_bool($value) => $value ? 'true' : 'false',
            is_array($value) => json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR),
            default => (string) $value,
        };
    }
}

class PhalApiClientResponse
{
    public function __construct(private int $ret, private mixed $data, private string $msg)
    {
    }

    public static function failed(string $reason): self
    {
        return new self(408, [], "Request failed: $reason");
    }

    public static function read(int $status, string $body): self
    {
        $reply = json_decode($body, true);
        if (!is_array($reply) || !is_int($reply['ret'] ?? null)) {
            return self::failed($status === 200 ? 'the reply is not JSON with a ret' : "HTTP status $status");
        }
        return new self($reply['ret'], $reply['data'] ?? [], (string) ($reply['msg'] ?? ''));
    }

    public function getRet(): int
    {
        return $this->ret;
    }

    /** The data of the service, with objects and lists as arrays. */
    public function getData(): mixed
    {
        return $this->data;
    }

    public function getMsg(): string
    {
        return $this->msg;
    }
}
