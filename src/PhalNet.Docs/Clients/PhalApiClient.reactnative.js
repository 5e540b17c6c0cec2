// SPDX-License-Identifier: MIT
/*
 * Calls services from React Native with its built-in fetch and no other dependencies:
 *
 *     import PhalApiClient from './PhalApiClient.reactnative.js';
 *
 *     PhalApiClient.apiPost('https://example.com/api/platform', 'Platform.ChatMessage.Send', { chat_message_data: 'hello' }, callback);
 *     PhalApiClient.apiGet('https://example.com/api/platform', 'Platform.ChatMessage.Send', { chat_message_data: 'hello' }, callback);
 *
 * The callback receives the envelope: { ret: 200, data: ..., msg: '' }. The same in steps:
 *
 *     const response = await PhalApiClient.create()
 *       .withHost('https://example.com/api/platform')
 *       .withService('Platform.ChatMessage.Send')
 *       .withParams('chat_message_data', 'hello')           // objects and arrays are sent as JSON
 *       .withFile('file', { uri, name, type })              // from a file picker; if any: multipart/form-data
 *       .withHeader('X-Token', 'abc')                       // sent unchanged
 *       .withTimeout(3000)                                  // milliseconds for the whole call
 *       .request();                                         // POST; response.ret, response.data, response.msg
 *
 * withMethod('GET') and withMethod('DELETE') send all parameters in the query and support no files. reset() clears everything except
 * the host. The promise of request() is never rejected.
 *
 * ret 408 with a msg that begins with "Request failed" means that the client received no valid reply: no connection, no complete
 * reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed the call.
 */
class PhalApiClientResponse {
  constructor(ret, data, msg) {
    this.ret = ret;
    this.data = data;
    this.msg = msg;
  }

  getRet() { return this.ret; }

  getData() { return this.data; }

  getMsg() { return this.msg; }
}

class PhalApiCall {
  constructor() {
    this._host = '';
    this.reset();
  }

  reset() {
    this._service = '';
    this._params = {};
    this._files = [];
    this._headers = {};
    this._method = 'POST';
    this._timeout = 3000;
    return this;
  }

  withHost(host) {
    this._host = host;
    return this;
  }

  withService(service) {
    this._service = service;
    return this;
  }

  withParams(name, value) {
    this._params[name] = textOf(value);
    return this;
  }

  withFile(name, file, fileName) {
    this._files.push({ name, file, fileName });
    return this;
  }

  withHeader(name, value) {
    this._headers[name] = String(value);
    return this;
  }

  withMethod(method) {
    this._method = method.toUpperCase();
    return this;
  }

  withTimeout(milliseconds) {
    this._timeout = milliseconds;
    return this;
  }

  async request() {
    const { ret, data, msg } = await this._send('s');
    return new PhalApiClientResponse(ret, data, msg);
  }

  // Returns the envelope; the two forms of calls send the service under different names.
  async _send(nameOfService) {
    const fields = { [nameOfService]: this._service, ...this._params };
    const isBodiless = this._method === 'GET' || this._method === 'DELETE';
    if (isBodiless && this._files.length > 0) {
      return failed('files need POST');
    }
    const limit = new AbortController();
    let isLate = false;
    const timer = setTimeout(() => { isLate = true; limit.abort(); }, this._timeout);
    try {
      const call = { method: this._method, headers: { ...this._headers }, signal: limit.signal };
      let address = this._host;
      if (isBodiless) {
        address += (address.includes('?') ? '&' : '?') + encode(fields);
      } else if (this._files.length > 0) {
        call.body = multipart(fields, this._files);
      } else {
        call.headers['Content-Type'] = 'application/x-www-form-urlencoded';
        call.body = encode(fields);
      }
      const response = await fetch(address, call);
      return read(await response.text(), response.status);
    } catch (error) {
      return failed(isLate ? `no reply within ${this._timeout} ms` : (error.cause && error.cause.message) || error.message);
    } finally {
      clearTimeout(timer);
    }
  }
}

function textOf(value) {
  return value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function encode(fields) {
  return Object.keys(fields).map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(fields[name])}`).join('&');
}

function multipart(fields, files) {
  const body = new FormData();
  Object.keys(fields).forEach((name) => body.append(name, fields[name]));
  files.forEach(({ name, file, fileName }) => (fileName ? body.append(name, file, fileName) : body.append(name, file)));
  return body;
}

function failed(reason) {
  return { ret: 408, data: {}, msg: `Request failed: ${reason}` };
}

function read(text, status) {
  let envelope;
  try {
    envelope = JSON.parse(text);
  } catch (error) {
    envelope = null;
  }
  if (!envelope || !Number.isInteger(envelope.ret)) {
    return failed(status === 200 ? 'the reply is not JSON with a ret' : `HTTP status ${status}`);
  }
  return { ...envelope, data: envelope.data ?? {}, msg: String(envelope.msg ?? '') };
}

function callAtOnce(method, url, api, data, callback) {
  const call = new PhalApiCall().withHost(url).withService(api).withMethod(method);
  Object.keys(data || {}).forEach((name) => call.withParams(name, data[name]));
  call._send('service').then((envelope) => callback && callback(envelope));
}

export default {
  create: () => new PhalApiCall(),
  apiPost: (url, api, data, callback) => callAtOnce('POST', url, api, data, callback),
  apiGet: (url, api, data, callback) => callAtOnce('GET', url, api, data, callback),
};
