using Microsoft.Extensions.Options;

namespace PhalNet.Docs;

/// <summary>Writes the documentation pages as files.</summary>
public static class PhalNetDocsExport
{
    /// <summary>
    /// Writes the pages of all services in every language, with all files they load, for use without a web server. They contain what a
    /// reader with the password would see; modules whose access is off are omitted. The directory is replaced as a whole when everything
    /// has been written.
    /// </summary>
    /// <param name="services">The services of a started application; its entries are shown.</param>
    /// <param name="directory">The directory; created if necessary.</param>
    /// <param name="configure">
    /// Overrides options from the configuration section <c>PhalNet:Docs</c>, such as <see cref="DocsOptions.PublicAddress"/>, which
    /// defaults to the first address that the application listens on.
    /// </param>
    /// <param name="overwrite">Whether to replace a directory that contains something other than an earlier export.</param>
    /// <param name="cancellation">Cancels the export; an earlier export is kept.</param>
    /// <returns>The number of files.</returns>
    /// <exception cref="IOException">The directory cannot be written, or contains something else.</exception>
    /// <exception cref="InvalidOperationException">The application is not started, or has no entry or no address.</exception>
    /// <exception cref="OptionsValidationException">Options are invalid; the message lists all errors.</exception>
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
