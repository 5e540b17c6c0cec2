namespace PhalNet.Docs.Tests.Services.Members;

/// <summary>Members whose ids are not simply their names.</summary>
public sealed class AllMembers : ISayings<int>
{
    /// <summary>A constant.</summary>
    public const int Constant = 1;

    /// <summary>A nested one.</summary>
    public enum Kind
    {
        /// <summary>The one.</summary>
        One,
    }

    /// <summary>A property.</summary>
    public int Property { get; set; }

    /// <summary>An indexer.</summary>
    public int this[string name, int[] numbers] => name.Length + numbers.Length;

    /// <summary>A plain one.</summary>
    public void Plain() => Property++;

    /// <summary>With lists.</summary>
    public void Lists(int[] numbers, string[,] table, List<string[]> lists, int? maybe) => Property++;

    /// <summary>With references.</summary>
    public void References(ref int one, out int two, in int three) => two = one + three;

    /// <summary>A generic one.</summary>
    public void Generic<TOne, TTwo>(TOne one, Dictionary<TTwo, TOne> map) where TTwo : notnull => Property++;

    /// <summary>With nested types.</summary>
    public void Nested(Outer<int>.Inner<string> inner, Outer<byte>.Plain plain) => Property++;

    /// <summary>With a tuple and anything.</summary>
    public void Tuples((int Number, string Text) tuple, dynamic anything, nint handle) => Property++;

    /// <summary>Says what the interface wants.</summary>
    int ISayings<int>.Repeat(int what) => what;
}
