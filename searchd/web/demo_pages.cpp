// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/demo_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "web/assets.hpp"

namespace telusur::searchd::web {
namespace {

struct Site {
  std::string_view name;
  std::string_view title;
  std::string_view style;
  std::string_view indonesian;  ///< what it shows
  std::string_view english;
};
constexpr std::array kSites = {
    Site{"redaksi", "Meja Redaksi", "demo-redaksi.css", "Ruang redaksi: warna dan huruf sendiri",
         "A newsroom: its own colours and type"},
    Site{"kantor", "Portal Karyawan", "demo-kantor.css", "Portal kantor: kotak di dalam menu",
         "An office portal: the box in a menu bar"},
    Site{"teknik", "Catatan Teknik", "demo-teknik.css", "Wiki teknik: gelap, tanpa tombol",
         "An engineering wiki: dark, without a button"},
};

Html newsroom() {
  Html html;
  return html.add(
      R"(<header aria-label="Meja Redaksi"><p class="date">Edisi Senin</p><h1>Meja Redaksi</h1></header>
<main aria-label="Arsip">
<h2>Arsip berita</h2>
<p>Sebelum menulis, lihat dulu apa yang pernah terbit.</p>
<telusur-box hits="4" text-label="Cari di arsip" target="_top">
<form action="/search" role="search" target="_top"><input name="q" aria-label="Cari di arsip"> <button>Cari</button></form>
</telusur-box>
<ul class="agenda"><li>09.00 Rapat perencanaan</li><li>13.30 Tenggat rubrik kebijakan</li><li>16.00 Sidang judul halaman satu</li></ul>
</main>
)");
}

Html office() {
  Html html;
  return html.add(R"(<header aria-label="Portal Karyawan"><h1>Portal Karyawan</h1>
<nav aria-label="Menu"><span>Beranda</span> <span>Cuti</span> <span>Dokumen</span></nav>
<telusur-box text-label="Cari berita tentang" text-placeholder="Berita tentang…" text-button="Cari berita" shortcuts="ctrl+k" target="_top">
<form action="/search" role="search" target="_top"><input name="q" aria-label="Cari berita"> <button>Cari</button></form>
</telusur-box></header>
<main class="cards" aria-label="Kabar kantor"><section><h2>Pengumuman</h2><p>Kantor tutup pada hari libur nasional.</p></section>
<section><h2>Kantin</h2><p>Hari ini soto ayam dan tempe mendoan.</p></section></main>
)");
}

Html engineering() {
  Html html;
  return html.add(R"(<header aria-label="Catatan Teknik"><h1>catatan-teknik/</h1></header>
<main aria-label="Catatan">
<telusur-box theme="dark" lang="en" text-label="Search the news" hits="5" suggestions="3" text-placeholder="grep the news" target="_top">
<form action="/search" role="search" target="_top"><input name="q" aria-label="Search the news"> <button>Search</button></form>
</telusur-box>
<pre>## Piket pekan ini
- pantau antrean pengindeks
- perbarui sertifikat peladen uji</pre>
</main>
)");
}

Html body_of(std::string_view name) {
  if (name == "redaksi") return newsroom();
  if (name == "kantor") return office();
  return engineering();
}

}  // namespace

Page demo_page(const Wording& say, std::string_view origin, const PageQuery& query) {
  const std::string snippet = fmt::format(
      R"(<script src="{0}/box.js" defer></script>

<telusur-box server="{0}">
  <form action="{0}/search" role="search">
    <input name="q" aria-label="{1}"> <button>{2}</button>
  </form>
</telusur-box>)",
      origin, say("Cari berita", "Search news"), say("Cari", "Search"));
  Page page;
  page.title = say("Pasang kotak pencarian", "Put the search box on your page");
  page.description = say("Kotak pencarian berita untuk halaman intranet mana pun.",
                         "A news search box for any intranet page.");
  page.query = query;
  page.indonesian = Url::local("/demo", std::array{http::Parameter{"lang", "id"}});
  page.english = Url::local("/demo", std::array{http::Parameter{"lang", "en"}});
  page.main.add(
      R"(<div class="demo">
<h1>{}</h1>
<p>{}</p>
<div class="copy"><pre id="snippet" tabindex="0" role="region" aria-label="HTML" data-origin="{}"><code>{}</code></pre>
<button type="button" data-copy="snippet" data-done="{}" hidden>{}</button></div>
)",
      page.title,
      say("Salin baris ini ke halaman Anda. Formulir di dalamnya tetap bekerja tanpa JavaScript; "
          "bila halaman Anda di alamat lain, daftarkan alamat itu dengan --cors-origin.",
          "Copy these lines into your page. The form inside works without JavaScript, too; if your "
          "page has another address, allow it with --cors-origin."),
      origin, snippet, say("Tersalin", "Copied"), say("Salin", "Copy"));
  for (const Site& site : kSites) {
    const Url url = Url::local(fmt::format("/demo/{}", site.name));
    page.main.add(
        "<section class=\"site\"><h2>{}</h2>\n<iframe src=\"{}\" title=\"{}\"></iframe>\n"
        "<p><a href=\"{}\">{}</a></p></section>\n",
        say(site.indonesian, site.english), url, site.title, url,
        say("Buka sendiri", "Open by itself"));
  }
  page.main.add("</div>\n");
  return page;
}

std::optional<Html> demo_site(std::string_view name) {
  const auto site = std::ranges::find(kSites, name, &Site::name);
  if (site == kSites.end()) return std::nullopt;
  Html html;
  html.add(R"(<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{} · Telusur</title>
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="stylesheet" href="{}">
<script src="{}" defer></script>
</head>
<body>
{}</body>
</html>
)",
           site->title, asset_url("icon.svg"), asset_url(site->style), asset_url("box.js"),
           body_of(name));
  return html;
}

}  // namespace telusur::searchd::web
