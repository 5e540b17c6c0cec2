<?php
// Records the results of PHP's strtotime for date texts, one JSON array per line: [text, now, seconds or null].
//     php record.php [COUNT [SEED]] > strtotime.jsonl
// The texts are combined from the pieces below, in usual and unusual order, some of them damaged.
// Results before 1926 are omitted: local mean times have offsets with seconds, which .NET does not support.
date_default_timezone_set('Asia/Shanghai');
mt_srand((int)($argv[2] ?? 1));

const NOWS = [1715739630, 1711814400, 1675180799, 1709164800, 1703894400, 1767196799];

function one(array $of): string { return $of[mt_rand(0, count($of) - 1)]; }
function chance(int $percent): bool { return mt_rand(1, 100) <= $percent; }

function date_text(): string
{
    $time = mt_rand(-1500000000, 3000000000);
    return chance(12) ? one(['@0', '@86400', '@1700000000', '@-5.25', '@1.5', '2024-02-30', '2023-02-29', '2024-13-01', '2024-00-00', '0000-00-00',
        '31/12/2019', '99-1-1', '2024-1-', '24:5', '2023366', '2024367', '2024W53', '2023-W53-7', '2024-W00', '2024-05-32', '2000', '1960', '0099',
        '2460', '15.5', '1/2/3/4', '19990101T', '1715738400', '12345', '5 5', 'XIII 5', 'May', 'sept', 'II', '+02024-01-01', '-0001-01-01'])
        : date(one(['Y-m-d', 'Y-m-d', 'Y-m-d', 'Y/m/d', 'Y/n/j', 'Y-n-j', 'y-m-d', 'y-n-j', 'm/d/Y', 'n/j/y', 'n/j', 'd.m.Y', 'j.n.y', 'd-m-Y',
            'd.m-Y', "j\tn.Y", 'Ymd', 'Y-m', 'Y/m', 'Y.m.d', 'd M Y', 'j F Y', 'jS F Y', 'j-M-Y', 'j-M-y', 'j M y', 'dMY', 'j.M.Y', 'M j, Y', 'F jS, Y',
            'F j Y', 'M-d-Y', 'M-j-y', 'M.d.Y', 'F d', 'M j', 'j M', 'jS F', 'F Y', 'M-Y', 'Y-M', 'Y F', 'Y-M-d', 'Y-F-d', 'Y-M-j', 'y-M-d', '\\X\\I Y',
            'j \\V\\I Y', 'j-\\I\\V-Y', '\\V j, Y', 'Yz', 'Y.z', 'Y-z', '\\2\\0\\2\\41\\3\\6', 'o\\WW', 'o-\\WW', 'o\\WWN', 'o-\\WW-N', 'Y:m:d', '+Y-m-d',
            'D, d M Y', 'D, d M y', 'l, d-M-Y', 'l F j', 'D M d Y', 'D d/m', 'YmdHis', 'YmdHi', 'Ymd\\tHis', 'd/M/Y:H:i:s', 'Y年m月d日', 'M j H:i', 'M d H:i:s',
            'M d H:i:s Y', 'D M d H:i:s Y', 'M d, H:i', 'F j g:i a', 'M j ga', 'Y-m-d\\TH:i:s', 'Y-m-d\\TH:i', 'Y-m-d\\tH:i:s', 'Y-m-d\\TH:i:s.v', 'Y-m-d\\TH:i:s.u',
            'Ymd\\TH:i:s', 'Y-n-j\\TG:i:s', 'Y:m:d H:i:s', 'U', '@U']), $time);
}

function time_text(): string
{
    $time = mt_rand(0, 86399);
    return chance(12) ? one(['24:00', '24:00:00', '24:01', '25:00', '23:59:60', '10:60', '0am', '12am', '12pm', '13pm', '1:5pm', '1:05:5 am', 't5', 'T24', 'back of 7',
        'back of 7pm', 'front of 5am', 'front of 0', 'Front Of 12 pm', '1000', '2400', '235960', '10:00:00:123pm', '10:00:00.5 am', '10h', '10:00,5', '7:7', '7.7.7', '4 o\'clock'])
        : date(one(['H:i', 'H:i:s', 'H:i', 'H:i:s', 'G:i', 'G:i:s', 'H.i', 'H.i.s', 'Hi', 'His', 'ga', 'g a', 'g:ia', 'g:i a', 'g:i A', 'g:i:sa', 'g:i:s A', 'h:i A', 'g.i a',
            '\\TH:i', '\\tH:i:s', '\\TH', '\\THi', '\\THis', 'H:i:s.v', 'H:i:s.u', 'g:i \\a.\\m.', 'g\\p.\\m', 'H:i:s,v']), $time);
}

function zone_text(): string
{
    return one(['UTC', 'GMT', 'Z', 'z', 'utc', 'CST', 'EST', 'EDT', 'PST', 'CET', 'CEST', 'BST', 'JST', 'HKT', 'MSK', 'IST', 'x', 'A', 'J', 'm', 't', 'zulu', 'Japan', 'PRC',
        'Cuba', 'Singapore', '(UTC)', '(CST)', '(PST', 'CET)', '+8', '+08', '+0800', '+08:00', '-5', '-05:00', '-0530', '+130', '+1:3', '+25', '+24:00', '+080000', '+08:00:30',
        '+0860', '+14:00', '-12', 'GMT+8', 'GMT+0800', 'GMT-05:00', 'GMT+08:00', 'UTC+8', 'UTC-05:00', 'gmt+8', 'GMT+0800 (CST)', 'GMT+0800 (China Standard Time)', 'Etc/GMT+5',
        'Asia/Shanghai', 'Europe/Paris', 'America/New_York', 'asia/tokyo', 'Asia/tokyo', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'US/Pacific', 'Us/pacific',
        'Nowhere/Town', 'XYZ', 'nowhere', 'LMT', 'EST5EDT', '+', '-', '+ 8', 'o', 'Europe/London', 'Australia/Lord_Howe']);
}

function day_name(): string
{
    return one(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'Monday', 'FRI', 'sundays', 'Tuesdays',
        'tues', 'wednes', 'thur', 'thurs', 'weekday', 'weekdays']);
}

function unit(): string
{
    return chance(25) ? day_name() : one(['day', 'days', 'day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years', 'hour', 'hours', 'min', 'mins', 'minute', 'minutes', 'sec',
        'secs', 'second', 'seconds', 'fortnight', 'fortnights', 'forthnight', 'msec', 'ms', 'milliseconds', 'usec', 'microseconds', 'µs', 'weekday', 'weekdays', 'Day', 'WEEKS',
        'hr', 'hrs', 'h', 'm', 'mon', 'wk', 'quarter', 'decade']);
}

function relative_text(): string
{
    $order = one(['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'eight', 'ninth', 'tenth', 'eleventh', 'twelfth', 'next', 'last', 'previous', 'this',
        'next', 'last', 'this', 'Next', 'LAST']);
    $blank = one([' ', ' ', ' ', ' ', ' ', '', '  ', "\t", "\u{a0}"]);
    switch (mt_rand(0, 9)) {
        case 0: return one(['now', 'today', 'midnight', 'noon', 'tomorrow', 'yesterday', 'Today', 'NOON', 'ago', 'Noon']);
        case 1: return day_name();
        case 2: return one(['this', 'next', 'last', 'previous']) . $blank . 'week';
        case 3: return one(['first', 'last', 'First', 'second']) . ' day of' . (chance(60) ? ' ' . one(['next month', 'last month', 'this month', 'january', 'february 2024', 'May', 'next year', '2023-02']) : '');
        case 4: return $order . $blank . day_name() . ' of' . (chance(60) ? ' ' . one(['next month', 'last month', 'january', 'february 2024', 'March 2023', '2024-03', '-1 month']) : '');
        case 5: case 6: return $order . $blank . unit();
        default: return one(['+', '-', '+', '-', '', '+-', '--', '+ ', '- ', '++']) . one(['1', '2', '3', '7', '10', '30', '45', '100', '0', '13', '999', '1.5', '365'])
            . (chance(85) ? ' ' : $blank) . unit() . (chance(12) ? ' ago' : '');
    }
}

function text(): string
{
    $parts = [];
    switch (mt_rand(0, 11)) {
        case 0: $parts = [date_text()]; break;
        case 1: case 2: $parts = [date_text(), time_text()]; break;
        case 3: $parts = [date_text(), time_text(), zone_text()]; break;
        case 4: $parts = [date_text(), relative_text()]; break;
        case 5: $parts = [date_text(), time_text(), relative_text()]; break;
        case 6: $parts = [relative_text()]; break;
        case 7: $parts = [relative_text(), time_text()]; break;
        case 8: $parts = [time_text(), relative_text()]; break;
        case 9: $parts = [relative_text(), relative_text()]; break;
        case 10: $parts = [date_text(), zone_text()]; break;
        default:
            for ($i = mt_rand(2, 4); $i > 0; $i--)
                $parts[] = one(['date_text', 'time_text', 'zone_text', 'relative_text', 'relative_text', 'day_name'])();
    }
    $text = $parts[0];
    for ($i = 1; $i < count($parts); $i++)
        $text .= (chance(75) ? ' ' : one(['', '', 'T', ', ', ',', '-', '  ', "\t", "\u{a0}", "\n", ';', '.', ' at ', ' of ', "\u{202f}", '/'])) . $parts[$i];
    if (chance(8)) $text = one([' ', "\0", "\n", "\u{a0}", '.', '+', '-', "\u{3000}", 'on ']) . $text;
    if (chance(8)) $text .= one([' ', "\0", "\n", "\u{a0}", '.', ';', ',', ')', '日', ' ago', '  ']);
    if (chance(6)) {
        $at = mt_rand(0, strlen($text) - 1);
        $text = substr($text, 0, $at) . one(['', '0', ' ', ':', '-', 'x', '.', '9']) . substr($text, $at + mt_rand(0, 1));
    }
    return chance(3) ? strtoupper($text) : $text;
}

$seen = [];
for ($left = (int)($argv[1] ?? 6000); $left > 0;) {
    $text = text();
    $now = NOWS[mt_rand(0, count(NOWS) - 1)];
    if (!preg_match('//u', $text)) continue;
    $seconds = strtotime($text, $now);
    if (isset($seen[$text]) || ($seconds !== false && $seconds < -1400000000)) continue;
    $seen[$text] = true;
    $left--;
    echo json_encode([$text, $now, $seconds === false ? null : $seconds], JSON_UNESCAPED_SLASHES), "\n";
}
