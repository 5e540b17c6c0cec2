namespace PhalNet.Docs.Tests.Services.Members;

/// <summary>A generic type.</summary>
/// <typeparam name="TOuter">Its parameter.</typeparam>
public sealed class Outer<TOuter>
{
    /// <summary>A generic type in it.</summary>
    /// <typeparam name="TInner">Its parameter.</typeparam>
    public sealed class Inner<TInner>
    {
        /// <summary>Takes both.</summary>
        public void Both(TOuter outer, TInner inner) => (outer, inner).ToString();
    }

    /// <summary>Another type in it.</summary>
    public sealed class Plain
    {
        /// <summary>Takes one.</summary>
        public void One(TOuter outer, Plain[] plain) => (outer, plain).ToString();
    }
}
