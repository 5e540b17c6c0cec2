using System.Data.Common;
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

    /// <summary>The module's own directory, <c>modules/NAME</c> below the application's; made when it does not exist.</summary>
    string DataDirectory { get; }

    /// <summary>The directory that the application and all modules share; made when it does not exist.</summary>
    string ApplicationDataDirectory { get; }

    /// <summary>How data is written and JSON parameters are read; snake_case names and enums as text unless changed here.</summary>
    JsonSerializerOptions Json { get; }

    /// <summary>
    /// Whether integers of 64 bits and more are written as text, as JavaScript's numbers are exact up to 53 bits; they are then read from
    /// text as well. False, or what <c>MODULE:Int64AsText</c> says.
    /// </summary>
    bool Int64AsText { get; set; }

    /// <summary>
    /// What becomes of NaN and the infinities in data. <see cref="NonFiniteNumbers.Refuse"/>, or what <c>MODULE:NonFinite</c> says.
    /// </summary>
    NonFiniteNumbers NonFinite { get; set; }

    /// <summary>
    /// How many seconds a call of the module may take, see <see cref="RequestLimits.CallSeconds"/>: null, or what
    /// <c>MODULE:CallSeconds</c> says. Null for the host's time; a longer one stops the start.
    /// </summary>
    int? CallSeconds { get; set; }

    /// <summary>
    /// How many seconds a body may take to come that is sent to a service of the module, see <see cref="RequestLimits.BodySeconds"/>:
    /// null, or what <c>MODULE:BodySeconds</c> says. Null for the host's time; a longer one stops the start. It counts where the path
    /// or the query names the service; where only the body does, the host's time counts.
    /// </summary>
    int? BodySeconds { get; set; }

    /// <summary>
    /// Puts a filter around all actions of the module; an <see cref="ICallFilter"/> or <see cref="IEarlyCallFilter"/>. It is made once, or
    /// for each call where its constructor takes <see cref="ICallContext"/> or a scoped service.
    /// </summary>
    /// <param name="order">Its place among all filters of an action, the lowest first; see <see cref="FilterOrder"/>.</param>
    IModuleBuilder AddFilter<TFilter>(int order = FilterOrder.Default) where TFilter : class;

    /// <summary>Adds an action that is no method of a class, such as one whose code is elsewhere.</summary>
    /// <param name="description">Its name and what documentation says of it.</param>
    /// <param name="handler">Runs it; <see cref="ICallContext.GetParameter"/> gives the checked values by member.</param>
    /// <param name="rules">Its parameters, in the order of checking.</param>
    /// <param name="verbs">The HTTP methods that may call it; all when empty.</param>
    IModuleBuilder AddAction(
        IActionDescription description, ActionHandler handler, IEnumerable<ParameterRule>? rules = null, params IEnumerable<string> verbs);

    /// <summary>
    /// Says what exceptions of a type, and of types derived from it, mean to callers. One that stands for a ret of 500 or more is logged.
    /// </summary>
    IModuleBuilder MapException<TException>(Func<TException, CallFailure> map) where TException : Exception;

    /// <summary>Reads every parameter of the converter's type with it.</summary>
    IModuleBuilder AddConverter<TConverter>() where TConverter : ParameterConverter;

    /// <summary>
    /// Applies the module's SQL files to a database before its hosted services start: the embedded resources
    /// <c>*.Migrations.NAME.sql</c> of its assembly, in the ordinal order of their names, each once and in a transaction of its own. The
    /// table <c>phalnet_migrations</c> keeps what was applied. Works with SQLite and PostgreSQL.
    /// </summary>
    /// <remarks>
    /// One that fails, or that was changed after it was applied, keeps the module from starting. While a module is replaced its old version
    /// still runs on the database, so that a migration must suit both; that the database has migrations which the module does not know is
    /// no mistake.
    /// </remarks>
    /// <param name="database">Gives the database, of the module's services.</param>
    IModuleBuilder AddSqlMigrations(Func<IServiceProvider, DbDataSource> database);

    /// <summary>Adds message texts of a language, such as <c>zh-CN</c>.</summary>
    IModuleBuilder AddMessages(string language, IReadOnlyDictionary<string, string> texts);
}
