global using PhalNet.Descriptions;
global using Shouldly;
global using Xunit;
