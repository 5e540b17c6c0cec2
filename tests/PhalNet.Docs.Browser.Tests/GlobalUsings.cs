global using Microsoft.Playwright;
global using PhalNet.Docs.Browser.Tests.Running;
global using PhalNet.Server.Tests.Running;
global using Shouldly;
global using Xunit;
