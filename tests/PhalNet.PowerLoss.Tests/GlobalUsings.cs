global using PhalNet.Tests.Http;
global using PhalNet.Tests.Processes;
global using PhalNet.Tests.Server;
global using Shouldly;
global using Xunit;
