using PhalNet;

[Service]
public class Weather
{
    public Forecast Tomorrow(string city) => new(city, 21);
}

public record Forecast(string City, int Degrees);
