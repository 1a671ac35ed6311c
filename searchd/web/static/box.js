// SPDX-License-Identifier: GPL-2.0-or-later
// <telusur-box>: a search box for any page, without dependencies. Attributes, events and parts are
// described in searchd/web/README.md. Nothing here parses HTML: what the server sends becomes text
// nodes.
(() => {
  'use strict';
  if (customElements.get('telusur-box')) return;

  const ORIGIN = new URL(document.currentScript?.src || location.href).origin;

  const STRINGS = {
    id: {
      label: 'Cari berita', placeholder: 'Cari berita…', button: 'Cari', list: 'Saran pencarian',
      phrases: 'Saran', articles: 'Artikel', all: 'Lihat semua hasil untuk “{q}”',
      status: '{p} saran, {a} artikel. Pilih dengan panah atas dan bawah.', none: 'Tidak ada saran.',
      months: 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des',
    },
    en: {
      label: 'Search news', placeholder: 'Search news…', button: 'Search', list: 'Search suggestions',
      phrases: 'Suggestions', articles: 'Articles', all: 'See all results for “{q}”',
      status: '{p} suggestions, {a} articles. Choose with the up and down arrows.',
      none: 'No suggestions.',
      months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    },
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host {
      --paper: var(--telusur-paper, #fff); --ink: var(--telusur-ink, #1d1f23);
      --muted: var(--telusur-muted, #5a5f69); --line: var(--telusur-line, #8b909a);
      --accent: var(--telusur-accent, #0b5c75); --on-accent: var(--telusur-on-accent, #fff);
      --active: var(--telusur-active, #e6f0f3); --mark: var(--telusur-mark, #fff0a6);
      --radius: var(--telusur-radius, 8px);
      display: block; position: relative; max-width: var(--telusur-width, 40rem);
      font: var(--telusur-font, 1rem/1.4 system-ui, sans-serif); color: var(--ink);
    }
    @supports (color: light-dark(#000, #fff)) {
      :host {
        --paper: var(--telusur-paper, light-dark(#fff, #1c1f24));
        --ink: var(--telusur-ink, light-dark(#1d1f23, #e8e6e1));
        --muted: var(--telusur-muted, light-dark(#5a5f69, #a7abb3));
        --line: var(--telusur-line, light-dark(#8b909a, #747a85));
        --accent: var(--telusur-accent, light-dark(#0b5c75, #7cc4d9));
        --on-accent: var(--telusur-on-accent, light-dark(#fff, #0e1a1f));
        --active: var(--telusur-active, light-dark(#e6f0f3, #2a3a42));
        --mark: var(--telusur-mark, light-dark(#fff0a6, #5c4d12));
      }
    }
    :host([theme=light]) { color-scheme: light; }
    :host([theme=dark]) { color-scheme: dark; }
    :host([hidden]), [hidden] { display: none !important; }
    * { box-sizing: border-box; }
    .field {
      display: flex; align-items: center; gap: .25rem; min-height: 2.75rem; padding: 0 .25rem 0 .75rem;
      background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius);
    }
    .field:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    svg { flex: none; width: 1.1em; fill: none; stroke: var(--muted); stroke-width: 2; }
    input {
      flex: 1; width: 1rem; min-width: 0; padding: .5rem .25rem; border: 0; outline: 0; background: none;
      font: inherit; color: inherit; appearance: none;
    }
    input::placeholder { color: var(--muted); opacity: 1; }
    kbd {
      padding: 0 .4em; border: 1px solid var(--line); border-radius: 4px;
      font: .8em/1.5 inherit; color: var(--muted);
    }
    .field:focus-within kbd { visibility: hidden; }
    button {
      min-height: 2.25rem; padding: 0 .9rem; border: 0; border-radius: calc(var(--radius) - 3px);
      background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
    }
    button:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
    .popup {
      position: absolute; z-index: 1000; inset: calc(100% + 4px) 0 auto; overflow: auto;
      max-height: min(32rem, 70vh); padding: .35rem 0; background: var(--paper);
      border: 1px solid var(--line); border-radius: var(--radius); box-shadow: 0 8px 28px rgb(0 0 0 / .18);
    }
    .head { padding: .35rem .9rem .15rem; font-size: .8em; color: var(--muted); }
    [role=option] { padding: .45rem .9rem; cursor: pointer; overflow-wrap: anywhere; }
    [role=option][aria-selected=true] { background: var(--active); box-shadow: inset 3px 0 var(--accent); }
    .meta { display: block; font-size: .8em; color: var(--muted); }
    .all { color: var(--accent); }
    mark { background: var(--mark); color: inherit; border-radius: 2px; }
    .status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (pointer: coarse) { kbd { display: none; } [role=option] { padding-block: .7rem; } }
    @media (forced-colors: active) { [role=option][aria-selected=true] { outline: 2px solid Highlight; outline-offset: -2px; } }
  `);

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const magnifier = () => {
    const create = (tag, attributes) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const icon = create('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' });
    icon.append(create('circle', { cx: 8.5, cy: 8.5, r: 5.5 }), create('path', { d: 'm13 13 5 5' }));
    return icon;
  };

  // Text and marked text in turns: [plain, marked, plain, ...] as nodes.
  const nodes = (parts) => parts.map((part, i) => (i % 2 ? make('mark', {}, part) : part));

  const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  const partsOfHtml = (html) =>
    html.split(/<\/?mark>/).map((part) => part.replace(/&(?:amp|lt|gt|quot|#39);/g, (e) => ENTITIES[e]));

  // Marks count code points, JavaScript's strings UTF-16 units.
  const partsOfMarks = (text, marks) => {
    const points = [...text];
    const parts = [];
    let at = 0;
    for (const [begin, end] of marks) {
      parts.push(points.slice(at, begin).join(''), points.slice(begin, end).join(''));
      at = end;
    }
    return [...parts, points.slice(at).join('')];
  };

  const isTyping = (target) =>
    target?.isContentEditable || /^(input|textarea|select)$/i.test(target?.tagName || '');

  class TelusurBox extends HTMLElement {
    static observedAttributes = ['value', 'lang', 'server'];

    #input; #list; #status; #form;
    #options = [];  // what is listed: {kind, text | url, ...}
    #active = -1;
    #turn = 0;      // of the newest question; an answer to an older one is dropped
    #abort; #timer; #asked = 0;
    #shortcut = (event) => this.#onShortcut(event);
    #outside = (event) => { if (!event.composedPath().includes(this)) this.#close(); };

    connectedCallback() {
      if (!this.shadowRoot) this.#build();
      document.addEventListener('keydown', this.#shortcut);
      document.addEventListener('pointerdown', this.#outside);
    }

    disconnectedCallback() {
      document.removeEventListener('keydown', this.#shortcut);
      document.removeEventListener('pointerdown', this.#outside);
      this.#close();
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#input || before === now) return;
      if (name === 'value') this.value = now || '';
      else this.#label();
    }

    get value() { return this.#input ? this.#input.value : this.getAttribute('value') || ''; }
    set value(text) {
      if (!this.#input) return this.setAttribute('value', text);
      this.#input.value = text;
      this.#close();
    }
    focus(options) { this.#input?.focus(options); }

    get #server() { return (this.getAttribute('server') || ORIGIN).replace(/\/+$/, ''); }
    get #lang() {
      const code = this.getAttribute('lang') || this.closest('[lang]')?.getAttribute('lang') || 'id';
      return /^en\b/i.test(code) ? 'en' : 'id';
    }
    #count(name, usual) {
      const value = parseInt(this.getAttribute(name), 10);
      return value >= 0 ? Math.min(value, 20) : usual;
    }
    #text(name, values = {}) {
      const text = this.getAttribute(`text-${name}`) ?? STRINGS[this.#lang][name];
      return text.replace(/\{(\w)\}/g, (whole, key) => values[key] ?? whole);
    }

    #build() {
      const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
      root.adoptedStyleSheets = [sheet];
      this.#input = make('input', {
        part: 'input', type: 'text', name: 'q', role: 'combobox', 'aria-autocomplete': 'list',
        'aria-expanded': 'false', 'aria-controls': 'list', autocomplete: 'off', autocapitalize: 'off',
        spellcheck: 'false', enterkeyhint: 'search',
      });
      this.#list = make('div', { part: 'popup', class: 'popup', id: 'list', role: 'listbox', hidden: '' });
      this.#status = make('div', { class: 'status', role: 'status' });
      const hint = make('kbd', { part: 'hint', 'aria-hidden': 'true' }, '/');
      hint.hidden = !this.#shortcuts.includes('/');
      this.#form = make('form', { part: 'form', role: 'search', method: 'get' },
        make('div', { part: 'field', class: 'field' }, magnifier(), this.#input, hint,
          make('button', { part: 'button' })),
        this.#list, this.#status);
      this.#input.value = this.getAttribute('value') ?? this.querySelector('[name=q]')?.value ?? '';
      this.#label();
      root.append(this.#form);
      this.#input.addEventListener('input', () => this.#onInput());
      this.#input.addEventListener('keydown', (event) => this.#onKey(event));
      this.#form.addEventListener('submit', (event) => { if (!this.#search()) event.preventDefault(); });
      // Keeps the focus in the input while an option is pressed.
      this.#list.addEventListener('mousedown', (event) => event.preventDefault());
      for (const type of ['click', 'auxclick']) {
        this.#list.addEventListener(type, (event) => {
          const option = event.target.closest('[role=option]');
          if (!option || event.button > 1) return;
          this.#choose(this.#options[option.id.slice(1)], event.button || event.ctrlKey || event.metaKey || event.shiftKey);
        });
      }
      this.#input.addEventListener('blur', () => this.#close());
    }

    #label() {
      this.#form.action = `${this.#server}/search`;
      if (this.hasAttribute('target')) this.#form.target = this.getAttribute('target');
      for (const one of [this.#form, this.#input]) one.setAttribute('aria-label', this.#text('label'));
      this.#input.placeholder = this.#text('placeholder');
      this.#list.setAttribute('aria-label', this.#text('list'));
      this.#form.querySelector('button').textContent = this.#text('button');
    }

    // ── asking ──────────────────────────────────────────────────────────────────────────────────

    #onInput() {
      // The first letter is asked about at once, those that follow quickly together.
      const pause = parseInt(this.getAttribute('debounce') ?? 90, 10) || 0;
      clearTimeout(this.#timer);
      this.#turn++;
      this.#setActive(-1);
      const wait = Math.max(0, this.#asked + pause - performance.now());
      this.#timer = setTimeout(() => this.#ask(), wait);
    }

    async #ask() {
      const q = this.#input.value;
      const turn = ++this.#turn;
      this.#asked = performance.now();
      this.#abort?.abort();
      this.#abort = new AbortController();
      if (!q.trim()) return this.#close();
      const [phrases, articles] = [this.#count('suggestions', 4), this.#count('hits', 4)];
      const [suggested, found] = await Promise.all([
        this.#get('suggest', { q, limit: Math.min(20, phrases + articles) }),
        articles ? this.#get('search', { q, limit: articles, snippets: 0, ...this.#filters }) : null,
      ]);
      if (turn !== this.#turn) return;
      this.#offer(q, suggested?.suggestions || [], found, phrases, articles);
    }

    // The answer, or nothing: without suggestions the box is still a search form.
    async #get(endpoint, parameters) {
      const url = new URL(`${this.#server}/v1/${endpoint}`);
      for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
      const headers = { Accept: 'application/json', 'Accept-Language': this.#lang };
      const key = this.getAttribute('key');
      if (key) headers.Authorization = `Bearer ${key}`;
      try {
        const response = await fetch(url, { signal: this.#abort.signal, headers, credentials: 'omit' });
        return response.ok ? await response.json() : null;
      } catch {
        return null;
      }
    }

    get #hidden() { return this.querySelectorAll('input[type=hidden]'); }

    get #filters() {
      const filters = {};
      for (const { name, value } of this.#hidden) {
        if (value && /^(source|section|author|tag|site|since|until)$/.test(name)) filters[name] = value;
      }
      return filters;
    }

    // ── showing ─────────────────────────────────────────────────────────────────────────────────

    #offer(q, suggestions, found, phrases, articles) {
      const titles = suggestions.filter((one) => one.kind === 'title').map((one) => ({
        kind: 'article', id: one.id, url: one.url, title: one.text, parts: partsOfMarks(one.text, one.marks),
      }));
      const hits = (found?.hits || []).map((hit) => ({
        kind: 'article', id: hit.id, url: hit.url, title: hit.title || hit.opening, meta: this.#meta(hit),
        parts: hit.title ? partsOfHtml(hit.title_html) : [hit.opening || hit.id],
      }));
      // While a word is unfinished the search may find less than the titles that go on with it.
      const weak = !found || found.interpreted?.relaxed || found.did_you_mean?.applied;
      const both = weak ? [...titles, ...hits] : [...hits, ...titles];
      const seen = new Set();
      const shown = both.filter((one) => !seen.has(one.id) && seen.add(one.id)).slice(0, articles)
        .map((one) => ({ ...one, meta: one.meta ?? hits.find((hit) => hit.id === one.id)?.meta }));
      const words = suggestions.filter((one) => one.kind === 'phrase').slice(0, phrases)
        .map((one) => ({ kind: 'phrase', text: one.text, parts: partsOfMarks(one.text, one.marks) }));
      this.#options = [...words, ...shown];
      if (this.#options.length) this.#options.push({ kind: 'all', text: q, parts: [this.#text('all', { q })] });
      this.#render(words.length, shown.length);
      this.#emit('results', { query: q, suggestions, hits: found?.hits || [], total: found?.total });
    }

    #meta(hit) {
      const match = /^(\d+)-(\d+)-(\d+)/.exec(hit.published_at || '');
      const months = this.#text('months').split(' ');
      const date = match && `${+match[3]} ${months[match[2] - 1]} ${match[1]}`;
      return [hit.source, date].filter(Boolean).join(' · ');
    }

    #render(phrases, articles) {
      const elements = this.#options.map((option, i) => {
        const element = make('div', { part: `option ${option.kind}`, role: 'option', id: `o${i}`, class: option.kind,
          'aria-selected': 'false' }, ...nodes(option.parts));
        if (option.meta) element.append(make('span', { part: 'meta', class: 'meta' }, option.meta));
        return element;
      });
      const group = (name, items) => (items.length
        ? [make('div', { role: 'group', 'aria-labelledby': `g-${name}` },
          make('div', { part: 'heading', class: 'head', id: `g-${name}`, role: 'presentation' }, this.#text(name)), ...items)]
        : []);
      this.#list.replaceChildren(...group('phrases', elements.slice(0, phrases)),
        ...group('articles', elements.slice(phrases, phrases + articles)), ...elements.slice(phrases + articles));
      this.#active = -1;
      this.#input.removeAttribute('aria-activedescendant');
      this.#status.textContent = elements.length
        ? this.#text('status', { p: phrases, a: articles }) : this.#text('none');
      this.#expand(elements.length > 0 && this.shadowRoot.activeElement === this.#input);
    }

    #expand(open) {
      this.#list.hidden = !open;
      this.#input.setAttribute('aria-expanded', open);
    }

    #close() {
      clearTimeout(this.#timer);
      this.#turn++;
      this.#abort?.abort();
      this.#setActive(-1);
      this.#expand(false);
      this.#status.textContent = '';
    }

    #setActive(index) {
      const all = this.#list.querySelectorAll('[role=option]');
      all[this.#active]?.setAttribute('aria-selected', 'false');
      this.#active = index;
      const element = all[index];
      if (!element) return this.#input.removeAttribute('aria-activedescendant');
      element.setAttribute('aria-selected', 'true');
      element.scrollIntoView({ block: 'nearest' });
      this.#input.setAttribute('aria-activedescendant', element.id);
    }

    // ── choosing ────────────────────────────────────────────────────────────────────────────────

    #onKey(event) {
      if (event.isComposing) return;
      const open = !this.#list.hidden;
      const last = this.#options.length - 1;
      const move = (index) => { event.preventDefault(); this.#setActive(index); };
      switch (event.key) {
        case 'ArrowDown':
        case 'ArrowUp': {
          const down = event.key === 'ArrowDown';
          event.preventDefault();
          if (event.altKey) return down ? void this.#ask() : this.#close();
          if (!open) return void this.#ask();
          // One place past either end is the input itself.
          const next = this.#active + (down ? 1 : -1);
          return move(next > last ? -1 : next < -1 ? last : next);
        }
        case 'Home': if (open && this.#active >= 0) move(0); return;
        case 'End': if (open && this.#active >= 0) move(last); return;
        case 'Escape':
          if (open) this.#close(); else this.#input.value = '';
          return event.preventDefault();
        case 'Enter': {
          const away = event.shiftKey || event.ctrlKey || event.metaKey;
          if (open && this.#active >= 0) {
            event.preventDefault();
            this.#choose(this.#options[this.#active], away);
          } else if (away) {
            event.preventDefault();
            this.#search(true);
          }
        }
      }
    }

    #choose(option, away) {
      if (!option) return;
      const article = option.kind === 'article';
      const url = article ? this.#address(option) : undefined;
      const detail = { kind: option.kind, text: option.title ?? option.text, id: option.id, url };
      if (!this.#emit('select', detail)) return this.#close();
      if (!article) {
        this.#input.value = option.text;
        if (away) this.#search(true); else this.#form.requestSubmit();
      } else {
        this.#close();
        this.#open(url, away);
      }
    }

    // Only the web is led to, never javascript: or another scheme out of an article.
    #address({ url, id }) {
      return /^https?:\/\//i.test(url || '') ? url : `${this.#server}/articles/${encodeURIComponent(id)}`;
    }

    #open(url, away) {
      const target = this.getAttribute('target');
      if (away) open(url, '_blank', 'noopener');
      else if (target) open(url, target);
      else location.assign(url);
    }

    // Tells the page; true when the form may go on. `away`: to a new tab, done here.
    #search(away) {
      const query = this.#input.value;
      const goes = this.#emit('search', { query });
      this.#close();
      // What the form written in the page sends along, this one sends along.
      for (const field of this.#form.querySelectorAll('[type=hidden]')) field.remove();
      this.#form.append(...[...this.#hidden].map((field) => field.cloneNode()));
      if (goes && away) {
        this.#open(`${this.#form.action}?${new URLSearchParams(new FormData(this.#form))}`, true);
      }
      return goes;
    }

    get #shortcuts() { return (this.getAttribute('shortcuts') ?? '/ ctrl+k').toLowerCase().split(/\s+/); }

    #onShortcut(event) {
      if (event.defaultPrevented || event.altKey) return;
      const control = event.ctrlKey || event.metaKey;
      const name = (control ? 'ctrl+' : '') + event.key.toLowerCase();
      const wanted = this.#shortcuts.includes(name) && (control || !isTyping(event.composedPath()[0]));
      if (!wanted) return;
      event.preventDefault();  // so that of several boxes the first one answers
      this.#input.focus();
      this.#input.select();
    }

    #emit(name, detail) {
      return this.dispatchEvent(new CustomEvent(`telusur:${name}`, { detail, bubbles: true, composed: true, cancelable: true }));
    }
  }

  customElements.define('telusur-box', TelusurBox);
})();
