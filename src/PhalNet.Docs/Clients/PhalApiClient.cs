// SPDX-License-Identifier: MIT
//
// Calls services from C#, with .NET 6 or later and no other dependencies:
//
//     PhalApiClientResponse response = PhalApiClient.create()
//         .withHost("https://example.com/api/platform")
//         .withService("Platform.ChatMessage.Send")
//         .withParams("chat_message_data", "hello")     // or its older name, withparamsList
//         .withFile("file", "path/of/a/file")           // if any: multipart/form-data
//         .withHeader("X-Token", "abc")                 // line breaks become spaces
//         .withTimeout(3000)                            // milliseconds for the whole call
//         .request();                                   // POST; or await requestAsync()
//
// response.ret is 200 on success, response.msg is the error message, response.data is the data of the service. It is dynamic: text,
// numbers and booleans; members of objects and elements of lists by response.data.name, response.data["name"] and response.data[0];
// converted to a string (string json = response.data), objects and lists are JSON for a parser of your choice.
//
// withMethod("GET") and withMethod("DELETE") send all parameters in the query and support no files. withFilter(…) can change the
// parameters before they are sent, for example to sign them, and withParser(…) parses replies. reset() clears everything except the
// host, filter and parser.
//
// ret 408 with a msg that begins with "Request failed" means that the client received no valid reply: no connection, no complete
// reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed the call.
#nullable enable
global using PhalApiClientSDK;
using System;
using System.Collections;
using System.Collections.Generic;
using System.Dynamic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace PhalApiClientSDK;

/// <summary>Receives the parameters of a call before they are sent, and may change them.</summary>
public interface PhalApiClientFilter
{
    void filter(string service, Dictionary<string, string> parameters);
}

/// <summary>Parses the text of a reply.</summary>
public interface PhalApiClientParser
{
    PhalApiClientResponse parse(string body);
}

public class PhalApiClient
{
    // Shared, because a client for each call would exhaust the ports.
    private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan };

    private readonly Dictionary<string, string> _params = new();
    private readonly Dictionary<string, string> _files = new();
    private readonly Dictionary<string, string> _headers = new();
    private string _host = "";
    private string _service = "";
    private string _method = "POST";
    private int _timeout = 3000;
    private PhalApiClientFilter? _filter;
    private PhalApiClientParser _parser = new PhalApiClientParserJson();

    public static PhalApiClient create() => new();

    public PhalApiClient withHost(string host)
    {
        _host = host;
        return this;
    }

    public PhalApiClient withFilter(PhalApiClientFilter filter)
    {
        _filter = filter;
        return this;
    }

    public PhalApiClient withParser(PhalApiClientParser parser)
    {
        _parser = parser;
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
        // HttpClient accepts line breaks unchanged, and a line break would begin another header.
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

    // On the thread pool, to avoid a deadlock on a UI thread.
    public PhalApiClientResponse request() => Task.Run(requestAsync).GetAwaiter().GetResult();

    public async Task<PhalApiClientResponse> requestAsync()
    {
        using var limit = new CancellationTokenSource(_timeout);
        try
        {
            using var request = Request();
            using var response = await Http.SendAsync(request, limit.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
            return Read((int)response.StatusCode, Encoding.UTF8.GetString(body));
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

    private PhalApiClientResponse Read(int status, string body)
    {
        try
        {
            if (_parser.parse(body) is { } response && (status == 200 || !response.isFailed))
                return response;
        }
        catch (Exception exception) when (status == 200)
        {
            return PhalApiClientResponse.failed(exception.Message);
        }
        catch (Exception)
        {
            // Most likely the error page of a proxy, which a parser does not need to support.
        }

        return PhalApiClientResponse.failed(status == 200 ? "the parser returned nothing" : $"HTTP status {status}");
    }

    private HttpRequestMessage Request()
    {
        var fields = new Dictionary<string, string>(_params);
        _filter?.filter(_service, fields);
        fields["s"] = _service;
        var request = _method is "GET" or "DELETE" ? new HttpRequestMessage(new HttpMethod(_method), Address(fields))
            : new HttpRequestMessage(new HttpMethod(_method), _host) { Content = Body(fields) };
        foreach (var header in _headers)
        {
            // Headers such as Content-Language belong to the body.
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value))
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        // HttpClient repeats a request without a body if the connection is closed; with a key it is executed only once.
        if (request.Content is null && !request.Headers.Contains("Idempotency-Key"))
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
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
    public PhalApiClientResponse()
        : this(200)
    {
    }

    public PhalApiClientResponse(int ret)
        : this(ret, new PhalApiClientData())
    {
    }

    public PhalApiClientResponse(int ret, dynamic? data)
    {
        this.ret = ret;
        this.data = data;
        msg = "";
    }

    public PhalApiClientResponse(int ret, dynamic? data, string msg)
    {
        this.ret = ret;
        this.data = data;
        this.msg = msg;
    }

    public int ret { get; set; }

    public dynamic? data { get; set; }

    public string msg { get; set; }

    // There was no reply, or it could not be read.
    internal bool isFailed { get; private set; }

    internal static PhalApiClientResponse failed(string reason) =>
        new(408, new PhalApiClientData(), $"Request failed: {reason}") { isFailed = true };
}

/// <summary>Parses JSON envelopes.</summary>
public class PhalApiClientParserJson : PhalApiClientParser
{
    public PhalApiClientResponse parse(string body)
    {
        try
        {
            using var reply = JsonDocument.Parse(body.TrimStart('\uFEFF'));
            if (reply.RootElement.ValueKind == JsonValueKind.Object && reply.RootElement.TryGetProperty("ret", out var ret)
                && ret.ValueKind == JsonValueKind.Number && ret.TryGetInt32(out var number))
            {
                var hasData = reply.RootElement.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null;
                var hasMessage = reply.RootElement.TryGetProperty("msg", out var msg) && msg.ValueKind == JsonValueKind.String;
                return new(
                    number,
                    hasData ? PhalApiClientData.From(data.Clone()) : new PhalApiClientData(),
                    hasMessage ? msg.GetString()! : "");
            }
        }
        catch (JsonException)
        {
            // Continues below: both cases are the same failure.
        }

        return PhalApiClientResponse.failed("the reply is not JSON with a ret");
    }
}

/// <summary>An object or a list of a reply. Its text is its JSON; a missing member is null.</summary>
public sealed class PhalApiClientData : DynamicObject, IEnumerable
{
    private readonly JsonElement _json;

    /// <summary>An empty object.</summary>
    public PhalApiClientData()
    {
        using var empty = JsonDocument.Parse("{}");
        _json = empty.RootElement.Clone();
    }

    private PhalApiClientData(JsonElement json) => _json = json;

    /// <summary>The number of members or elements.</summary>
    public int Count => _json.ValueKind == JsonValueKind.Array ? _json.GetArrayLength() : _json.EnumerateObject().Count();

    public dynamic? this[string name] =>
        _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out var value) ? From(value) : null;

    public dynamic? this[int index] => From(_json[index]);

    public static implicit operator string(PhalApiClientData data) => data.ToString();

    public override IEnumerable<string> GetDynamicMemberNames() =>
        _json.ValueKind == JsonValueKind.Object ? _json.EnumerateObject().Select(member => member.Name) : Array.Empty<string>();

    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = this[binder.Name];
        return true;
    }

    /// <summary>The elements of a list; names and values of an object's members.</summary>
    public IEnumerator GetEnumerator() => _json.ValueKind == JsonValueKind.Array
        ? _json.EnumerateArray().Select(item => From(item)).GetEnumerator()
        : _json.EnumerateObject().Select(member => new KeyValuePair<string, object?>(member.Name, From(member.Value))).GetEnumerator();

    public override string ToString() => _json.GetRawText();

    internal static object? From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array => new PhalApiClientData(json),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(json),
        _ => null,
    };

    // Integers as int if they fit, as in handwritten code.
    private static object Number(JsonElement json) => json.TryGetInt32(out var number) ? number
        : json.TryGetInt64(out var large) ? large
        : json.GetDouble();
}
