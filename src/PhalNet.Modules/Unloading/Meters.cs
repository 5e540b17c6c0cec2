using System.Collections;
using System.Diagnostics.Metrics;

namespace PhalNet.Modules;

/// <summary>Meters in static fields of a module whose instruments call it back; Entity Framework Core has one.</summary>
internal static class Meters
{
    public static void Dispose(ContextObjects objects)
    {
        var all = (ICollection)Members.Field(typeof(Meter), "s_allMeters").GetValue(null)!;
        var instruments = Members.Field(typeof(Meter), "_instruments");
        foreach (var meter in ContextObjects.Copy(all).Cast<Meter>())
        {
            if (ContextObjects.Copy((ICollection)instruments.GetValue(meter)!).Any(instrument => CallsBack(instrument, objects)))
                meter.Dispose();
        }
    }

    private static bool CallsBack(object instrument, ContextObjects objects)
    {
        for (var type = instrument.GetType(); type is not null; type = type.BaseType)
        {
            if (objects.Owns(type) || type.GetFields(Members.Instance).Any(field => objects.Owns(field.GetValue(instrument))))
                return true;
        }

        return false;
    }
}
