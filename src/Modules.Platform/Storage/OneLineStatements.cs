using System.Data.Common;
using System.Text.RegularExpressions;
using LinqToDB.Interceptors;

namespace Modules.Platform;

/// <summary>Puts statements that are going to be shown on one line. Values are parameters, so no text of a value is touched.</summary>
internal sealed partial class OneLineStatements : CommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEventData eventData, DbCommand command)
    {
        command.CommandText = LineBreaks().Replace(command.CommandText, " ").Trim();
        return command;
    }

    [GeneratedRegex(@"\s*[\r\n]\s*")]
    private static partial Regex LineBreaks();
}
