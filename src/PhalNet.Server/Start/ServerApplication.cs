using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Modules.Platform;
using PhalNet.Modules;

namespace PhalNet.Server;

internal static class ServerApplication
{
    // A GET may carry as many parameters as a form; Kestrel's default of 8 KB is too short for 1000 parameters.
    private const int RequestLineBytes = 64 * 1024;

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] settings)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var gate = new StartGate();
        WebApplication? application = null;
        try
        {
            try
            {
                application = Build(settings, gate, _ => { });
                await StartAsync(application);
            }
            catch (Exception exception)
            {
                var language = ServerTexts.Language(settings);
                return StartFailure.Report(StartFailure.Describe(exception, language), language);
            }

            gate.Open();
            await Announcement.WriteAsync(application, Console.Out);
            return await WaitForShutdownAsync(application, ServerTexts.Language(settings));
        }
        finally
        {
            if (application is not null)
                await application.DisposeAsync();
        }
    }

    private static async Task StartAsync(WebApplication application)
    {
        try
        {
            await application.StartAsync();
        }
        catch (SocketException exception)
        {
            throw Addresses.Explain(exception, application.Configuration);
        }
    }

    private static async Task<int> WaitForShutdownAsync(WebApplication application, string language)
    {
        try
        {
            await application.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception)
        {
            return StartFailure.Report(StartFailure.Describe(exception, language), language, ServerTexts.Stop);
        }
    }

    /// <param name="settings">Settings in the form <c>--Section:Key=VALUE</c>.</param>
    /// <param name="gate">Suppresses the host's own messages.</param>
    /// <param name="adjust">Changes a server that is not meant to serve.</param>
    public static WebApplication Build(string[] settings, StartGate gate, Action<WebApplicationBuilder> adjust)
    {
        var builder = CreateBuilder(settings);
        CheckDebugMode(builder.Configuration["PhalNet:Debug"]);
        builder.Logging.AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting.Internal.Host", gate.Allows);
        builder.Logging.AddFilter<ConsoleLoggerProvider>("Microsoft.AspNetCore.Server.Kestrel", gate.Allows);
        Addresses.Choose(builder);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = RequestLineBytes;
        });
        ServerLog.Configure(builder);
        ServerLimits.Read(builder.Configuration).Apply(builder);

        // Kestrel settings of the operator take precedence over all of the above.
        builder.Services.Configure<KestrelServerOptions>(builder.Configuration.GetSection("Kestrel"));

        builder.Services.AddPhalNet()
            .AddPhalApiCompatibility()
            .AddModule(typeof(Site).Assembly)
            .AddModule(typeof(PlatformModule).Assembly)
            .AddModulesDirectory();
        builder.Services.AddSingleton<IModuleStates>(provider => new SqliteModuleStates(DataDirectory.Locate(provider)));
        builder.Services.AddHostedService(provider => new ServingLock(DataDirectory.Locate(provider)));
        builder.Services.AddSingleton(new KnownOptions("PhalNet", typeof(PhalNetOptions), "Entries"));
        builder.Services.AddServerHealth();
        builder.Services.AddHostedService<MemoryReturn>();
        adjust(builder);

        var application = builder.Build();
        var options = application.Services.GetRequiredService<IOptions<PhalNetOptions>>().Value;
        DataDirectory.Prepare(DataDirectory.Locate(application.Services));
        application.MapServerHealth();
        application.MapPhalNetDocs();
        application.MapEntries();
        return application;
    }

    /// <summary>A builder with the server's configuration and nothing else yet.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        AddOwnSettings(builder);
        return builder;
    }

    // The settings next to the program apply wherever it is started; those of the content root take precedence.
    private static void AddOwnSettings(WebApplicationBuilder builder)
    {
        var own = new PhysicalFileProvider(AppContext.BaseDirectory);
        string[] files = ["appsettings.json", $"appsettings.{builder.Environment.EnvironmentName}.json"];
        for (var i = 0; i < files.Length; i++)
            builder.Configuration.Sources.Insert(i, new JsonConfigurationSource { FileProvider = own, Path = files[i], Optional = true });
    }

    // The binder's error would name types, but not the allowed values.
    private static void CheckDebugMode(string? mode)
    {
        if (!string.IsNullOrEmpty(mode) && !(Enum.TryParse<DebugMode>(mode, ignoreCase: true, out var known) && Enum.IsDefined(known)))
            throw new StartException($"PhalNet:Debug '{mode}' is not one of {string.Join(", ", Enum.GetNames<DebugMode>())}.");
    }
}

/// <summary>Hides the host's stack traces until it has started: an error before that is reported in one line.</summary>
internal sealed class StartGate
{
    private volatile bool _isOpen;

    public void Open() => _isOpen = true;

    public bool Allows(LogLevel level) => _isOpen && level >= LogLevel.Warning;
}
