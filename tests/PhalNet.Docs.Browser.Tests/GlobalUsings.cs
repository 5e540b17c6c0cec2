global using Microsoft.Playwright;
global using PhalNet.Docs.Browser.Tests.Running;
global using PhalNet.Tests.Server;
global using Shouldly;
global using Xunit;
