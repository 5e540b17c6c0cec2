using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>Decides whether an access token permits a call.</summary>
internal sealed class TokenRules(IOptions<PlatformOptions> options)
{
    // The services that issue tokens; an application that may not call them could not use any other.
    private const string AlwaysAllowed = "App.Auth.";

    public static readonly CallFailure Missing = new(406, "token.required");
    public static readonly CallFailure Invalid = new(406, "token.invalid");
    public static readonly CallFailure NoMember = new(408, "member.unknown");

    private static readonly CallFailure NoApplication = new(407, "application.unknown");
    private static readonly CallFailure NotLoggedIn = new(408, "token.not_logged_in");

    /// <summary>Whether a call without a token is refused.</summary>
    public bool AreRequired { get; } = options.Value.RequireAccessToken is not false;

    /// <summary>Why the call is refused; null if it is permitted.</summary>
    public CallFailure? Check(ICallContext call, TokenHolder? holder, bool needsMember)
    {
        if (holder is null || (holder.AppKey.Length == 0 && AreRequired))
            return Invalid;
        if (holder.AppKey.Length > 0)
        {
            if (holder.Services is not { } services)
                return NoApplication;
            if (!ServicePatterns.Allow(services, call.Action.Name) && !call.Action.Name.StartsWith(AlwaysAllowed, StringComparison.Ordinal))
                return new(407, "application.not_allowed", new MessageArgument("service", call.Action.Name));
        }

        if (holder.MemberUuid is null)
            return needsMember ? NotLoggedIn : null;
        return holder.IsMemberEnabled ? null : NoMember;
    }

    /// <summary>Refuses a call from within an action.</summary>
    public static CallException Exception(CallFailure failure) => new(failure.Ret, failure.MessageKey, failure.Arguments);
}
