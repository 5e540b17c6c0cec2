using System.Globalization;
using System.Text;

namespace PhalNet.Compatibility;

/// <summary>The output of PHP's json_encode without options: slashes escaped, non-ASCII characters as \uXXXX.</summary>
internal static class PhpJsonText
{
    public static bool TryEncode(PhpValue value, out string text)
    {
        text = "";
        if (PhpJsonFit.Check(value) != JsonMisfit.None)
            return false;
        var builder = new StringBuilder();
        Append(builder, value);
        text = builder.ToString();
        return true;
    }

    private static void Append(StringBuilder builder, PhpValue value)
    {
        switch (value.Kind)
        {
            case PhpKind.Bool:
                builder.Append(value.Bool ? "true" : "false");
                break;
            case PhpKind.Int:
                builder.Append(CultureInfo.InvariantCulture, $"{value.Int}");
                break;
            case PhpKind.Float:
                var number = PhpFloatText.ForJson(value.Float);
                builder.Append(number == "-0" ? "-0.0" : number);
                break;
            case PhpKind.String:
                AppendText(builder, value.String);
                break;
            case PhpKind.Array:
                AppendArray(builder, value.Array);
                break;
            default:
                builder.Append("null");
                break;
        }
    }

    private static void AppendArray(StringBuilder builder, PhpArray array)
    {
        var isList = array.IsList;
        builder.Append(isList ? '[' : '{');
        var first = true;
        foreach (var (key, item) in array)
        {
            if (!first)
                builder.Append(',');
            first = false;
            if (!isList)
            {
                AppendText(builder, key.Text);
                builder.Append(':');
            }

            Append(builder, item);
        }

        builder.Append(isList ? ']' : '}');
    }

    private static void AppendText(StringBuilder builder, string text)
    {
        builder.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"':
                    builder.Append("\\\"");
                    break;
                case '\\':
                    builder.Append("\\\\");
                    break;
                case '/':
                    builder.Append("\\/");
                    break;
                case '\b':
                    builder.Append("\\b");
                    break;
                case '\f':
                    builder.Append("\\f");
                    break;
                case '\n':
                    builder.Append("\\n");
                    break;
                case '\r':
                    builder.Append("\\r");
                    break;
                case '\t':
                    builder.Append("\\t");
                    break;
                default:
                    if (c is >= ' ' and <= '~' or '\x7f')
                        builder.Append(c);
                    else
                        builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
            }
        }

        builder.Append('"');
    }
}
