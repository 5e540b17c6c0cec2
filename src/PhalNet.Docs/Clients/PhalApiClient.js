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
 *       .withTimeout(3000)                          // milliseconds for the whole call
 *       .request();                                 // POST; response.ret, response.data, response.msg
 *
 * reset() forgets service, parameters, files and time limit, and keeps the host. The promise of request() is never rejected.
 * Beside a file, line breaks of parameters arrive as CR LF: that is how fetch sends multipart/form-data.
 *
 * ret 408 with a msg that begins with "Request failed" comes from this file: no connection, no whole reply in time, an HTTP
 * status other than 200, or a reply that is no JSON with a ret. Whether the service did its work is unknown then.
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

    withTimeout(milliseconds) {
      this.#timeout = milliseconds;
      return this;
    }

    async request() {
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), this.#timeout);
      try {
        const response = await fetch(this.#host, { method: 'POST', body: this.#body(), signal: limit.signal });
        if (response.status !== 200) {
          limit.abort();
          return failed(`HTTP status ${response.status}`);
        }
        return read(await response.text());
      } catch (error) {
        return failed(limit.signal.aborted ? `no reply within ${this.#timeout} ms` : error.cause?.message || error.message);
      } finally {
        clearTimeout(timer);
      }
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

  function read(text) {
    let reply;
    try {
      reply = JSON.parse(text);
    } catch {
      reply = null;
    }
    if (!Number.isInteger(reply?.ret)) {
      return failed('the reply is not JSON with a ret');
    }
    return new PhalApiClientResponse(reply.ret, reply.data ?? {}, String(reply.msg ?? ''));
  }

  root.PhalApiClient = PhalApiClient;
  root.PhalApiClientResponse = PhalApiClientResponse;
  if (typeof module === 'object' && module.exports) {
    module.exports = { PhalApiClient, PhalApiClientResponse };
  }
})(globalThis);
