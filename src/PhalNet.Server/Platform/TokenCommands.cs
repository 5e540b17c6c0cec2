using System.CommandLine;
using System.Globalization;
using Modules.Platform;

namespace PhalNet.Server;

/// <summary>The command <c>platform token revoke</c>.</summary>
internal static class TokenCommands
{
    /// <param name="with">Assigns its work to a command.</param>
    public static Command Make(Func<Command, Func<ParseResult, AccountWork>, Command> with)
    {
        var token = new Argument<string?>("TOKEN") { Description = "The access token.", Arity = ArgumentArity.ZeroOrOne };
        var application = new Option<string>("--app") { Description = "Revokes all tokens of an application.", HelpName = "KEY" };
        var member = new Option<string>("--member") { Description = "Revokes all tokens of a member.", HelpName = "MEMBER" };
        var revoke = new Command("revoke", "Revokes an access token, or all tokens of an application or a member.")
        {
            token, application, member,
        };
        with(revoke, parsed => async (accounts, console, cancellation) =>
        {
            var count = await RevokeAsync(
                accounts, parsed.GetValue(token), parsed.GetValue(application), parsed.GetValue(member), cancellation);
            console.Write(new { Revoked = count }, "token.revoked", ("count", count.ToString(CultureInfo.InvariantCulture)));
        });
        return new Command("token", "Access tokens.") { revoke };
    }

    private static async Task<int> RevokeAsync(
        PlatformAccounts accounts, string? token, string? application, string? member, CancellationToken cancellation)
    {
        var hasOwner = application is not null || member is not null;
        if (hasOwner == token is not null)
            throw new InvalidOperationException("Give an access token, or use --app KEY, --member MEMBER or both.");
        if (hasOwner)
            return await accounts.RevokeTokensAsync(application, member, cancellation);
        await accounts.RevokeTokenAsync(token!, cancellation);
        return 1;
    }
}
