# SPDX-License-Identifier: MIT
"""Calls services from Python 3.8 or later, with the standard library only.

    from PhalApiClient import PhalApiClient

    result = PhalApiClient('https://example.com/api/platform', 'Platform.ChatMessage.Send', {'chat_message_data': 'hello'}, 3)

makes the call with a timeout of 3 seconds for the whole call. The result is a dict of info (the headers of the reply), state (its HTTP
status) and data (the whole envelope, a dict of ret, data and msg); result.ret, result.data and result.msg are the members of the
envelope. A parameter of the wrong type raises a TypeError. The same in steps:

    import PhalApiClient

    result = (PhalApiClient.create()
              .withHost('https://example.com/api/platform')
              .withService('Platform.ChatMessage.Send')
              .withParams('chat_message_data', 'hello')   # dicts and lists are sent as JSON
              .withFile('file', 'path/of/a/file')         # if any: multipart/form-data
              .withHeader('X-Token', 'abc')               # sent unchanged
              .withTimeout(3000)                          # milliseconds for the whole call
              .request())                                 # POST

withMethod('GET') and withMethod('DELETE') send all parameters in the query and support no files. reset() clears everything except the host.

ret 408 with a msg that begins with "Request failed" means that the client received no valid reply: no connection, no complete
reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed the call.
"""

import email.message
import json
import os
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid


class PhalApiClientResponse:
    """The reply: ret, data (objects as dicts) and msg, also by getRet(), getData(), getMsg() and by ['ret']."""

    def __init__(self, ret, data, msg):
        self.ret, self.data, self.msg = ret, data, msg

    def getRet(self):
        return self.ret

    def getData(self):
        return self.data

    def getMsg(self):
        return self.msg

    def __getitem__(self, name):
        return {'ret': self.ret, 'data': self.data, 'msg': self.msg}[name]

    def __repr__(self):
        return repr({'ret': self.ret, 'data': self.data, 'msg': self.msg})


class PhalApiClient(dict):
    """Makes calls. It is also the last reply: a dict of info, state and data."""

    def __init__(self, host='', service=None, params=None, timeout=None, seconds=None):
        super().__init__()
        self.ret, self.data, self.msg = 0, {}, ''
        _check('host', host, str)
        _check('service', service, str, type(None))
        _check('params', params, dict, type(None))
        timeout = seconds if timeout is None else timeout
        _check('timeout', timeout, int, float, type(None))
        self._host = host
        self.reset()
        if host:
            self._service, self._seconds = service or '', 3 if timeout is None else timeout
            for name, value in (params or {}).items():
                self.withParams(name, value)
            self.request()

    @classmethod
    def create(cls):
        return cls()

    def getRet(self):
        return self.ret

    def getData(self):
        return self.data

    def getMsg(self):
        return self.msg

    def reset(self):
        self._service, self._params, self._files, self._headers, self._method, self._seconds = '', {}, {}, {}, 'POST', 3
        return self

    def withHost(self, host):
        self._host = host
        return self

    def withService(self, service):
        self._service = service
        return self

    def withParams(self, name, value):
        if isinstance(value, (bool, dict, list, tuple)):
            value = json.dumps(value, ensure_ascii=False)
        self._params[name] = '' if value is None else str(value)
        return self

    def withFile(self, name, path):
        self._files[name] = path
        return self

    def withHeader(self, name, value):
        self._headers[name] = str(value)
        return self

    def withMethod(self, method):
        self._method = method.upper()
        return self

    def withTimeout(self, milliseconds):
        self._seconds = milliseconds / 1000
        return self

    def request(self):
        info, state, envelope = _call(self._message, self._seconds)
        self.clear()
        self.update(info=info, state=state, data=envelope)
        self.ret, self.msg = envelope['ret'], str(envelope.get('msg') or '')
        self.data = envelope.get('data', {})
        return PhalApiClientResponse(self.ret, self.data, self.msg)

    def __missing__(self, name):
        if name in ('ret', 'msg'):
            return getattr(self, name)
        raise KeyError(name)

    def _message(self):
        fields = {'s': self._service, **self._params} if self._service else self._params
        if self._method in ('GET', 'DELETE'):
            if self._files:
                raise ValueError('files need POST')
            address = self._host + ('&' if '?' in self._host else '?') + urllib.parse.urlencode(fields)
            return urllib.request.Request(address, headers=self._headers, method=self._method)
        body, content_type = _multipart(fields, self._files) if self._files else _form(fields)
        return urllib.request.Request(self._host, body, {**self._headers, 'Content-Type': content_type}, method=self._method)


create = PhalApiClient.create


def _check(name, value, *types):
    if not isinstance(value, types) or isinstance(value, bool):
        raise TypeError(f'{name} is a {type(value).__name__}')


def _call(message, seconds):
    # The library's timeout limits each wait for data, not the whole call, so the call runs on its own thread, which may be abandoned.
    outcome = []
    deadline = time.monotonic() + seconds
    thread = threading.Thread(target=lambda: outcome.append(_exchange(message, seconds, deadline)), daemon=True)
    thread.start()
    thread.join(seconds)
    return outcome[0] if outcome else _failed(f'no reply within {seconds:g} s')


def _exchange(message, seconds, deadline):
    try:
        with _open(message(), seconds) as response:
            received = b''
            while chunk := response.read1(65536) if hasattr(response, 'read1') else response.read(65536):
                received += chunk
                if time.monotonic() > deadline:
                    return _failed(f'no reply within {seconds:g} s')
            return _read(response, received)
    except Exception as error:
        return _failed(getattr(error, 'reason', None) or error)


def _open(message, seconds):
    try:
        return urllib.request.urlopen(message, timeout=seconds)
    except urllib.error.HTTPError as response:
        return response


def _read(response, received):
    state = response.getcode()
    try:
        envelope = json.loads(received)
    except ValueError:
        envelope = None
    if not isinstance(envelope, dict) or type(envelope.get('ret')) is not int:
        return _failed('the reply is not JSON with a ret' if state == 200 else f'HTTP status {state}', state, response.headers)
    return response.headers, state, envelope


def _failed(reason, state=408, info=None):
    info = email.message.Message() if info is None else info
    return info, state, {'ret': 408, 'data': {}, 'msg': f'Request failed: {reason}'}


def _form(fields):
    return urllib.parse.urlencode(fields).encode(), 'application/x-www-form-urlencoded'


def _multipart(fields, files):
    boundary = uuid.uuid4().hex
    parts = []
    for name, value in fields.items():
        parts.append((f'name="{_quoted(name)}"\r\n', value.encode()))
    for name, path in files.items():
        with open(path, 'rb') as file:
            parts.append((f'name="{_quoted(name)}"; filename="{_quoted(os.path.basename(path))}"\r\n'
                          'Content-Type: application/octet-stream\r\n', file.read()))
    body = b''.join(f'--{boundary}\r\nContent-Disposition: form-data; {head}\r\n'.encode() + content + b'\r\n' for head, content in parts)
    return body + f'--{boundary}--\r\n'.encode(), f'multipart/form-data; boundary={boundary}'


def _quoted(text):
    return text.replace('"', '%22').replace('\r', '%0D').replace('\n', '%0A')
