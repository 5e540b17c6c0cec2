using PhalNet;

// A plug-in is a module: services, their dependencies and a configuration section. Here it is in the same assembly.
public static class CouponPlugin
{
    public static IPhalNetBuilder AddCoupons(this IPhalNetBuilder builder) => builder.AddModule("Coupon", [typeof(Coupons)], module =>
        module.Services.AddSingleton(new CouponPrefix(module.Configuration["Prefix"] ?? "")));
}

public record CouponPrefix(string Text);

/// <summary>Coupons for late returns.</summary>
[Service("Coupon.Coupon")]
public class Coupons(CouponPrefix prefix)
{
    public Coupon Make(int number) => new($"{prefix.Text}{number}");
}

public record Coupon(string Code);
