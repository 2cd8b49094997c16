(function () {
  'use strict';
  var entries = document.getElementById('entries');
  var filter = document.getElementById('filter');
  var shown = document.getElementById('shown');
  var buttons = Array.prototype.slice.call(filter.querySelectorAll('button[data-group]'));
  var counts = {};

  function each(list, action) {
    Array.prototype.forEach.call(list, action);
  }

  function isOn(button) {
    return button.getAttribute('aria-pressed') === 'true';
  }

  function show() {
    var all = 0;
    var seen = 0;
    buttons.forEach(function (button) {
      var group = button.getAttribute('data-group');
      entries.classList.toggle('no-' + group, !isOn(button));
      all += counts[group];
      seen += isOn(button) ? counts[group] : 0;
    });
    each(entries.querySelectorAll('section'), function (day) {
      day.hidden = !buttons.some(function (button) {
        return isOn(button) && day.querySelector('.g-' + button.getAttribute('data-group')) !== null;
      });
    });
    shown.textContent = seen === all ? 'All ' + all + ' entries are shown.' : seen + ' of ' + all + ' entries are shown.';
  }

  function only(wanted) {
    buttons.forEach(function (button) {
      button.setAttribute('aria-pressed', String(wanted === null || button.getAttribute('data-group') === wanted));
    });
    show();
  }

  buttons.forEach(function (button) {
    var group = button.getAttribute('data-group');
    counts[group] = 0;
    each(entries.querySelectorAll('.g-' + group), function (entry) {
      counts[group] += Number(entry.getAttribute('data-count') || 1);
    });
    button.hidden = counts[group] === 0;
    button.appendChild(document.createTextNode(' ' + counts[group]));
    button.addEventListener('click', function () {
      button.setAttribute('aria-pressed', String(!isOn(button)));
      show();
    });
  });
  document.getElementById('everything').addEventListener('click', function () {
    only(null);
  });
  document.getElementById('essence').addEventListener('click', function () {
    only('milestones');
  });
  // What a link points to must be there to be seen.
  window.addEventListener('hashchange', function () {
    var target = document.getElementById(location.hash.slice(1));
    if (target !== null && target.offsetParent === null) {
      only(null);
      target.scrollIntoView();
    }
  });

  var opened = [];
  window.addEventListener('beforeprint', function () {
    each(document.querySelectorAll('details:not([open])'), function (details) {
      details.open = true;
      opened.push(details);
    });
  });
  window.addEventListener('afterprint', function () {
    opened.splice(0).forEach(function (details) {
      details.open = false;
    });
  });

  filter.hidden = false;
  show();
}());
