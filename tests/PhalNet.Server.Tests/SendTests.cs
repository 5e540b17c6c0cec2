using System.Text.RegularExpressions;
using PhalNet.Server.Tests.Running;

namespace PhalNet.Server.Tests;

public sealed class SendTests(DevelopmentServer shared)
{
    [Fact]
    public async Task Send_OnAFreshDirectory_AnswersTheDocumentedReply()
    {
        await using var server = await ServerProcess.StartAsync("--environment=Development");

        var reply = await Message.SendAsync(server.Http);

        reply.Text.ShouldStartWith("""{"ret":200,"data":{"id":"1"},"msg":"","debug":{"stack":[""");
        var copies = new Mailboxes(server.DataDirectory).Find(1);
        copies.Select(row => (row.Direction, row.Data)).ShouldBe([("out", "hello word"), ("in", "hello word")]);
    }

    [Theory]
    [InlineData("form")]
    [InlineData("multipart")]
    [InlineData("json")]
    public async Task Send_ByPost_StoresTheMessage(string kind)
    {
        var text = $"你好 😀 & = + % \"{kind}\" \n{Guid.NewGuid()}";
        var fields = Message.Fields(text);
        using var content = kind switch
        {
            "form" => Message.Form(fields),
            "multipart" => Message.Multipart(fields),
            _ => Message.Json(fields),
        };

        var reply = await Envelope.ReadAsync(await shared.Http.PostAsync(Message.Path, content));

        reply.Ret.ShouldBe(200);
        new Mailboxes(shared.Server.DataDirectory).Find(reply.Id).Select(row => row.Data).ShouldBe([text, text]);
    }

    [Fact]
    public async Task Send_WithDebug_ShowsItsCourseAndStatements()
    {
        var reply = await Message.SendAsync(shared.Http);

        var stack = reply.Debug("stack");
        stack.Length.ShouldBe(3);
        Regex.IsMatch(stack[0], @"^\[#1 - 0ms - PHALAPI_INIT\].+\.cs\(\d+\)$").ShouldBeTrue(stack[0]);
        Regex.IsMatch(stack[1], @"^\[#2 - [\d.]+ms - PHALAPI_RESPONSE\].+\.cs\(\d+\)$").ShouldBeTrue(stack[1]);
        Regex.IsMatch(stack[2], @"^\[#3 - [\d.]+ms - PHALAPI_FINISH\].+\.cs\(\d+\)$").ShouldBeTrue(stack[2]);
        reply.Debug("sqls")[0].ShouldStartWith("[#1 - ");
        reply.Debug("sqls")[0].ShouldContain("INSERT INTO");
        reply.Debug("sqls")[0].ShouldContain("'hello word'");
    }

    [Theory]
    [InlineData("chat_message_to_uuid")]
    [InlineData("chat_message_data")]
    [InlineData("chat_message_type")]
    public async Task Send_WithoutAParameter_NamesIt(string missing)
    {
        var fields = Message.Fields();
        fields.Remove(missing);

        var reply = await Envelope.ReadAsync(await shared.Http.PostAsync(Message.Path, Message.Form(fields)));

        reply.Ret.ShouldBe(400);
        reply.Message.ShouldBe($"{missing} is required.");
    }

    [Theory]
    [InlineData("chat_message_to_uuid", "short")]
    [InlineData("chat_message_to_uuid", "1234567812345678123456781234567!")]
    [InlineData("chat_message_to_uuid", "")]
    [InlineData("chat_message_to_uuid", "demo0000000000000000000000000000")]
    [InlineData("chat_message_data", "")]
    [InlineData("chat_message_type", "audio")]
    [InlineData("chat_message_type", "0")]
    public async Task Send_WithABadParameter_NamesIt(string name, string value)
    {
        var fields = Message.Fields();
        fields[name] = value;

        var reply = await Envelope.ReadAsync(await shared.Http.PostAsync(Message.Path, Message.Form(fields)));

        reply.Ret.ShouldBe(400);
        reply.Message.ShouldContain(name);
    }

    [Fact]
    public async Task Send_WithAnUnknownType_NamesTheAllowedOnes()
    {
        var fields = Message.Fields();
        fields["chat_message_type"] = "audio";

        var reply = await Envelope.ReadAsync(await shared.Http.PostAsync(Message.Path, Message.Form(fields)));

        reply.Message.ShouldContain("text, html, image, link, custom");
    }
}
