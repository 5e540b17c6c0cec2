using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PhalNet;

/// <summary>Sets up a module. A module has at most one public class that implements it.</summary>
public interface IModule
{
    /// <summary>Registers the module's services. Hosted services start before the first call and stop after the last one.</summary>
    void Configure(IModuleBuilder module);
}

/// <summary>Configures a module during its setup.</summary>
public interface IModuleBuilder
{
    /// <summary>The module's name.</summary>
    string Name { get; }

    /// <summary>The module's services; they are not visible to the host or to other modules.</summary>
    IServiceCollection Services { get; }

    /// <summary>The configuration section with the module's name.</summary>
    IConfiguration Configuration { get; }

    /// <summary>The whole configuration, for example for connection strings.</summary>
    IConfiguration HostConfiguration { get; }

    /// <summary>The host's environment.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>The module's directory, <c>modules/NAME</c> in the application's directory; created on first use.</summary>
    string DataDirectory { get; }

    /// <summary>The directory shared by the application and all modules; created on first use.</summary>
    string ApplicationDataDirectory { get; }

    /// <summary>The options for writing data and reading JSON parameters; by default snake_case names and enums as text.</summary>
    JsonSerializerOptions Json { get; }

    /// <summary>
    /// Whether integers of 64 bits and more are written as text, and then read from text as well, because numbers in JavaScript are exact
    /// up to 53 bits. Defaults to <c>MODULE:Int64AsText</c>, or false.
    /// </summary>
    bool Int64AsText { get; set; }

    /// <summary>
    /// How NaN and the infinities in data are handled. Defaults to <c>MODULE:NonFinite</c>, or <see cref="NonFiniteNumbers.Refuse"/>.
    /// </summary>
    NonFiniteNumbers NonFinite { get; set; }

    /// <summary>
    /// The time limit of the module's calls in seconds; see <see cref="RequestLimits.CallSeconds"/>. Defaults to <c>MODULE:CallSeconds</c>.
    /// Null for the host's limit; a higher limit stops the start.
    /// </summary>
    int? CallSeconds { get; set; }

    /// <summary>
    /// The time limit in seconds for receiving a body that is sent to a service of the module; see <see cref="RequestLimits.BodySeconds"/>.
    /// Defaults to <c>MODULE:BodySeconds</c>. Null for the host's limit; a higher limit stops the start. It applies when the path or the
    /// query contains the service name; if only the body does, the host's limit applies.
    /// </summary>
    int? BodySeconds { get; set; }

    /// <summary>
    /// Adds a filter to all actions of the module: an <see cref="ICallFilter"/> or <see cref="IEarlyCallFilter"/>. It is created once, or
    /// once per call if its constructor takes <see cref="ICallContext"/> or a scoped service.
    /// </summary>
    /// <param name="order">Its order among all filters of an action, lowest first; see <see cref="FilterOrder"/>.</param>
    IModuleBuilder AddFilter<TFilter>(int order = FilterOrder.Default) where TFilter : class;

    /// <summary>Adds an action that is not a method of a class, such as one that is implemented elsewhere.</summary>
    /// <param name="description">Its name and documentation.</param>
    /// <param name="handler">Runs it; <see cref="ICallContext.GetParameter"/> returns the checked values by member.</param>
    /// <param name="rules">Its parameters, in checking order.</param>
    /// <param name="verbs">The HTTP methods that may call it; any method when empty.</param>
    IModuleBuilder AddAction(
        IActionDescription description, ActionHandler handler, IEnumerable<ParameterRule>? rules = null, params IEnumerable<string> verbs);

    /// <summary>
    /// Maps exceptions of a type and its derived types to failures for callers. An exception mapped to a ret of 500 or above is logged.
    /// </summary>
    IModuleBuilder MapException<TException>(Func<TException, CallFailure> map) where TException : Exception;

    /// <summary>Reads every parameter of the converter's type with this converter.</summary>
    IModuleBuilder AddConverter<TConverter>() where TConverter : ParameterConverter;

    /// <summary>
    /// Applies the module's SQL files to a database before its hosted services start: the embedded resources <c>*.Migrations.NAME.sql</c>
    /// of its assembly, in ordinal order of their names, each once and in its own transaction. The table <c>phalnet_migrations</c> records
    /// the applied migrations. Works with SQLite and PostgreSQL.
    /// </summary>
    /// <remarks>
    /// A migration that fails, or that was changed after it was applied, prevents the module from starting. While a module is being
    /// replaced, its old version still uses the database, so a migration must be compatible with both. Applied migrations that the module
    /// does not contain are not an error.
    /// </remarks>
    /// <param name="database">Resolves the database from the module's services.</param>
    IModuleBuilder AddSqlMigrations(Func<IServiceProvider, DbDataSource> database);

    /// <summary>Adds message texts of a language, such as <c>zh-CN</c>.</summary>
    IModuleBuilder AddMessages(string language, IReadOnlyDictionary<string, string> texts);
}
