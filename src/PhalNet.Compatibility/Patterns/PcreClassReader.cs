namespace PhalNet.Compatibility;

/// <summary>Reads a bracketed class from after the opening bracket up to the closing one.</summary>
internal sealed class PcreClassReader(PatternCursor cursor, PcreEscapes escapes, bool isUtf, bool ignoreCase)
{
    private const string RangeOfSet = "a set of characters cannot be the end of a range";

    private readonly CharacterSet _set = new(isUtf, ignoreCase);

    public string Read()
    {
        var negated = cursor.TryTake('^');
        var isFirst = true;
        var isQuoting = false;
        while (true)
        {
            if (cursor.AtEnd)
                throw new PatternException("the closing bracket of a character class is missing");
            if (isQuoting ? cursor.TryTake("\\E") : cursor.TryTake("\\Q"))
            {
                isQuoting = !isQuoting;
                continue;
            }

            if (!isQuoting && !isFirst && cursor.TryTake(']'))
                return _set.Write(negated);
            isFirst = false;
            if (isQuoting)
                AddCharacter(cursor.TakeRune());
            else if (!cursor.TryTake("\\E") && !TryReadPosix())
                ReadMember();
        }
    }

    private void ReadMember()
    {
        if (ReadOne() is not { } from)
        {
            RefuseRangeOfSet();
            return;
        }

        SkipQuoteEnds();
        if (cursor.Current != '-' || cursor.Next is ']' or '\0')
        {
            AddCharacter(from);
            return;
        }

        cursor.Take();
        SkipQuoteEnds();
        if (StartsPosix() || ReadOne() is not { } to)
            throw new PatternException(RangeOfSet);
        if (to < from)
            throw new PatternException("a range in a character class is out of order");
        _set.Add(from, to);
    }

    // A \E without \Q is ignored.
    private void SkipQuoteEnds()
    {
        while (cursor.TryTake("\\E"))
        {
        }
    }

    /// <summary>One character; null for a set, which has already been added.</summary>
    private int? ReadOne()
    {
        if (!cursor.TryTake('\\'))
            return cursor.TakeRune();
        var escape = escapes.Read(insideClass: true);
        if (escape.Set is not { } members)
            return escape.Rune;
        _set.Add(members, escape.IsNegated);
        return null;
    }

    private bool TryReadPosix()
    {
        if (!cursor.TryTake("[:"))
            return false;
        var negated = cursor.TryTake('^');
        var name = cursor.TakeWhile(char.IsAsciiLetterLower);
        if (!cursor.TryTake(":]"))
        {
            cursor.Back(name.Length + (negated ? 3 : 2));
            return false;
        }

        _set.Add(PatternClasses.Posix(name, isUtf, ignoreCase), negated);
        RefuseRangeOfSet();
        return true;
    }

    /// <summary>A hyphen after a set such as \d is only a literal at the end of the class.</summary>
    private void RefuseRangeOfSet()
    {
        if (cursor.Current == '-' && cursor.Next != ']')
            throw new PatternException(RangeOfSet);
    }

    private bool StartsPosix()
    {
        if (!cursor.TryTake("[:"))
            return false;
        var opening = cursor.TryTake('^') ? 3 : 2;
        var name = cursor.TakeWhile(char.IsAsciiLetterLower);
        var isClosed = cursor.StartsWith(":]");
        cursor.Back(name.Length + opening);
        return isClosed;
    }

    private void AddCharacter(int rune) => _set.Add(rune, rune);
}
