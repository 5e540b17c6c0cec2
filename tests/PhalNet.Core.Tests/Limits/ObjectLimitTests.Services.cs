using System.Text.Json;

namespace PhalNet.Core.Tests.Limits;

#pragma warning disable CA1822, CA1720, xUnit1013

public sealed partial class ObjectLimitTests
{
    [Service("App.Objects")]
    public sealed class Objects
    {
        [Param]
        public OrderLine? BaseOrder { get; set; }

        public void None()
        {
        }

        public void Order(OrderLine value) => _ = value;

        public void Orders(List<OrderLine> value) => _ = value;

        public void Array(OrderLine[] value) => _ = value;

        public void Prices(Dictionary<string, OrderLine> value) => _ = value;

        public void Basket(BasketData value) => _ = value;

        public void Class(ClassData value) => _ = value;

        public void Derived(DerivedData value) => _ = value;

        public void Struct(StructData value) => _ = value;

        public void OptionalStruct(StructData? value = null) => _ = value;

        public void Compared(ComparedData value) => _ = value;

        public void Own(OwnData value) => _ = value;

        public void Whole(WholeData value) => _ = value;

        public void Validatable(ValidatableData value) => _ = value;

        public void ValidatableHolder(ValidatableHolderData value) => _ = value;

        public void Worded(WordedData value) => _ = value;

        public void RequiredNumber(RequiredNumberData value) => _ = value;

        public void Tree(TreeData value) => _ = value;

        public void Pet(PetData value) => _ = value;

        public void PetHolder(PetHolderData value) => _ = value;

        public void ByConverter(ByConverterData value) => _ = value;

        public void Immutable(ImmutableData value) => _ = value;

        public void Message([Param(Message = "{name}: no")] OrderLine value) => _ = value;

        public void Endless(EndlessData value) => _ = value;

        public void Looked(LookedData value) => _ = value;

        public void Broken(BrokenData value) => _ = value;
    }

    [Service("App.Plain")]
    public sealed class Plain
    {
        public sealed record Free(string A, int B, List<Free> C, Dictionary<string, Free> D, object? E, JsonElement F);

        public void Object(Free value) => _ = value;

        public void Objects(List<Free> value) => _ = value;

        public void Numbers(List<int> value, int other, string text) => _ = (value, other, text);

        public void Json(JsonElement value) => _ = value;
    }
}
