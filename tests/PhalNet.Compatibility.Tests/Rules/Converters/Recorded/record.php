<?php
// Records the results of PHP's mb_strlen for texts in every encoding, one JSON array per line: [encoding, bytes in base 64, characters].
//     php record.php > mb_strlen.jsonl
$texts = ['', 'abc', '中文', "a\xE4\xB8", "\xE4\xB8z", "\x81\x40\xA1\xA1\x8E\xA1\x8F\xA1\xA1", "\xFE\xFE\xFF", "\xF0\x9F\x98\x80é", '日本語 text', '한국어', "\x8E\xA2\xA1\xA1"];
$own = ['UTF-7', 'UTF7-IMAP', 'JIS', 'ISO-2022-JP', 'ISO-2022-KR', 'HZ', 'GB18030', 'CP50220', 'CP50221', 'UTF-16', 'UTF-16LE', 'UTF-16BE'];
foreach (mb_list_encodings() as $encoding) {
    if (in_array($encoding, ['BASE64', 'UUENCODE', 'HTML-ENTITIES', 'Quoted-Printable', 'ISO-2022-JP-2004', 'CP50222', 'UTF-16', 'UTF-16LE', 'UTF-16BE']))
        continue;
    foreach (array_merge([$encoding], mb_encoding_aliases($encoding)) as $name)
        foreach (in_array($encoding, $own) ? ['', 'abc', '中文'] : $texts as $text)
            echo json_encode([$name, base64_encode($text), mb_strlen($text, $name)], JSON_UNESCAPED_SLASHES), "\n";
}
foreach ($own as $name)
    foreach (['中文', '日本語', '漢字かな', '한국', 'a中b文c', '~', '+', '&-', 'x+y', '中文 and more 中文', '😀a'] as $text) {
        $bytes = mb_convert_encoding($text, $name, 'UTF-8');
        echo json_encode([$name, base64_encode($bytes), mb_strlen($bytes, $name)], JSON_UNESCAPED_SLASHES), "\n";
    }
