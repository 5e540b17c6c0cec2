using System.Collections;
using System.Data;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Numerics;
using System.Security.Claims;
using System.Security.Principal;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PhalNet.Tests.Shared;

namespace PhalNet.Core.Tests.Rules;

/// <summary>A parameter whose type cannot be read from a request stops the start once, with a hint on what to declare instead.</summary>
public sealed class UnreadableParameterTests
{
    public static TheoryData<Type, string> Refused => new()
    {
        { typeof(Stream), "use an UploadedFile, or byte[]" },
        { typeof(ClaimsPrincipal), "use an ICallContext, which has the User" },
        { typeof(JsonDocument), "use a JsonElement" },
        { typeof(object), "use a JsonElement, or a class with the members that may be sent" },
        { typeof((int, string)), "use a record with members of these names" },
        { typeof(Tuple<int, string>), "use a record with members of these names" },
        { typeof(int[,]), "use an array of arrays, Int32[][]" },
        { typeof(BigInteger), "use an Int128, or a string" },
        { typeof(nint), "use a long" },
        { typeof(nuint), "use a ulong" },
        { typeof(CultureInfo), "use a string" },
        { typeof(Version), "use a string" },
        { typeof(Encoding), "use a string" },
        { typeof(StringBuilder), "use a string" },
        { typeof(Rune), "use a string" },
        { typeof(Regex), "use a string" },
        { typeof(TimeZoneInfo), "use a string" },
        { typeof(Type), "use a string" },
        { typeof(IPAddress), "use a string" },
        { typeof(XElement), "use a string" },
        { typeof(XDocument), "use a string" },
        { typeof(XmlDocument), "use a string" },
        { typeof(TextReader), "use an UploadedFile, or a string" },
        { typeof(PipeReader), "use an UploadedFile, or byte[]" },
        { typeof(IPrincipal), "use an ICallContext, which has the User" },
        { typeof(DataTable), "use a List of records, one for each row" },
        { typeof(DataSet), "use a List of records, one for each row" },
        { typeof(Memory<byte>), "use an array, Byte[]" },
        { typeof(ReadOnlyMemory<char>), "use an array, Char[]" },
        { typeof(ArraySegment<int>), "use an array, Int32[]" },
        { typeof(Queue<int>), "use a List, or another list type" },
        { typeof(IEnumerable), "use a List, or another list type" },
        { typeof(ArrayList), "use a List, or another list type" },
        { typeof(System.Collections.Immutable.IImmutableDictionary<string, int>), "use a Dictionary with string keys" },
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
