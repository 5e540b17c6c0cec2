namespace PhalNet.Compatibility;

/// <summary>Knows the secrets of applications that sign their calls.</summary>
public interface ISignatureSecrets
{
    /// <summary>The secret of an application, empty when it is unknown or locked out.</summary>
    ValueTask<ReadOnlyMemory<byte>> FindAsync(string appKey, CancellationToken cancellation);
}
