global using Microsoft.Playwright;
global using PhalNet.Docs.Browser.Tests.Running;
global using PhalNet.Tests.Processes;
global using Shouldly;
global using Xunit;
