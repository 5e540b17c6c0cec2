(function () {
  var base = window.programArguments[0], closed = window.programArguments[1], text = window.programArguments[2];

  function say(name, next) {
    return function (rs) {
      console.log([name, rs.ret, rs.msg, JSON.stringify(rs.data)].join('|'));
      if (next) { next(); }
    };
  }

  function missing() {
    query_get(closed, 'App.Upload.Echo', '', say('closed'));
  }
  function broken() {
    query_get(base + 'broken', 'App.Upload.Echo', '', say('broken', missing));
  }
  function mirrored() {
    query_post(base + 'mirrored', 'App.Upload.Echo', {}, say('mirrored', broken));
  }
  function refused() {
    query_get(base + 'api', 'App.Upload.Echo', '', say('refused', mirrored));
  }
  function script() {
    query_jsonp(base + 'jsonp', 'App.Upload.Echo', '&callback=1&text=' + encodeURIComponent(text), say('jsonp', refused));
  }
  function get() {
    query_get(base + 'api', 'App.Upload.Echo', '&text=' + encodeURIComponent(text), say('get', script));
  }
  query_post(base + 'api', 'App.Upload.Echo', { text: text }, say('post', get));
})();
