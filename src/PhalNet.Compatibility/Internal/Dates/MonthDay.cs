namespace PhalNet.Compatibility.Internal.Dates;

internal enum MonthDay : byte
{
    AsWritten,
    First,
    Last,
    NthWeekday,
}
