using System.Reflection;

namespace PhalNet.Internal.Actions;

internal readonly record struct PropertySetter(MethodInvoker Invoker, int Slot);
