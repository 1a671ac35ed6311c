// SPDX-License-Identifier: GPL-2.0-or-later
// What the results page gains from JavaScript: answers without a new page, a timeline to drag over,
// movement between hits by keys. The server renders everything; here its pages are put in place.
(() => {
  'use strict';
  const $ = (selector, from = document) => from.querySelector(selector);
  const english = document.documentElement.lang === 'en';
  const say = (indonesian, englishText) => (english ? englishText : indonesian);

  const status = document.createElement('div');
  status.className = 'skip';
  status.setAttribute('role', 'status');
  document.body.append(status);

  // ── instant results ─────────────────────────────────────────────────────────────────────────────

  let turn = 0;
  let request;
  let shown = location.pathname + location.search;

  // XMLHttpRequest, not fetch: it hands over a parsed document whose scripts never run, without a
  // parser of strings, so the page needs no Trusted Types policy.
  const load = (url) => new Promise((resolve, reject) => {
    request?.abort();
    request = new XMLHttpRequest();
    request.open('GET', url);
    request.setRequestHeader('Accept', 'text/html');
    request.responseType = 'document';
    request.onload = () => (request.response && request.status < 500 ? resolve(request.response) : reject());
    request.onerror = request.onabort = reject;
    request.send();
  });

  const isResults = (url) => url.origin === location.origin && /^\/(search)?$/.test(url.pathname) && url.search;

  // Shows the results at `url` in place of what is there. `how`: 'push', 'replace' or nothing for
  // history; an answer that comes after a newer question is dropped.
  async function show(url, how) {
    const mine = ++turn;
    const old = $('.results');
    if (!old) return location.assign(url);
    old.setAttribute('aria-busy', 'true');
    let answer;
    try {
      answer = await load(url);
    } catch {
      if (mine === turn) location.assign(url);
      return;
    }
    if (mine !== turn) return;
    if (!$('.results', answer)) return location.assign(url);  // another kind of page
    const main = $('#main');
    main.replaceChildren(...document.importNode($('#main', answer), true).childNodes);
    document.title = answer.title;
    for (const link of ['link[type="application/atom+xml"]', '.languages a']) {
      const [here, there] = [$(link), $(link, answer)];
      if (here && there) here.href = there.getAttribute('href');
    }
    if (how === 'push') history.pushState(null, '', url);
    if (how === 'replace') history.replaceState(null, '', url);
    keepFilters(new URL(url, location.href));
    shown = location.pathname + location.search;
    enhance();
    status.textContent = $('#total')?.textContent || $('.nothing h1, .nothing h2')?.textContent || '';
  }

  // The box goes on with the filters of the page shown.
  function keepFilters(url) {
    const form = $('.masthead telusur-box form');
    if (!form) return;
    form.querySelectorAll('input[type=hidden]').forEach((field) => field.remove());
    for (const [name, value] of url.searchParams) {
      if (/^(q|page|typo)$/.test(name)) continue;
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name, value });
      form.append(field);
    }
  }

  const searchFor = (query) => {
    const url = new URL(location.href);
    url.pathname = '/search';
    url.hash = '';
    url.searchParams.delete('page');
    url.searchParams.delete('typo');
    url.searchParams.set('q', query);
    return url.href;
  };

  if ($('.results')) {
    let typing;
    let typed = false;  // the address in the history is of a query still being typed
    document.addEventListener('telusur:search', (event) => {
      event.preventDefault();
      clearTimeout(typing);
      show(searchFor(event.detail.query), typed ? 'replace' : 'push').then(() => scrollTo(0, 0));
      typed = false;
    });
    document.addEventListener('telusur:results', (event) => {
      clearTimeout(typing);
      const { query } = event.detail;
      typing = setTimeout(() => {
        if (!query.trim() || query === new URL(location.href).searchParams.get('q')) return;
        show(searchFor(query), typed ? 'replace' : 'push');
        typed = true;
      }, 250);
    });
    document.addEventListener('click', (event) => {
      if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target.closest('#main a[href]');
      if (!link || !isResults(new URL(link.href))) return;
      event.preventDefault();
      const query = new URL(link.href).searchParams.get('q');
      const box = $('.masthead telusur-box');
      if (box && query !== null) box.value = query;
      const paging = link.closest('.paging');
      show(link.href, 'push').then(() => {
        if (paging) scrollTo(0, 0);
        $('#main').focus({ preventScroll: true });
      });
    });
    document.addEventListener('submit', (event) => {
      if (!event.target.matches('.dates')) return;
      event.preventDefault();
      const fields = [...new FormData(event.target)].filter(([, value]) => value);
      show(`/search?${new URLSearchParams(fields)}`, 'push');
    });
    addEventListener('popstate', () => {
      if (shown === location.pathname + location.search) return;  // only to a part of the page
      const box = $('.masthead telusur-box');
      if (box) box.value = new URL(location.href).searchParams.get('q') || '';
      typed = false;
      show(location.href);
    });
  }

  // ── opened hits, for the query log where the server keeps one ───────────────────────────────────

  const tell = (event) => {
    const link = event.button < 2 && event.target.closest('.hit h2 a, .hit .more > a');
    const [hit, list] = [link && link.closest('.hit'), link && link.closest('.hits')];
    if (!list || !list.dataset.queryId) return;
    const opened = { query_id: list.dataset.queryId, id: hit.dataset.id, position: Number(hit.id.slice(1)) };
    navigator.sendBeacon('/v1/events', new Blob([JSON.stringify(opened)], { type: 'application/json' }));
  };
  document.addEventListener('click', tell);
  document.addEventListener('auxclick', tell);  // the middle button, for a new tab

  // ── keys: j and k from hit to hit ───────────────────────────────────────────────────────────────

  document.addEventListener('keydown', (event) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, telusur-box, [contenteditable]')) return;
    const links = [...document.querySelectorAll('.hit h2 a, .newest li > a')];
    const current = document.activeElement?.closest('.hit, .newest li');
    const at = links.findIndex((link) => link.closest('.hit, .newest li') === current);
    const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.closest('li').scrollIntoView({ block: 'nearest' });
  });

  // ── timeline: a list of periods of which a range is chosen ──────────────────────────────────────

  function enhanceTimeline(chart) {
    const bars = [...chart.children];
    const out = document.createElement('p');
    out.className = 'reading-out';
    out.setAttribute('aria-hidden', 'true');
    chart.previousElementSibling.append(out);
    chart.setAttribute('role', 'listbox');
    chart.setAttribute('aria-multiselectable', 'true');
    chart.setAttribute('aria-orientation', 'horizontal');
    chart.setAttribute('tabindex', '0');
    chart.setAttribute('aria-description', chart.dataset.hint);
    bars.forEach((bar) => bar.setAttribute('role', 'option'));
    let [anchor, at] = [-1, -1];
    const label = (bar) => bar.getAttribute('aria-label');

    const select = (from, to) => {
      [anchor, at] = [from, to];
      const [first, last] = from < to ? [from, to] : [to, from];
      bars.forEach((bar, i) => {
        bar.setAttribute('aria-selected', at >= 0 && i >= first && i <= last);
        bar.classList.toggle('at', i === at);
      });
      if (at < 0) chart.removeAttribute('aria-activedescendant');
      else chart.setAttribute('aria-activedescendant', bars[at].id);
      const ends = first === last ? [bars[first]] : [bars[first], bars[last]];
      out.textContent = at < 0 ? '' : ends.map(label).join(' – ');
    };
    const filter = () => {
      if (at < 0) return;
      const [first, last] = anchor < at ? [anchor, at] : [at, anchor];
      const url = new URL(location.href);
      url.pathname = '/search';
      url.searchParams.delete('page');
      url.searchParams.set('since', bars[first].dataset.from);
      url.searchParams.set('until', bars[last].dataset.until);
      show(url.href, 'push').then(() => $('#main').focus({ preventScroll: true }));
    };
    const barUnder = (event) => {
      const box = chart.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      return Math.max(0, Math.min(bars.length - 1, Math.floor(share * bars.length)));
    };

    chart.addEventListener('keydown', (event) => {
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        const clamped = Math.max(0, Math.min(bars.length - 1, to));
        select(event.shiftKey && anchor >= 0 ? anchor : clamped, clamped);
      } else if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        filter();
      } else if (event.key === 'Escape') {
        select(-1, -1);
      }
    });
    chart.addEventListener('pointerdown', (event) => {
      if (event.button) return;
      chart.setPointerCapture(event.pointerId);
      select(barUnder(event), barUnder(event));
    });
    chart.addEventListener('pointermove', (event) => {
      if (chart.hasPointerCapture(event.pointerId)) select(anchor, barUnder(event));
      else if (at < 0) out.textContent = label(bars[barUnder(event)]);
    });
    chart.addEventListener('pointerleave', () => { if (at < 0) out.textContent = ''; });
    chart.addEventListener('pointerup', filter);
    chart.addEventListener('pointercancel', () => select(-1, -1));
  }

  // ── filters fold on small screens; code is copied ───────────────────────────────────────────────

  function enhanceFilters(filters, opener) {
    opener.setAttribute('role', 'button');
    opener.setAttribute('aria-controls', 'filters');
    opener.setAttribute('aria-expanded', 'false');
    opener.addEventListener('click', (event) => {
      event.preventDefault();
      opener.setAttribute('aria-expanded', filters.classList.toggle('open'));
    });
    opener.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      opener.click();
    });
  }

  function enhance() {
    document.body.classList.add('folds');
    const [chart, filters, opener] = [$('#timeline'), $('#filters'), $('.to-filters')];
    if (chart) enhanceTimeline(chart);
    if (filters && opener) enhanceFilters(filters, opener);
  }
  enhance();

  // The server knows its name from the request, but not whether a proxy made it https.
  for (const snippet of document.querySelectorAll('[data-origin]')) {
    snippet.firstChild.textContent = snippet.textContent.replaceAll(snippet.dataset.origin, location.origin);
  }

  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.done;
      status.textContent = say('Tersalin', 'Copied');
    });
  }
})();
