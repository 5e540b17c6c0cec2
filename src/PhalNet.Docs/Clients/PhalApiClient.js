// SPDX-License-Identifier: MIT
/*
 * Calls services with fetch, in browsers and in Node.js 18 or later. Load it with <script src>, import './PhalApiClient.js' (both
 * make PhalApiClient global) or require('./PhalApiClient.js').
 *
 *     const response = await PhalApiClient.create()
 *       .withHost('https://example.com/api/platform')
 *       .withService('Platform.ChatMessage.Send')
 *       .withParams('chat_message_data', 'hello')   // objects and arrays are sent as JSON
 *       .withFile('file', input.files[0])           // a File or Blob; if any: multipart/form-data
 *       .withHeader('X-Token', 'abc')               // browsers do not let scripts set Cookie
 *       .withTimeout(3000)                          // milliseconds for the whole call
 *       .request();                                 // POST; response.ret, response.data, response.msg
 *
 * withMethod('GET') and withMethod('DELETE') send all parameters in the query and support no files. reset() clears everything except
 * the host. The promise of request() is never rejected.
 * With a file, line breaks in parameters arrive as CR LF, because fetch sends multipart/form-data that way.
 *
 * ret 408 with a msg that begins with "Request failed" means that the client received no valid reply: no connection, no complete
 * reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed the call.
 */
(function (root) {
  'use strict';

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

  class PhalApiClient {
    #host = '';
    #service;
    #params;
    #files;
    #headers;
    #method;
    #timeout;

    constructor() {
      this.reset();
    }

    static create() {
      return new PhalApiClient();
    }

    reset() {
      this.#service = '';
      this.#params = new Map();
      this.#files = new Map();
      this.#headers = new Map();
      this.#method = 'POST';
      this.#timeout = 3000;
      return this;
    }

    withHost(host) {
      this.#host = host;
      return this;
    }

    withService(service) {
      this.#service = service;
      return this;
    }

    withParams(name, value) {
      const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
      this.#params.set(name, text);
      return this;
    }

    withFile(name, file, fileName = file.name || 'file') {
      this.#files.set(name, [file, fileName]);
      return this;
    }

    withHeader(name, value) {
      this.#headers.set(name, String(value));
      return this;
    }

    withMethod(method) {
      this.#method = method.toUpperCase();
      return this;
    }

    withTimeout(milliseconds) {
      this.#timeout = milliseconds;
      return this;
    }

    async request() {
      if (this.#isBodiless && this.#files.size > 0) {
        return failed('files need POST');
      }
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), this.#timeout);
      try {
        const call = { method: this.#method, headers: [...this.#headers], signal: limit.signal };
        const response = await (this.#isBodiless ? fetch(this.#address(), call) : fetch(this.#host, { ...call, body: this.#body() }));
        return read(await response.text(), response.status);
      } catch (error) {
        return failed(limit.signal.aborted ? `no reply within ${this.#timeout} ms` : error.cause?.message || error.message);
      } finally {
        clearTimeout(timer);
      }
    }

    get #isBodiless() { return this.#method === 'GET' || this.#method === 'DELETE'; }

    #address() {
      return `${this.#host}${this.#host.includes('?') ? '&' : '?'}${this.#body()}`;
    }

    #body() {
      const body = this.#files.size > 0 ? new FormData() : new URLSearchParams();
      body.append('s', this.#service);
      this.#params.forEach((value, name) => body.append(name, value));
      this.#files.forEach(([file, fileName], name) => body.append(name, file, fileName));
      return body;
    }
  }

  function failed(reason) {
    return new PhalApiClientResponse(408, {}, `Request failed: ${reason}`);
  }

  function read(text, status) {
    let reply;
    try {
      reply = JSON.parse(text);
    } catch {
      reply = null;
    }
    if (!Number.isInteger(reply?.ret)) {
      return failed(status === 200 ? 'the reply is not JSON with a ret' : `HTTP status ${status}`);
    }
    return new PhalApiClientResponse(reply.ret, reply.data ?? {}, String(reply.msg ?? ''));
  }

  root.PhalApiClient = PhalApiClient;
  root.PhalApiClientResponse = PhalApiClientResponse;
  if (typeof module === 'object' && module.exports) {
    module.exports = { PhalApiClient, PhalApiClientResponse };
  }
})(globalThis);
