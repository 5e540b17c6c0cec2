import json
import sys

import PhalApiClient


def say(name, result):
    print(name, result.ret, result.getMsg(), json.dumps(result['data']), sep='|', flush=True)


base, closed, text, path, key = sys.argv[1:]
client = PhalApiClient.create()
for name in ['silent', 'drip', 'broken', 'page', 'list', 'spaced', 'mirrored']:
    client.reset().withHost(base + name)
    if name in ('silent', 'drip'):
        client.withTimeout(500)
    say(name, client.request())
say('closed', PhalApiClient.PhalApiClient(closed, 'App.Upload.Echo'))
say('nowhere', client.withHost('').request())
say('missing', client.withHost(base + 'api').withFile('photo', 'no/such/file').request())
client.reset()
client.withHost(base + 'api').withService('App.Upload.Echo')
say('refused', client.request())
say('echo', client.withParams('text', text).request())
client.withMethod('GET').withService('App.Places.Read').withHeader('X-Key', key)
say('get', client.request())
say('split', client.withHeader('X-Key', 'a\r\nX-Other: other').request())
say('misfit', client.withFile('photo', path).request())
client.reset().withService('App.Upload.Take').withParams('title', text).withFile('photo', path).withTimeout(20000)
say('file', client.request())
