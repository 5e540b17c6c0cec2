import sys

from PhalApiClient import PhalApiClient

base, closed, text = sys.argv[1:]


def say(name, result):
    assert isinstance(result, dict)
    envelope = result['data']
    print(name, result['state'], envelope['ret'], envelope['msg'], envelope['data'], result['info'].get('Content-Type'), sep='|', flush=True)


say('sent', PhalApiClient(base + 'api', 'App.Upload.Echo', {'text': text}, 3))
say('named', PhalApiClient(host=base + 'api', service='App.Upload.Echo', params={'text': text}, timeout=2.5))
say('refused', PhalApiClient(base + 'api', 'App.Upload.Echo'))
say('unnamed', PhalApiClient(base + 'api'))
say('mirrored', PhalApiClient(base + 'mirrored', 'App.Upload.Echo', timeout=3))
say('broken', PhalApiClient(base + 'broken', 'App.Upload.Echo', timeout=3))
say('closed', PhalApiClient(closed, 'App.Upload.Echo', {}, 1))
for wrong in ((1,), (base, 2), (base, 'App.Upload.Echo', 'text=a'), (base, 'App.Upload.Echo', {}, 'soon')):
    try:
        PhalApiClient(*wrong)
        print('accepted', wrong, sep='|')
    except TypeError as error:
        print('wrong', error, sep='|')
