// SPDX-License-Identifier: MIT
/*
 * Calls services with jQuery 2.1.3 or later, which the page must load before this file. PhalApiClient is global.
 *
 *     PhalApiClient.create()
 *       .withHost('https://example.com/api/platform')
 *       .withService('Platform.ChatMessage.Send')
 *       .withParams('chat_message_data', 'hello')      // objects and arrays are sent as JSON
 *       .withFile('file', $('#file')[0].files[0])      // a File or Blob; if any: multipart/form-data
 *       .withHeader('X-Token', 'abc')                  // browsers do not let scripts set Cookie
 *       .withTimeout(3000)                             // milliseconds for the whole call
 *       .request()                                     // POST
 *       .then(function (response) { ... });            // response.ret, response.data, response.msg
 *
 * withMethod('GET') and withMethod('DELETE') send all parameters in the query and support no files. reset() clears everything except
 * the host. The promise of request() is never rejected.
 * With a file, line breaks in parameters arrive as CR LF, because browsers send multipart/form-data that way.
 *
 * The same in one call, with a callback that receives the envelope ({ ret: ..., data: ..., msg: ... }):
 *
 *     query_post('https://example.com/api/platform', 'Platform.ChatMessage.Send', { chat_message_data: 'hello' }, callback);
 *     query_get('https://example.com/api/platform', 'Platform.ChatMessage.Send', '&chat_message_data=hello', callback);
 *     query_jsonp('https://example.com/api/platform', 'Platform.ChatMessage.Send', '&chat_message_data=hello', callback);
 *
 * query_jsonp needs an entry with JSONP.
 *
 * ret 408 with a msg that begins with "Request failed" means that the client received no valid reply: no connection, no complete
 * reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed the call.
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
    var settings = {
      url: this._host, method: this._method, headers: this._headers, dataType: 'text', timeout: this._timeout, data: fields,
    };
    if (this._files.length > 0) {
      if (isBodiless) {
        var misfit = failed('files need POST');
        return $.Deferred().resolve(new PhalApiClientResponse(misfit.ret, misfit.data, misfit.msg)).promise();
      }
      settings.data = multipart(fields, this._files);
      settings.contentType = false;
      settings.processData = false;
    } else if (isBodiless) {
      settings.url += (this._host.indexOf('?') < 0 ? '?' : '&') + $.param(fields);
      delete settings.data;
    }
    return send(settings).then(function (envelope) {
      return new PhalApiClientResponse(envelope.ret, envelope.data, envelope.msg);
    });
  };

  // A promise of the envelope; it is never rejected.
  function send(settings) {
    return $.ajax(settings).then(read, function (xhr, status) {
      if (status === 'timeout') {
        return $.Deferred().resolve(failed('no reply within ' + settings.timeout + ' ms'));
      }
      // A script has no status, and a reply that cannot be parsed has status 200.
      var isText = xhr.status && settings.dataType === 'text';
      return $.Deferred().resolve(isText
        ? read(xhr.responseText, status, xhr)
        : failed(xhr.status > 200 ? 'HTTP status ' + xhr.status : 'no connection'));
    });
  }

  function addressOf(url, api, data) {
    return url + (url.indexOf('?') < 0 ? '?' : '&') + 's=' + encodeURIComponent(api) + (data || '');
  }

  function query(settings, callback) {
    settings.timeout = 3000;
    send(settings).then(function (envelope) {
      if (callback) {
        callback(envelope);
      }
    });
  }

  function query_post(url, api, data, callback) {
    query({ url: addressOf(url, api), method: 'POST', dataType: 'text', data: data || {} }, callback);
  }

  function query_get(url, api, data, callback) {
    query({ url: addressOf(url, api, data), method: 'GET', dataType: 'text' }, callback);
  }

  function query_jsonp(url, api, data, callback) {
    query({ url: addressOf(url, api, data), dataType: 'jsonp' }, callback);
  }

  function multipart(fields, files) {
    var body = new FormData();
    fields.forEach(function (field) { body.append(field.name, field.value); });
    files.forEach(function (item) { body.append(item.name, item.file, item.fileName); });
    return body;
  }

  function failed(reason) {
    return { ret: 408, data: {}, msg: 'Request failed: ' + reason };
  }

  function read(received, status, xhr) {
    var envelope = received;
    if (typeof received === 'string') {
      try {
        envelope = JSON.parse(received);
      } catch (error) {
        envelope = null;
      }
    }
    if (!envelope || typeof envelope.ret !== 'number' || envelope.ret % 1 !== 0) {
      return failed(xhr.status === 200 ? 'the reply is not JSON with a ret' : 'HTTP status ' + xhr.status);
    }
    envelope.data = envelope.data === undefined || envelope.data === null ? {} : envelope.data;
    envelope.msg = envelope.msg === undefined || envelope.msg === null ? '' : String(envelope.msg);
    return envelope;
  }

  root.PhalApiClient = PhalApiClient;
  root.PhalApiClientResponse = PhalApiClientResponse;
  root.query_post = query_post;
  root.query_get = query_get;
  root.query_jsonp = query_jsonp;
})(window, window.jQuery);
