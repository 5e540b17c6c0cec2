using System.Reflection;

namespace PhalNet.Core.Tests.Discovery;

public class NullableReaderTests
{
    [Fact]
    public void Parameters_OfWholeAssemblies_AreReadAsTheRuntimeReadsThem()
    {
        var runtime = new NullabilityInfoContext();
        var reader = new NullableReader();
        Assembly[] assemblies = [typeof(NullableReaderTests).Assembly, typeof(NullableReader).Assembly];
        var parameters = assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods())
            .Where(method => !method.ContainsGenericParameters).SelectMany(method => method.GetParameters())
            .Where(parameter => parameter.ParameterType is { IsValueType: false, IsByRef: false }).ToList();

        parameters.Count.ShouldBeGreaterThan(1000);
        foreach (var parameter in parameters)
            reader.IsNullable(parameter, [.. parameter.GetCustomAttributes()], [.. parameter.Member.GetCustomAttributes()])
                .ShouldBe(runtime.Create(parameter).WriteState == NullabilityState.Nullable, $"{parameter.Member.ReflectedType} {parameter.Member} {parameter.Name}");
    }

    public abstract class Generic<T>
    {
        public string Text(T value, string? nullable, string plain) => $"{value}{nullable}{plain}";
    }

    public sealed class OfNullable : Generic<string?>;

    public sealed class OfPlain : Generic<string>;

    public static class AllNullable
    {
        public static string Join(string? one, string? two, string? three, List<string?>? more) => $"{one}{two}{three}{more}";
    }

    public static class Plain
    {
#nullable disable
        public static string Join(string one, object two) => $"{one}{two}";
#nullable restore
    }
}
