using System.Collections;
using System.Text.Json;

namespace PhalNet;

/// <summary>
/// Reads a sequence into a list before the call ends: its source may be disposed with the call's scope, and its exceptions are handled like
/// any others of the action.
/// </summary>
internal abstract class SequenceReader
{
    /// <summary>Creates the reader for a type of data; null when the type is not a sequence or the module converts it itself.</summary>
    public static SequenceReader? For(Type type, JsonSerializerOptions json)
    {
        if (type.IsArray || !ResultTypes.IsList(type) || json.Converters.Any(converter => converter.CanConvert(type)))
            return null;
        if (ResultTypes.Argument(type, typeof(IEnumerable<>)) is { } element)
            return IsList(type) ? null : Make(typeof(OfSequence<>), element);
        return ResultTypes.Argument(type, typeof(IAsyncEnumerable<>)) is { } later ? Make(typeof(OfAsyncSequence<>), later) : null;
    }

    /// <param name="sequence">The sequence.</param>
    /// <param name="limit">The maximum number of elements read from an asynchronous sequence.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public abstract ValueTask<object> ReadAsync(object sequence, int limit, CancellationToken cancellation);

    // Only the collections of .NET: LINQ's iterators may implement IList as well and are still lazy.
    private static bool IsList(Type type) =>
        type.IsClass && type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private static SequenceReader Make(Type reader, Type element) =>
        (SequenceReader)Activator.CreateInstance(reader.MakeGenericType(element))!;

    private sealed class OfSequence<T> : SequenceReader
    {
        public override ValueTask<object> ReadAsync(object sequence, int limit, CancellationToken cancellation) =>
            new(sequence is T[] or List<T> or ICollection or IReadOnlySet<T> or ISet<T> ? sequence : new List<T>((IEnumerable<T>)sequence));
    }

    private sealed class OfAsyncSequence<T> : SequenceReader
    {
        public override async ValueTask<object> ReadAsync(object sequence, int limit, CancellationToken cancellation)
        {
            var list = new List<T>();
            await foreach (var element in ((IAsyncEnumerable<T>)sequence).WithCancellation(cancellation))
            {
                if (list.Count == limit)
                {
                    throw new InvalidOperationException(
                        $"The result has more than the {limit} elements that PhalNet:SequenceItems allows of an IAsyncEnumerable; "
                        + "return a page of it, or an EventStreamReply.");
                }

                list.Add(element);
            }

            return list;
        }
    }
}
