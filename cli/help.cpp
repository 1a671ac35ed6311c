// SPDX-License-Identifier: GPL-2.0-or-later
#include "help.hpp"

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

#include "command_line/translated_help.hpp"
#include "help_sentences.hpp"
#include "support/language.hpp"

namespace telusur::cli {
namespace {

constexpr std::string_view kExamples = R"(
  telusur --db indeks Project S UMKM
  telusur --db indeks --limit 3 --json peretasan data | jq '.hits[].title'
  telusur --db indeks -l judi online | xargs -n1 xdg-open
  telusur --db indeks --since 2024 --sort newest -- '"pusat data"' -ransomware
  telusur --db indeks --facets source,tag --timeline=month pusat data
  telusur --db indeks 'judul:(satelit OR starlink) tarif NEAR/5 turun tanggal:2023-07..2024'
  telusur --db indeks --format tsv -n 100 satelit | fzf -d '\t' --header-lines 1 --with-nth 4,7 |
    cut -f 8 | xargs -r xdg-open

)";

std::string footer(Language language) {
  std::string text(in(language, "Contoh:", "Examples:"));
  text += kExamples;
  text +=
      in(language,
         "Status keluar: 0 ada hasil, 1 tidak ada, 2 kesalahan. Perintah hanya dikenali sebagai "
         "kata pertama\nyang bukan opsi; kueri yang diawali kata seperti itu didahului `--`.\n"
         "Setiap opsi yang bernilai dapat ditulis sebagai "
         "TELUSUR_<NAMA> di lingkungan, dan semuanya, kecuali\nbentuk pendek keluaran, sebagai "
         "kunci di ~/.config/telusur/config.toml ($XDG_CONFIG_HOME); opsi di\nbaris perintah "
         "mengalahkan lingkungan, dan lingkungan mengalahkan berkas itu.",
         "Exit status: 0 hits, 1 none, 2 error. A command is one only as the first word that is "
         "no option;\na query that begins with such a word follows `--`.\n"
         "Every option with a value is TELUSUR_<NAME> in the "
         "environment, and each but the output's short forms a key\nof "
         "~/.config/telusur/config.toml ($XDG_CONFIG_HOME); a flag wins over the environment, "
         "that over the file.");
  return text;
}

}  // namespace

void add_help(CLI::App& app) {
  app.footer(footer(Language::english));
  app.set_help_flag("-h,--help", "Show this help");
  app.set_version_flag("-V,--version", "telusur " TELUSUR_VERSION, "Show the version");
}

void translate_help(CLI::App& app) {
  command_line::translate_help(app, help_sentences());
  app.footer(footer(Language::indonesian));
  for (CLI::App* command : app.get_subcommands({}))
    command->footer(footer(Language::indonesian));
}

}  // namespace telusur::cli
