// SPDX-License-Identifier: MIT
//
// Calls services from C#, with .NET 6 or later and nothing else:
//
//     PhalApiClientResponse response = PhalApiClient.create()
//         .withHost("https://example.com/api/platform")
//         .withService("Platform.ChatMessage.Send")
//         .withParams("chat_message_data", "hello")     // also by its older name, withparamsList
//         .withFile("file", "path/of/a/file")           // if any: multipart/form-data
//         .withHeader("X-Token", "abc")                 // sent as it is, line breaks as spaces
//         .withTimeout(3000)                            // milliseconds for the whole call
//         .request();                                   // POST; or await requestAsync()
//
// response.ret is 200 when all went well, response.data what the service gave, as JSON for a reader of your choice, response.msg
// what went wrong. withMethod("GET") and withMethod("DELETE") put everything into the address, and take no files. reset() forgets
// everything but the host.
//
// ret 408 with a msg that begins with "Request failed" comes from this file: no connection, no whole reply in time, an HTTP
// status other than 200, or a reply that is no JSON with a ret. Whether the service did its work is unknown then.
#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

public class PhalApiClient
{
    // Its connections are shared; a client for each call would use up the ports.
    private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan };

    private readonly Dictionary<string, string> _params = new();
    private readonly Dictionary<string, string> _files = new();
    private readonly Dictionary<string, string> _headers = new();
    private string _host = "";
    private string _service = "";
    private string _method = "POST";
    private int _timeout = 3000;

    public static PhalApiClient create() => new();

    public PhalApiClient withHost(string host)
    {
        _host = host;
        return this;
    }

    public PhalApiClient reset()
    {
        _service = "";
        _params.Clear();
        _files.Clear();
        _headers.Clear();
        _method = "POST";
        _timeout = 3000;
        return this;
    }

    public PhalApiClient withService(string service)
    {
        _service = service;
        return this;
    }

    public PhalApiClient withParams(string name, object? value)
    {
        _params[name] = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        return this;
    }

    public PhalApiClient withparamsList(string name, object? value) => withParams(name, value);

    public PhalApiClient withFile(string name, string path)
    {
        _files[name] = path;
        return this;
    }

    public PhalApiClient withHeader(string name, string value)
    {
        // The library takes line breaks as they are, and a line break would begin another header.
        _headers[name] = value.Replace('\r', ' ').Replace('\n', ' ');
        return this;
    }

    public PhalApiClient withMethod(string method)
    {
        _method = method.ToUpperInvariant();
        return this;
    }

    public PhalApiClient withTimeout(int milliseconds)
    {
        _timeout = milliseconds;
        return this;
    }

    // On the thread pool, so that a thread with a user interface does not wait for itself.
    public PhalApiClientResponse request() => Task.Run(requestAsync).GetAwaiter().GetResult();

    public async Task<PhalApiClientResponse> requestAsync()
    {
        using var limit = new CancellationTokenSource(_timeout);
        try
        {
            using var request = Request();
            using var response = await Http.SendAsync(request, limit.Token).ConfigureAwait(false);
            if ((int)response.StatusCode != 200)
                return PhalApiClientResponse.failed($"HTTP status {(int)response.StatusCode}");
            return PhalApiClientResponse.read(await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return PhalApiClientResponse.failed($"no reply within {_timeout} ms");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidOperationException
            or NotSupportedException or FormatException or ArgumentException or UnauthorizedAccessException)
        {
            return PhalApiClientResponse.failed(exception.Message);
        }
    }

    private HttpRequestMessage Request()
    {
        var fields = new Dictionary<string, string>(_params) { ["s"] = _service };
        var request = _method is "GET" or "DELETE" ? new HttpRequestMessage(new HttpMethod(_method), Address(fields))
            : new HttpRequestMessage(new HttpMethod(_method), _host) { Content = Body(fields) };
        foreach (var header in _headers)
        {
            // Headers such as Content-Language belong to the body.
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value))
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return request;
    }

    private string Address(Dictionary<string, string> fields)
    {
        if (_files.Count > 0)
            throw new InvalidOperationException("files need POST");
        var query = string.Join("&", fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
        return $"{_host}{(_host.Contains('?') ? '&' : '?')}{query}";
    }

    private HttpContent Body(Dictionary<string, string> fields)
    {
        if (_files.Count == 0)
            return new FormUrlEncodedContent(fields);

        var body = new MultipartFormDataContent();
        foreach (var field in fields)
            body.Add(new StringContent(field.Value), field.Key);
        foreach (var file in _files)
        {
            var content = new ByteArrayContent(File.ReadAllBytes(file.Value));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Add(content, file.Key, Path.GetFileName(file.Value));
        }

        return body;
    }
}

public class PhalApiClientResponse
{
    public PhalApiClientResponse(int ret, string data, string msg)
    {
        this.ret = ret;
        this.data = data;
        this.msg = msg;
    }

    public int ret { get; }

    public string data { get; }

    public string msg { get; }

    internal static PhalApiClientResponse failed(string reason) => new(408, "{}", $"Request failed: {reason}");

    internal static PhalApiClientResponse read(byte[] body)
    {
        try
        {
            using var reply = JsonDocument.Parse(body);
            if (reply.RootElement.ValueKind == JsonValueKind.Object && reply.RootElement.TryGetProperty("ret", out var ret)
                && ret.ValueKind == JsonValueKind.Number && ret.TryGetInt32(out var number))
            {
                var hasData = reply.RootElement.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null;
                var hasMessage = reply.RootElement.TryGetProperty("msg", out var msg) && msg.ValueKind == JsonValueKind.String;
                return new(number, hasData ? data.GetRawText() : "{}", hasMessage ? msg.GetString()! : "");
            }
        }
        catch (JsonException)
        {
            // Falls through: both ways lead to the same failure.
        }

        return failed("the reply is not JSON with a ret");
    }
}
