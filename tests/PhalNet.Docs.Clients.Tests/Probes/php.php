<?php
require_once __DIR__ . '/PhalApiClient.php';

function say(string $name, PhalApiClientResponse $rs): void
{
    echo implode('|', [$name, $rs->getRet(), $rs->getMsg(), json_encode($rs->getData())]), "\n";
}

[, $base, $closed, $text, $path, $key] = $argv;
$client = PhalApiClient::create();
foreach (['silent', 'drip', 'broken', 'page', 'list', 'spaced', 'mirrored'] as $name) {
    $client->reset()->withHost($base . $name);
    if ($name === 'silent' || $name === 'drip') {
        $client->withTimeout(500);
    }
    say($name, $client->request());
}
say('closed', $client->withHost($closed)->request());
say('nowhere', $client->withHost('')->request());
say('missing', $client->withHost($base . 'api')->withFile('photo', 'no/such/file')->request());
$client->reset();
$client->withHost($base . 'api')->withService('App.Upload.Echo');
say('refused', $client->request());
say('echo', $client->withParams('text', $text)->request());
$client->withMethod('GET')->withService('App.Places.Read')->withHeader('X-Key', $key);
say('get', $client->request());
say('split', $client->withHeader('X-Key', "a\r\nX-Other: other")->request());
say('misfit', $client->withFile('photo', $path)->request());
$client->reset()->withService('App.Upload.Take')->withParams('title', $text)->withFile('photo', $path)->withTimeout(20000);
say('file', $client->request());
