using System.Text;

namespace PhalNet.Faults.Tests;

/// <summary>Random choices, the same for the same seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int most) => _random.Next(most);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(params ReadOnlySpan<T> all) => all[_random.Next(all.Length)];

    public double Fraction() => _random.NextDouble();

    public long Whole() => _random.NextInt64(long.MinValue, long.MaxValue);

    public byte[] Bytes(int most)
    {
        var bytes = new byte[_random.Next(most + 1)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Several elements of a list, concatenated.</summary>
    public string Some(ReadOnlySpan<string> all, int most)
    {
        var text = new StringBuilder();
        for (var i = Below(most + 1); i > 0; i--)
            text.Append(Pick(all));
        return text.ToString();
    }

    /// <summary>Changes a few positions of a text.</summary>
    public byte[] Spoil(byte[] bytes, ReadOnlySpan<string> tokens)
    {
        var spoiled = new List<byte>(bytes);
        for (var i = 1 + Below(4); i > 0 && spoiled.Count > 0; i--)
            Spoil(spoiled, tokens);
        return [.. spoiled];
    }

    private void Spoil(List<byte> bytes, ReadOnlySpan<string> tokens)
    {
        var place = Below(bytes.Count);
        switch (Below(6))
        {
            case 0:
                bytes[place] = (byte)Below(256);
                break;
            case 1:
                bytes.RemoveAt(place);
                break;
            case 2:
                bytes.RemoveRange(place, Math.Min(bytes.Count - place, Below(20)));
                break;
            case 3:
                bytes.InsertRange(place, bytes.GetRange(place, Math.Min(bytes.Count - place, Below(40))));
                break;
            case 4:
                bytes.InsertRange(place, Encoding.UTF8.GetBytes(Pick(tokens)));
                break;
            default:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
        }
    }
}
