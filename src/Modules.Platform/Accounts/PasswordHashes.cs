using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>
/// Password hashes: PBKDF2 with HMAC-SHA512, 210,000 iterations and a salt of 128 bits. Only a few are computed at once, so that many
/// logins leave processor time for other calls.
/// </summary>
internal sealed class PasswordHashes : IDisposable
{
    // The recommendation of OWASP's Password Storage Cheat Sheet for this function.
    private const int Iterations = 210_000;

    // The hasher does not use the user.
    private readonly PasswordHasher<Member> _hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lazy<string> _ofNobody;

    public PasswordHashes() => _ofNobody = new(() => _hasher.HashPassword(null!, Credential.NewSecret()));

    public Task<string> HashAsync(string password, CancellationToken cancellation) =>
        RunAsync(() => _hasher.HashPassword(null!, password), cancellation);

    /// <summary>Compares a password with a hash. Without a hash it takes just as long, so that timing reveals nothing.</summary>
    public async Task<PasswordMatch> VerifyAsync(string? hash, string password, CancellationToken cancellation)
    {
        var result = await RunAsync(() => _hasher.VerifyHashedPassword(null!, hash ?? _ofNobody.Value, password), cancellation);
        return (hash, result) switch
        {
            (null, _) or (_, PasswordVerificationResult.Failed) => PasswordMatch.No,
            (_, PasswordVerificationResult.SuccessRehashNeeded) => PasswordMatch.WithOldHash,
            _ => PasswordMatch.Yes,
        };
    }

    public void Dispose() => _places.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, cancellation);
        }
        finally
        {
            _places.Release();
        }
    }
}

internal enum PasswordMatch
{
    No,
    Yes,

    /// <summary>The password is right, but its hash is weaker than new ones.</summary>
    WithOldHash,
}
