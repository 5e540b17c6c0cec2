using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Console;
using PhalNet.Docs;

namespace PhalNet.Server;

/// <summary>Starts the application without a port and without its data, and writes its documentation.</summary>
internal static class DocumentationExport
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] settings, ExportRequest request)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var directory = Path.GetFullPath(request.Directory);
        var language = ServerTexts.Language(settings);
        try
        {
            using var storage = new TemporaryStorage();
            await using var application = ServerApplication.Build(settings, new StartGate(), builder => Prepare(builder, storage));
            await application.StartAsync();
            var files = await PhalNetDocsExport.WriteAsync(
                application.Services, directory, options => options.PublicAddress ??= Configured(application.Configuration), request.Force,
                application.Lifetime.ApplicationStopping);
            await application.StopAsync();
            var index = Path.Combine(directory, "index.html");
            Console.WriteLine($"The documentation is in {directory}: {files} files. Open {index} in a browser.");
            return 0;
        }
        catch (OperationCanceledException)
        {
            return StartFailure.Report(ServerTexts.In(language)["export.stopped"], language, ServerTexts.Export);
        }
        catch (Exception exception)
        {
            return StartFailure.Report(StartFailure.Describe(exception, language), language, ServerTexts.Export);
        }
    }

    private static void Prepare(WebApplicationBuilder builder, TemporaryStorage storage)
    {
        builder.Configuration.AddInMemoryCollection(storage.Settings);
        builder.Services.AddSingleton<IServer, SilentServer>();

        // The server's start messages have no meaning here.
        builder.Logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning);
    }

    // Kestrel's own endpoints become addresses of the application only when it listens.
    private static string? Configured(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).FirstOrDefault();
}

/// <summary>
/// A temporary data directory for an export. Modules prepare their databases when they start; the data of the real server must not be
/// created, changed or locked.
/// </summary>
internal sealed class TemporaryStorage : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("phalnet-export-");

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["PhalNet:DataDirectory"] = _directory.FullName,
        ["ConnectionStrings:Platform"] = "",
        ["Platform:Database"] = "sqlite",
    };

    public void Dispose() => _directory.Delete(recursive: true);
}

/// <summary>Knows the addresses of the application without listening on them.</summary>
internal sealed class SilentServer : IServer
{
    public SilentServer() => Features.Set<IServerAddressesFeature>(new ServerAddressesFeature());

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // Nothing was opened.
    }
}
