using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>
/// Checks that a module works, and warms it up. A module can register any number of self-tests in its services, with any lifetime; all of
/// them run after its hosted services have started and before it serves calls.
/// </summary>
public interface IModuleSelfTest
{
    /// <summary>
    /// Throws when the module must not serve calls: it becomes <see cref="ModuleState.Faulted"/>, with the exception's message as the
    /// reason. For a module compiled into the host, the start stops.
    /// </summary>
    Task TestAsync(CancellationToken cancellation);
}

internal static class SelfTests
{
    /// <summary>Runs all self-tests of a module one after the other, in a scope of its services.</summary>
    /// <exception cref="DeclarationException">A self-test failed.</exception>
    public static async Task RunAsync(LoadedModule module, CancellationToken cancellation, Action<string>? step = null)
    {
        var failures = new List<string>();
        await using (var scope = module.Services.CreateAsyncScope())
        {
            step?.Invoke("a constructor of its self-tests");
            foreach (var test in scope.ServiceProvider.GetServices<IModuleSelfTest>())
            {
                step?.Invoke($"its self-test {TypeText.Of(test.GetType())}");
                if (await FailureAsync(test, cancellation) is { } failure)
                    failures.Add(failure);
            }
        }

        if (failures.Count > 0)
            throw new DeclarationException(failures);
    }

    private static async Task<string?> FailureAsync(IModuleSelfTest test, CancellationToken cancellation)
    {
        try
        {
            await test.TestAsync(cancellation);
            return null;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            return $"self-test {TypeText.Of(test.GetType())}: {exception.Message}";
        }
    }
}
