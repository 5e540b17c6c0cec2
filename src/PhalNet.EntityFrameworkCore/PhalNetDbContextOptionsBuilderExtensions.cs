using Microsoft.EntityFrameworkCore.Infrastructure;
using PhalNet.EntityFrameworkCore;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Shows the statements of Entity Framework Core in the debug output of PhalNet's calls.</summary>
public static class PhalNetDbContextOptionsBuilderExtensions
{
    /// <summary>
    /// Records the statements of the contexts in the trace of the call that runs them. It works with <c>AddDbContext</c>, pools and
    /// factories: a context belongs to no call, and each statement belongs to the call in whose execution flow it runs. Outside of calls,
    /// and where no debug output is collected, nothing is recorded. Add it after interceptors that change or suppress commands, so that it
    /// sees what is sent.
    /// </summary>
    /// <returns>The same builder. Adding it again has no effect.</returns>
    public static DbContextOptionsBuilder UsePhalNetTracing(this DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Options.FindExtension<CoreOptionsExtension>()?.Interceptors?.Any(other => other is StatementInterceptor) == true)
            return options;
        var sources = new OperationSources();
        return options.AddInterceptors(
            new StatementInterceptor(sources), new OpeningInterceptor(sources), new SavingInterceptor(sources));
    }

    /// <inheritdoc cref="UsePhalNetTracing(DbContextOptionsBuilder)"/>
    public static DbContextOptionsBuilder<TContext> UsePhalNetTracing<TContext>(this DbContextOptionsBuilder<TContext> options)
        where TContext : DbContext =>
        (DbContextOptionsBuilder<TContext>)UsePhalNetTracing((DbContextOptionsBuilder)options);
}
