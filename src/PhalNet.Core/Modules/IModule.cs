using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PhalNet;

/// <summary>Sets a module up; a module has one public class of this kind, or none.</summary>
public interface IModule
{
    /// <summary>Registers what the module needs. Its hosted services start before the first call and stop after the last.</summary>
    void Configure(IModuleBuilder module);
}

/// <summary>What a module says of itself while it is set up.</summary>
public interface IModuleBuilder
{
    /// <summary>The module's name.</summary>
    string Name { get; }

    /// <summary>The module's own services; nothing in it is seen by the host or by another module.</summary>
    IServiceCollection Services { get; }

    /// <summary>The section of the module's name.</summary>
    IConfiguration Configuration { get; }

    /// <summary>The whole configuration, for connection strings.</summary>
    IConfiguration HostConfiguration { get; }

    /// <summary>The host's environment.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>A directory that may be written to; made when it does not exist.</summary>
    string DataDirectory { get; }

    /// <summary>How data is written and JSON parameters are read; snake_case names and enums as text unless changed here.</summary>
    JsonSerializerOptions Json { get; }

    /// <summary>Puts a filter in front of all actions of the module; an <see cref="ICallFilter"/> or <see cref="IEarlyCallFilter"/>.</summary>
    IModuleBuilder AddFilter<TFilter>() where TFilter : class;

    /// <summary>Reads every parameter of the converter's type with it.</summary>
    IModuleBuilder AddConverter<TConverter>() where TConverter : ParameterConverter;

    /// <summary>Adds message texts of a language, such as <c>zh-CN</c>.</summary>
    IModuleBuilder AddMessages(string language, IReadOnlyDictionary<string, string> texts);
}
