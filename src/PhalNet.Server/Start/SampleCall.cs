using Modules.Platform;

namespace PhalNet.Server;

/// <summary>The sample call that the console shows, and the commands needed before it works.</summary>
internal static class SampleCall
{
    private const string Send = "Platform.ChatMessage.Send";
    private const string Connection = "ConnectionStrings:Platform";
    private const string SendValues =
        "&chat_message_to_uuid=12345678123456781234567812345678&chat_message_data=hello%20world&chat_message_type=text";

    /// <summary>A command line; double quotes work in sh, cmd and PowerShell.</summary>
    public static string Curl(WebApplication application, string address)
    {
        var url = address + EntrySettings.Read(application.Configuration)[0].Path;
        if (!application.Services.GetRequiredService<IServiceRegistry>().Current.TryFind(Send, "", out _))
            return $"curl \"{url}?s=App.Site.Index\"";
        return State(application) is { AreTokensRequired: true }
            ? $"curl \"{url}?s=App.Auth.ApplyToken\" -d app_key=APP_KEY -d app_secret=APP_SECRET -d uuid=UUID"
            : $"curl \"{url}?s={Send}{SendValues}\"";
    }

    /// <summary>The commands to run first, one per line; none if calls work without them.</summary>
    public static async Task<IReadOnlyList<string>> CommandsFirstAsync(WebApplication application)
    {
        if (State(application) is not { AreTokensRequired: true } state || await state.HasApplicationAsync())
            return [];
        var program = Program(application.Configuration);
        return [$"{program} platform app create NAME", $"{program} platform member create ACCOUNT --password-stdin"];
    }

    private static PlatformState? State(WebApplication application) => application.Services.GetRequiredService<IServiceRegistry>().Modules
        .Select(module => module.Services.GetService<PlatformState>()).FirstOrDefault(state => state is not null);

    // As the server was started: by its own executable, or by dotnet. Settings that locate the data must be repeated.
    private static string Program(IConfiguration configuration)
    {
        var path = Environment.ProcessPath ?? "dotnet";
        var isDotnet = Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        var program = isDotnet ? $"dotnet {Quoted(Environment.GetCommandLineArgs()[0])}" : Quoted(path);
        if (IsGiven("PhalNet:DataDirectory"))
            program += $" --PhalNet:DataDirectory={Quoted(configuration["PhalNet:DataDirectory"]!)}";
        if (IsGiven("Platform:Database"))
            program += $" --Platform:Database={configuration["Platform:Database"]}";

        // The connection string may contain a password.
        return IsGiven(Connection) ? $"{program} --{Connection}=..." : program;
    }

    private static bool IsGiven(string setting) => Environment.GetCommandLineArgs()
        .Any(argument => argument.StartsWith($"--{setting}", StringComparison.OrdinalIgnoreCase));

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
