using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Requests;

public sealed class PhpRequestReaderTests
{
    [Fact]
    public void Read_JsonBody_IsMergedOverQueryAndNumbersIntegerNamesAnew()
    {
        var request = Read(new PhpRequestSource { Method = "PUT", Query = "5=q&a=1", Body = "{\"a\":2,\"b\":3}"u8.ToArray() });
        request.Request[0].String.ShouldBe("q");
        request.Request["a"].Int.ShouldBe(2);
        request.Post["b"].Int.ShouldBe(3);
        request.Get["a"].String.ShouldBe("1");
    }

    [Fact]
    public void Read_FormOfAPut_IsNotRead()
    {
        var source = new PhpRequestSource { Method = "PUT", ContentType = "application/x-www-form-urlencoded", Body = "a=1"u8.ToArray() };
        Read(source).Post.Count.ShouldBe(0);
        Read(source with { Method = "POST" }).Post["a"].String.ShouldBe("1");
    }

    [Theory]
    [InlineData("p[a]=1", "p[b]=2", """{"a":"1","b":"2"}""")]
    [InlineData("p[a][x]=1", "p[a][y]=2", """{"a":{"x":"1","y":"2"}}""")]
    [InlineData("p[]=1&p[]=2", "p[]=3", """["3","2"]""")]
    [InlineData("p[a]=1", "p=2", "\"2\"")]
    [InlineData("p=1", "p[a]=2", """{"a":"2"}""")]
    public void Read_ArraySentHalfInTheAddress_IsMergedByKey(string query, string form, string expected)
    {
        var source = new PhpRequestSource
        {
            Method = "POST",
            Query = query,
            ContentType = "application/x-www-form-urlencoded",
            Body = System.Text.Encoding.UTF8.GetBytes(form),
        };
        PhpJsonText.TryEncode(Read(source).Request["p"], out var text).ShouldBeTrue();
        text.ShouldBe(expected);
    }

    [Fact]
    public void Read_Cookies_AreParametersOnlyWhereTheOrderSaysSo()
    {
        var source = new PhpRequestSource { Query = "a=q", Headers = [new("Cookie", "a=c")] };
        Read(source).Request["a"].String.ShouldBe("q");
        Read(source with { Order = RequestOrder.GetPostCookie }).Request["a"].String.ShouldBe("c");
    }

    [Fact]
    public void Read_Uploads_LeaveTheDirectoryOutAndTellWhatIsWrong()
    {
        var request = PhpRequestReader.Read(
            new PhpRequestSource
            {
                Method = "POST",
                ContentType = "multipart/form-data; boundary=x",
                Fields = [new("MAX_FILE_SIZE", "5")],
                Uploads =
                [
                    new("a", "C:\\dir\\a.txt", "text/plain; charset=utf-8", 5, "t1"),
                    new("b", "b.txt", null, 6, "t2"),
                    new("c", "c.txt", null, 11, "t3"),
                    new("d", "", null, 0, "t4"),
                    new("e[]", "e.txt", null, 1, "t5"),
                ],
            },
            uploadLimit: 10);
        request.Files["a"].Array["name"].String.ShouldBe("a.txt");
        request.Files["a"].Array["type"].String.ShouldBe("text/plain");
        request.Files["b"].Array["error"].Int.ShouldBe(UploadTable.AboveFormLimit);
        request.Files["c"].Array["error"].Int.ShouldBe(UploadTable.AboveServerLimit);
        request.Files["d"].Array["error"].Int.ShouldBe(UploadTable.NoFile);
        request.Files["e"].Array["tmp_name"].Array[0].String.ShouldBe("t5");
    }

    [Fact]
    public void Header_OfARepeatedName_IsTheLast() =>
        Read(new PhpRequestSource { Headers = [new("x-a", "1"), new("X-A", "2")] }).Header["X-A"].String.ShouldBe("2");

    [Fact]
    public void Read_ServerVariables_AreThoseOfTheRequestAlone()
    {
        var server = Read(new PhpRequestSource { Method = "PUT", Path = "/a", Query = "b=1", Headers = [new("X-Key", "k")] }).Server;
        (server["REQUEST_METHOD"].String, server["REQUEST_URI"].String, server["HTTP_X_KEY"].String).ShouldBe(("PUT", "/a?b=1", "k"));
        foreach (var own in new[] { "DOCUMENT_ROOT", "SCRIPT_FILENAME", "SERVER_SOFTWARE", "PHP_SELF", "REQUEST_TIME" })
            server.ContainsKey(own).ShouldBeFalse(own);
    }

    private static PhpRequest Read(PhpRequestSource source) => PhpRequestReader.Read(source);
}
