using System.CommandLine;
using Modules.Platform;

namespace PhalNet.Server;

/// <summary>The commands <c>platform app …</c>.</summary>
internal static class ApplicationCommands
{
    /// <param name="with">Assigns its work to a command.</param>
    public static Command Make(Func<Command, Func<ParseResult, AccountWork>, Command> with) =>
        new("app", "Applications: who may call the services.")
        {
            Create(with),
            with(new Command("list", "Lists the applications."), _ => (accounts, console, cancellation) => console.WriteListAsync(
                "applications",
                Each(accounts, cancellation),
                application => application.IsEnabled,
                application => [application.AppKey, application.Name, application.Services])),
            Rotate(with),
            Change(with, "disable", "Stops an application at once, with all its tokens.", isEnabled: false),
            Change(with, "enable", "Enables a disabled application.", isEnabled: true),
            Allow(with),
        };

    private static Command Create(Func<Command, Func<ParseResult, AccountWork>, Command> with)
    {
        var name = new Argument<string>("NAME") { Description = "The display name." };
        var services = new Option<string>("--services")
        {
            Description = "Which services it may call, such as Platform.ChatMessage.*, separated by commas; all by default.",
            HelpName = "PATTERNS",
            DefaultValueFactory = _ => "*",
        };
        return with(new Command("create", "Adds an application and shows its key and secret.") { name, services }, parsed =>
            async (accounts, console, cancellation) => WriteSecret(console, "app.created", await accounts.AddApplicationAsync(
                parsed.GetRequiredValue(name), parsed.GetRequiredValue(services), cancellation)));
    }

    private static Command Rotate(Func<Command, Func<ParseResult, AccountWork>, Command> with)
    {
        var key = Key();
        var only = new Option<bool>("--revoke-present") { Description = "Revokes the current secret at once, for example after a leak." };
        var command = new Command("rotate", "Creates a new secret for an application; the current one stays valid.") { key, only };
        return with(command, parsed =>
            async (accounts, console, cancellation) => WriteSecret(console, "app.rotated", await accounts.ChangeSecretAsync(
                parsed.GetRequiredValue(key), !parsed.GetValue(only), cancellation)));
    }

    private static Command Change(
        Func<Command, Func<ParseResult, AccountWork>, Command> with, string name, string description, bool isEnabled)
    {
        var key = Key();
        return with(new Command(name, description) { key }, parsed => async (accounts, console, cancellation) =>
        {
            var appKey = parsed.GetRequiredValue(key);
            await accounts.ChangeApplicationAsync(appKey, isEnabled, cancellation: cancellation);
            console.Write(new { AppKey = appKey, IsEnabled = isEnabled }, isEnabled ? "app.enabled" : "app.disabled", ("key", appKey));
        });
    }

    private static Command Allow(Func<Command, Func<ParseResult, AccountWork>, Command> with)
    {
        var key = Key();
        var services = new Argument<string>("PATTERNS") { Description = "Such as Platform.ChatMessage.*, separated by commas." };
        return with(new Command("allow", "Sets which services an application may call.") { key, services }, parsed =>
            async (accounts, console, cancellation) =>
            {
                var (appKey, patterns) = (parsed.GetRequiredValue(key), parsed.GetRequiredValue(services));
                await accounts.ChangeApplicationAsync(appKey, services: patterns, cancellation: cancellation);
                console.Write(new { AppKey = appKey, Services = patterns }, "app.allowed", ("key", appKey), ("services", patterns));
            });
    }

    private static Argument<string> Key() => new("KEY") { Description = "The app_key." };

    private static void WriteSecret(CommandConsole console, string text, ApplicationSecret secret) =>
        console.Write(secret, text, ("key", secret.AppKey), ("secret", secret.AppSecret));

    private static async IAsyncEnumerable<ApplicationInfo> Each(
        PlatformAccounts accounts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var application in await accounts.ListApplicationsAsync(cancellation))
            yield return application;
    }
}
