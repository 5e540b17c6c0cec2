// SPDX-License-Identifier: MIT
/*
 * Calls services with jQuery 3 or 4, which the page loads before this file; PhalApiClient is global then.
 *
 *     PhalApiClient.create()
 *       .withHost('https://example.com/api/platform')
 *       .withService('Platform.ChatMessage.Send')
 *       .withParams('chat_message_data', 'hello')      // objects and arrays are sent as JSON
 *       .withFile('file', $('#file')[0].files[0])      // a File or Blob; if any: multipart/form-data
 *       .withHeader('X-Token', 'abc')                  // sent as it is; browsers send no Cookie of a script's
 *       .withTimeout(3000)                             // milliseconds for the whole call
 *       .request()                                     // POST
 *       .then(function (response) { ... });            // response.ret, response.data, response.msg
 *
 * withMethod('GET') and withMethod('DELETE') put everything into the address, and take no files. reset() forgets everything but
 * the host. The promise of request() is never rejected.
 * Beside a file, line breaks of parameters arrive as CR LF: that is how browsers send multipart/form-data.
 *
 * ret 408 with a msg that begins with "Request failed" comes from this file: no connection, no whole reply in time, an HTTP
 * status other than 200, or a reply that is no JSON with a ret. Whether the service did its work is unknown then.
 */
(function (root, $) {
  'use strict';

  function PhalApiClientResponse(ret, data, msg) {
    this.ret = ret;
    this.data = data;
    this.msg = msg;
  }

  PhalApiClientResponse.prototype.getRet = function () { return this.ret; };
  PhalApiClientResponse.prototype.getData = function () { return this.data; };
  PhalApiClientResponse.prototype.getMsg = function () { return this.msg; };

  function PhalApiClient() {
    this._host = '';
    this.reset();
  }

  PhalApiClient.create = function () {
    return new PhalApiClient();
  };

  PhalApiClient.prototype.reset = function () {
    this._service = '';
    this._params = [];
    this._files = [];
    this._headers = {};
    this._method = 'POST';
    this._timeout = 3000;
    return this;
  };

  PhalApiClient.prototype.withHost = function (host) {
    this._host = host;
    return this;
  };

  PhalApiClient.prototype.withService = function (service) {
    this._service = service;
    return this;
  };

  PhalApiClient.prototype.withParams = function (name, value) {
    var text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    this._params.push({ name: name, value: text });
    return this;
  };

  PhalApiClient.prototype.withFile = function (name, file, fileName) {
    this._files.push({ name: name, file: file, fileName: fileName || file.name || 'file' });
    return this;
  };

  PhalApiClient.prototype.withHeader = function (name, value) {
    this._headers[name] = String(value);
    return this;
  };

  PhalApiClient.prototype.withMethod = function (method) {
    this._method = method.toUpperCase();
    return this;
  };

  PhalApiClient.prototype.withTimeout = function (milliseconds) {
    this._timeout = milliseconds;
    return this;
  };

  PhalApiClient.prototype.request = function () {
    var fields = [{ name: 's', value: this._service }].concat(this._params);
    var isBodiless = this._method === 'GET' || this._method === 'DELETE';
    var settings = { url: this._host, method: this._method, headers: this._headers, dataType: 'text', timeout: this._timeout, data: fields };
    if (this._files.length > 0) {
      if (isBodiless) {
        return $.Deferred().resolve(failed('files need POST')).promise();
      }
      settings.data = multipart(fields, this._files);
      settings.contentType = false;
      settings.processData = false;
    } else if (isBodiless) {
      settings.url += (this._host.indexOf('?') < 0 ? '?' : '&') + $.param(fields);
      delete settings.data;
    }
    return $.ajax(settings).then(read, function (xhr, status) {
      var reason = status === 'timeout' ? 'no reply within ' + settings.timeout + ' ms' : xhr.status ? 'HTTP status ' + xhr.status : 'no connection';
      return $.Deferred().resolve(failed(reason));
    });
  };

  function multipart(fields, files) {
    var body = new FormData();
    fields.forEach(function (field) { body.append(field.name, field.value); });
    files.forEach(function (item) { body.append(item.name, item.file, item.fileName); });
    return body;
  }

  function failed(reason) {
    return new PhalApiClientResponse(408, {}, 'Request failed: ' + reason);
  }

  function read(text, status, xhr) {
    if (xhr.status !== 200) {
      return failed('HTTP status ' + xhr.status);
    }
    var reply;
    try {
      reply = JSON.parse(text);
    } catch (error) {
      reply = null;
    }
    if (!reply || !Number.isInteger(reply.ret)) {
      return failed('the reply is not JSON with a ret');
    }
    return new PhalApiClientResponse(reply.ret, reply.data === undefined || reply.data === null ? {} : reply.data,
      reply.msg === undefined || reply.msg === null ? '' : String(reply.msg));
  }

  root.PhalApiClient = PhalApiClient;
  root.PhalApiClientResponse = PhalApiClientResponse;
})(window, window.jQuery);
