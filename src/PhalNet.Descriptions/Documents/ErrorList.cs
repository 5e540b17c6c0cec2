using System.Reflection;

namespace PhalNet.Descriptions;

/// <summary>
/// The rets that an action may return: those of its method, of its class and the class's bases, by comment or attribute, and those that any
/// call may return. Descriptions closer to the action take precedence.
/// </summary>
internal sealed class ErrorList(CommentLibrary comments, DescriptionTexts texts, IMessageCatalog messages)
{
    private static readonly int[] Common = [400, 404, 500];
    private static readonly int[] Guarded = [400, 401, 403, 404, 500];

    public IReadOnlyList<ErrorDocument> Of(ServiceAction action, MemberComment method)
    {
        var found = new List<ErrorDocument>();
        var description = action.Description as ActionDescription;
        Add(found, [.. method.Errors.Select(Document), .. Declared(action, description?.Method)]);
        for (var type = description?.ServiceType; type is not null && type != typeof(object); type = type.BaseType)
            Add(found, [.. comments.Find(type).Errors.Select(Document), .. Declared(action, type)]);
        var common = action.Access is { AllowsAnonymous: false } ? Guarded : Common;
        Add(found, [.. common.Select(ret => new ErrorDocument(ret, texts[$"error.{ret}"]))]);
        return [.. found.OrderBy(error => error.Ret)];
    }

    // One place may give several reasons for a ret; they are combined.
    private static void Add(List<ErrorDocument> found, ErrorDocument[] next)
    {
        var known = found.Select(error => error.Ret).ToHashSet();
        found.AddRange(next.Where(error => !known.Contains(error.Ret)).DistinctBy(error => (error.Ret, error.Description)));
    }

    // A method inherits the errors of the methods it overrides; classes are read one by one.
    private IEnumerable<ErrorDocument> Declared(ServiceAction action, MemberInfo? member) =>
        member?.GetCustomAttributes<ErrorAttribute>(inherit: member is MethodInfo)
            .Select(error => new ErrorDocument(
                error.Ret, messages.Format(texts.Language, error.Description, [], action.Module.Messages))) ?? [];

    private static ErrorDocument Document(ErrorComment comment) => new(comment.Ret, comment.Text);
}
