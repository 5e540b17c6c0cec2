using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PhalNet.Compatibility;

/// <summary>A PHP array: ordered, with integer and text keys. Lists and maps are the same type.</summary>
internal sealed class PhpArray : IEnumerable<KeyValuePair<PhpKey, PhpValue>>
{
    private readonly OrderedDictionary<PhpKey, PhpValue> _items;
    private long _next;
    private bool _full;

    public PhpArray() => _items = [];

    public PhpArray(int capacity) => _items = new OrderedDictionary<PhpKey, PhpValue>(capacity);

    public int Count => _items.Count;

    public IList<PhpKey> Keys => _items.Keys;

    public IList<PhpValue> Values => _items.Values;

    /// <summary>True when the keys are 0, 1, 2 … in this order, which JSON writes as a list.</summary>
    public bool IsList
    {
        get
        {
            var expected = 0L;
            foreach (var key in _items.Keys)
                if (!key.IsInt || key.Int != expected++)
                    return false;
            return true;
        }
    }

    public PhpValue this[PhpKey key]
    {
        get => _items.TryGetValue(key, out var value) ? value : PhpValue.Null;
        set
        {
            _items[key] = value;
            if (!key.IsInt || key.Int < _next)
                return;
            if (key.Int == long.MaxValue)
                _full = true;
            else
                _next = key.Int + 1;
        }
    }

    public static PhpArray ListOf(params ReadOnlySpan<PhpValue> values)
    {
        var list = new PhpArray(values.Length);
        foreach (var value in values)
            list.Append(value);
        return list;
    }

    public PhpArray Copy()
    {
        var copy = new PhpArray(Count);
        foreach (var (key, value) in _items)
            copy[key] = value;
        return copy;
    }

    /// <summary>Adds a value under the next integer key; does nothing when the largest integer is already used.</summary>
    public void Append(PhpValue value)
    {
        if (!_full)
            this[PhpKey.Of(_next)] = value;
    }

    public void Add(PhpKey key, PhpValue value) => this[key] = value;

    public bool Remove(PhpKey key) => _items.Remove(key);

    public bool ContainsKey(PhpKey key) => _items.ContainsKey(key);

    public bool TryGet(PhpKey key, [MaybeNullWhen(false)] out PhpValue value) => _items.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<PhpKey, PhpValue>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
