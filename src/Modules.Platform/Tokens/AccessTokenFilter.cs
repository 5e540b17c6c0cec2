using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Finds the member behind a call. A token that is sent must be valid even where none is required: acting as somebody else than the caller
/// meant would be worse than refusing. An empty one counts as not sent, as clients with empty form fields send it.
/// </summary>
internal sealed class AccessTokenFilter : ICallFilter
{
    private static readonly CallFailure Missing = new(406, "token.required");
    private static readonly CallFailure Invalid = new(406, "token.invalid");

    private const string Bearer = "Bearer ";

    private readonly AccessTokens _tokens;
    private readonly bool _required;
    private readonly string _demoMember;

    public AccessTokenFilter(
        AccessTokens tokens, IOptions<PlatformOptions> options, IHostEnvironment environment, ILogger<AccessTokenFilter> logger)
    {
        _tokens = tokens;
        _required = options.Value.RequireAccessToken is not false;
        _demoMember = options.Value.DemoMember;
        if (!_required && !environment.IsDevelopment())
            PlatformLog.TokensNotRequired(logger, _demoMember);
    }

    public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
    {
        if (Token(call) is { } token)
            return Verify(call, next, token);
        if (_required)
            return new(call.Refuse(Missing));
        call.SetMember(_demoMember);
        return next(call);
    }

    // The parameter, else the header of the web's own scheme.
    private static string? Token(ICallContext call)
    {
        if (call.GetParameter(nameof(PlatformService.AccessToken)) is string { Length: > 0 } token)
            return token;
        var header = call.Values.Get("Authorization", ValueSource.Header).ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header[Bearer.Length..].Trim() is { Length: > 0 } sent
            ? sent
            : null;
    }

    private ValueTask<CallResult> Verify(ICallContext call, CallNext next, string token)
    {
        if (_tokens.FindValid(token, call.Trace) is not { Member: { } member } found)
            return new(call.Refuse(Invalid));
        call.SetMember(member, found.AppKey);
        return next(call);
    }
}
