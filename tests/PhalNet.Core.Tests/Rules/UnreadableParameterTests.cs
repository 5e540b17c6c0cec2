using System.Collections;
using System.Data;
using System.Globalization;
using System.Numerics;
using System.Security.Claims;
using System.Text.Json;
using PhalNet.Tests.Shared;

namespace PhalNet.Core.Tests.Rules;

/// <summary>A parameter whose type cannot be read from a request stops the start once, with a hint on what to declare instead.</summary>
public sealed class UnreadableParameterTests
{
    public static TheoryData<Type, string> Refused => new()
    {
        { typeof(Stream), "take an UploadedFile, or byte[]" },
        { typeof(ClaimsPrincipal), "take an ICallContext, which has the User" },
        { typeof(JsonDocument), "take a JsonElement" },
        { typeof(object), "take a JsonElement, or a class with the members that may be sent" },
        { typeof((int, string)), "take a record with members of these names" },
        { typeof(Tuple<int, string>), "take a record with members of these names" },
        { typeof(int[,]), "take an array of arrays, Int32[][]" },
        { typeof(BigInteger), "take an Int128, or its text as a string" },
        { typeof(nint), "take a long" },
        { typeof(nuint), "take an ulong" },
        { typeof(CultureInfo), "take its text as a string" },
        { typeof(Version), "take its text as a string" },
        { typeof(DataTable), "take a List of records, one for each row" },
        { typeof(Memory<byte>), "take an array, Byte[]" },
        { typeof(Queue<int>), "take a List, or another type of list" },
        { typeof(IEnumerable), "take a List, or another type of list" },
        { typeof(ArrayList), "take a List, or another type of list" },
        { typeof(System.Collections.Immutable.IImmutableDictionary<string, int>), "take a Dictionary with keys of text" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Type_ThatNoRequestCanBeReadAs_IsRefusedOnce(Type type, string instead)
    {
        var errors = await TestHost.ErrorsAsync(TypeWalk.ServiceOf(type));

        errors.Where(error => error.Contains(".One(")).ShouldHaveSingleItem().ShouldEndWith($"{type} cannot be read from a request; {instead}.");
        errors.ShouldAllBe(error => error.Contains("cannot be"), string.Join('\n', errors));
    }
}
