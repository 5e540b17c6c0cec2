using System.CommandLine;
using Modules.Platform;

namespace PhalNet.Server;

/// <summary>The commands <c>platform member …</c>.</summary>
internal static class MemberCommands
{
    /// <param name="with">Assigns its work to a command.</param>
    public static Command Make(Func<Command, Func<ParseResult, AccountWork>, Command> with) =>
        new("member", "Members: who writes and receives messages.")
        {
            Create(with),
            with(new Command("list", "Lists the members."), _ => (accounts, console, cancellation) => console.WriteListAsync(
                "members",
                accounts.ListMembersAsync(cancellation),
                member => member.IsEnabled,
                member => [member.Uuid, member.Account ?? ""])),
            Password(with),
            Change(with, "disable", "Stops a member at once, with all tokens.", isEnabled: false),
            Change(with, "enable", "Enables a disabled member.", isEnabled: true),
        };

    private static Command Create(Func<Command, Func<ParseResult, AccountWork>, Command> with)
    {
        var account = new Argument<string>("ACCOUNT") { Description = "The login name; not case-sensitive." };
        var password = new PasswordOptions();
        var uuid = new Option<string>("--uuid")
        {
            Description = "An existing uuid of 32 letters and digits for the member; a new one by default.",
            HelpName = "UUID",
        };
        var command = new Command("create", "Adds a member; without a password tokens come only through an application's secret.")
        {
            account, password.Text, password.FromInput, uuid,
        };
        return with(command, parsed => async (accounts, console, cancellation) =>
        {
            var member = await accounts.AddMemberAsync(
                parsed.GetRequiredValue(account), password.Read(parsed), parsed.GetValue(uuid), cancellation);
            Write(console, "member.created", member);
        });
    }

    private static Command Password(Func<Command, Func<ParseResult, AccountWork>, Command> with)
    {
        var name = Name();
        var password = new PasswordOptions();
        var command = new Command("password", "Sets a member's password and revokes the member's tokens.")
        {
            name, password.Text, password.FromInput,
        };
        return with(command, parsed => async (accounts, console, cancellation) =>
        {
            var given = password.Read(parsed)
                ?? throw new InvalidOperationException("A password is needed: --password-stdin or --password TEXT.");
            Write(console, "member.password", await accounts.SetPasswordAsync(parsed.GetRequiredValue(name), given, cancellation));
        });
    }

    private static Command Change(
        Func<Command, Func<ParseResult, AccountWork>, Command> with, string verb, string description, bool isEnabled)
    {
        var name = Name();
        return with(new Command(verb, description) { name }, parsed => async (accounts, console, cancellation) => Write(
            console,
            isEnabled ? "member.enabled" : "member.disabled",
            await accounts.ChangeMemberAsync(parsed.GetRequiredValue(name), isEnabled, cancellation)));
    }

    private static Argument<string> Name() => new("MEMBER") { Description = "The account or uuid." };

    private static void Write(CommandConsole console, string text, MemberInfo member) => console.Write(
        new { member.Uuid, member.Account, member.IsEnabled }, text, ("uuid", member.Uuid), ("account", member.Account ?? member.Uuid));

    private sealed class PasswordOptions
    {
        public Option<string> Text { get; } = new("--password")
        {
            Description = "The password, 8 characters or more. Other users of this machine may see it; --password-stdin is safer.",
            HelpName = "TEXT",
        };

        public Option<bool> FromInput { get; } = new("--password-stdin")
        {
            Description = "Reads the password from the first line of input.",
        };

        public string? Read(ParseResult parsed) => (parsed.GetValue(Text), parsed.GetValue(FromInput)) switch
        {
            (not null, true) => throw new InvalidOperationException("Use either --password or --password-stdin."),
            (var text, false) => text,
            _ => FirstLine() ?? throw new InvalidOperationException("The input contains no password."),
        };

        private static string? FirstLine()
        {
            if (!Console.IsInputRedirected)
                Console.Error.Write("password: ");
            return Console.In.ReadLine();
        }
    }
}
