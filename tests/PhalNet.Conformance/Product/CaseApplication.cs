using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhalNet.Compatibility;
using PhalNet.Conformance.Running;
using PhalNet.Conformance.Services;

namespace PhalNet.Conformance.Product;

/// <summary>Configures PhalNet for a case, through its public options.</summary>
internal static class CaseApplication
{
    private static readonly Dictionary<string, Dictionary<string, string>> LanguageEntries = new()
    {
        ["zh-CN"] = new() { ["quota exceeded"] = "额度用尽", ["hello {who}"] = "你好，{who}", ["wrong colour"] = "颜色不对" },
        ["en"] = new() { ["quota exceeded"] = "Quota exceeded!", ["hello {who}"] = "Hello, {who}" },
    };

    public static WebApplication Build(CaseConfiguration configuration, CurrentCase current)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.AddSingleton(current);

        var phalNet = builder.Services.AddPhalNet(options =>
        {
            options.Debug = configuration.Debug ? DebugMode.On : DebugMode.OnRequest;
            options.DebugMemory = true;
            options.TimeZone = "Asia/Shanghai";
            options.Profile = configuration.Profile == ServerProfile.PhalApi ? "PhalApi" : "Strict";
            options.DefaultNamespace = configuration.Namespace;
            options.Limits.Depth = 512;
            options.Limits.NameLength = 100_000;
        });
        phalNet.ShareWithModules<CurrentCase>();
        if (configuration.Profile == ServerProfile.PhalApi)
            AddCompatibility(phalNet, configuration);
        else
            phalNet.AddRuleSource<StrictCaseRules>();
        foreach (var (language, texts) in LanguageEntries)
            phalNet.AddMessages(language, texts);
        phalNet.AddModule("App", configuration.OnlyProbe ? [typeof(AppProbe)] : ServiceTypes, module =>
        {
            module.Json.PropertyNamingPolicy = null;
            module.Json.MaxDepth = 513;
            module.Json.Converters.Insert(0, new CaseTextConverter(configuration.JsonOptions));
            if (configuration.JsonOptions.Contains("JSON_NUMERIC_CHECK"))
                module.Json.Converters.Insert(0, new NumericTextConverter());
        });

        var application = builder.Build();
        if (!configuration.UriMatch)
            Map(application, "/index.php", configuration);
        Map(application, "/", configuration);
        return application;
    }

    private static IEnumerable<Type> ServiceTypes =>
        typeof(CaseApplication).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ServiceAttribute), inherit: false));

    private static void AddCompatibility(IPhalNetBuilder phalNet, CaseConfiguration configuration)
    {
        phalNet.Services.AddSingleton<IPhalApiRuleProvider, CaseRules>();
        phalNet.AddPhalApiCompatibility(options =>
        {
            options.CommonRules = configuration.CommonRules;
            options.ServiceWhitelist = configuration.Whitelist;
            options.CookiesAreParameters = configuration.CookiesAreParameters;
            options.UploadBytes = 16 * 1024;
            Callbacks.Register(options.Callbacks);
        });
        if (configuration.Filter is not { } filter)
            return;
        phalNet.AddPhalApiSignature(options =>
        {
            if (filter.ValueKind == JsonValueKind.Object && filter.TryGetProperty("signName", out var name))
                options.SignName = name.GetString()!;
            if (filter.ValueKind == JsonValueKind.Object && filter.TryGetProperty("separator", out var separator))
                options.Separator = separator.GetString();
        });
    }

    private static void Map(WebApplication application, string path, CaseConfiguration configuration) =>
        application.MapPhalNet(path, entry =>
        {
            entry.EnableUriMatch = configuration.UriMatch;
            entry.MirrorStatus = configuration.MirrorStatus;
            entry.Jsonp = configuration.ResponseClass == "jsonp";
            entry.Formats = [configuration.ResponseClass == "xml" ? "xml" : "json"];
            foreach (var (name, renamed) in configuration.Renamed)
                entry.ResponseMap[name] = renamed;
        });
}
