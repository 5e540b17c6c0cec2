using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Logging.Console;
using PhalNet.Docs;

namespace PhalNet.Server;

/// <summary>Starts the application without a port and without its data, and writes its documentation.</summary>
internal static class DocumentationExport
{
    private const string Work = "export the documentation";

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] settings, ExportRequest request)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var directory = Path.GetFullPath(request.Directory);
        try
        {
            using var storage = new PassingStorage();
            await using var application = ServerApplication.Build(settings, new StartGate(), builder => Prepare(builder, storage));
            await application.StartAsync();
            var files = await PhalNetDocsExport.WriteAsync(
                application.Services, directory, options => options.PublicAddress ??= Configured(application.Configuration), request.Force,
                application.Lifetime.ApplicationStopping);
            await application.StopAsync();
            Console.WriteLine($"The documentation is in {directory}: {files} files. Open {Path.Combine(directory, "index.html")} in a browser.");
            return 0;
        }
        catch (OperationCanceledException)
        {
            return StartFailure.Report("it was stopped; what was there is as it was.", Work);
        }
        catch (Exception exception)
        {
            return StartFailure.Report(StartFailure.Describe(exception), Work);
        }
    }

    private static void Prepare(WebApplicationBuilder builder, PassingStorage storage)
    {
        builder.Configuration.AddInMemoryCollection(storage.Settings);
        builder.Services.AddSingleton<IServer, SilentServer>();

        // What the server says of its start means nothing here.
        builder.Logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning);
    }

    // Kestrel's own endpoints are no addresses of the application until it listens.
    private static string? Configured(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).FirstOrDefault();
}
