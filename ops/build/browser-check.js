/* Runs in every browser, also in one of 2010: ECMAScript 5 only. Written into the page by the build. */
// oxlint-disable no-unused-vars -- ECMAScript 5 has no catch without a name
(function () {
  var members = __MEMBERS__;

  /* `inert` came with Chromium 102 and Firefox 112; the expression with Safari 16.4. */
  function canRun() {
    if (!('noModule' in document.createElement('script'))) return false;
    if (!('inert' in HTMLElement.prototype)) return false;
    try {
      return new RegExp('(?<=a)b').test('ab');
    } catch (error) {
      return false;
    }
  }

  function lacksSomething() {
    for (var i = 0; i < members.length; i += 1) {
      var owner = window[members[i][0]];
      var member = members[i][1];
      if (owner === undefined) return true;
      if (member !== null && !(member in owner) && !(owner.prototype && member in owner.prototype))
        return true;
    }
    return false;
  }

  var advice =
    '<div role="alert" style="max-width:40em;margin:4em auto;padding:0 1em;font:16px/1.8 sans-serif">' +
    '<h1 style="font-size:22px">此浏览器过旧，无法打开案牍</h1>' +
    '<p>请使用 Chromium __CHROME__ 或更高内核的浏览器（Chrome、Edge，以及 360、奇安信、红莲花等国产浏览器的新版；' +
    '国产浏览器请切换到“极速模式”）、Firefox __FIREFOX__（ESR）或更高版本、Safari __SAFARI__ 或更高版本。' +
    'Windows 7 可使用 Chrome 109。</p>' +
    '<h1 lang="en" style="font-size:22px">This browser is too old for Andu</h1>' +
    '<p lang="en">Please use a browser on Chromium __CHROME__ or newer (Chrome, Edge and others), ' +
    'Firefox __FIREFOX__ (ESR) or newer, or Safari __SAFARI__ or newer. On Windows 7, Chrome 109.</p></div>';

  if (!canRun()) {
    document.documentElement.setAttribute('data-unsupported', '');
    document.write(advice);
  } else if (lacksSomething()) {
    /* Before the modules of the page, which wait for the end of it. */
    document.write('<script src=' + JSON.stringify(__POLYFILLS__) + '></script>');
  }
})();
