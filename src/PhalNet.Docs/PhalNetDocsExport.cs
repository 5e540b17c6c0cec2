using Microsoft.Extensions.Options;

namespace PhalNet.Docs;

/// <summary>Writes the documentation pages as files.</summary>
public static class PhalNetDocsExport
{
    /// <summary>
    /// Writes the pages of all services in every language, with all they load, as files that need no web server. They have what a reader
    /// with the password would see; modules that are off are left out. The directory is replaced as a whole when everything is written.
    /// </summary>
    /// <param name="services">The services of an application that was started; its entries are shown.</param>
    /// <param name="directory">The directory; it is made where there is none.</param>
    /// <param name="configure">
    /// Options on top of the configuration section <c>PhalNet:Docs</c>, such as <see cref="DocsOptions.PublicAddress"/>, which is otherwise
    /// the first address that the application listens on.
    /// </param>
    /// <param name="overwrite">Whether to replace a directory that holds something else than an earlier export.</param>
    /// <param name="cancellation">Ends the work; an earlier export stays.</param>
    /// <returns>The number of files.</returns>
    /// <exception cref="IOException">The directory cannot be written, or holds something else.</exception>
    /// <exception cref="InvalidOperationException">The application was not started, has no entry or no address.</exception>
    /// <exception cref="OptionsValidationException">Options are wrong; it lists all mistakes.</exception>
    public static async Task<int> WriteAsync(
        IServiceProvider services, string directory, Action<DocsOptions>? configure = null, bool overwrite = false,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var setup = new DocsSetup(services, "/docs", configure);
        var export = new SiteExport(setup.Site, setup.Languages.Fallback, ExportAddress.Choose(setup.Site.Options, services));

        using var target = ExportTarget.Open(directory, overwrite);
        var files = await export.WriteAsync(target.Work, cancellation);
        target.Replace();
        return files;
    }
}
