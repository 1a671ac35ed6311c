// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/translated_help.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <string>

namespace telusur::command_line {
namespace {

constexpr std::array kShared = {
    Sentence{"Options", "Opsi"},
    Sentence{"Subcommands", "Perintah"},
    Sentence{"Show this help", "Tampilkan bantuan ini"},
    Sentence{"Show the version", "Tampilkan versi"},
    Sentence{"Language of messages and help: id or en", "Bahasa pesan dan bantuan: id atau en"},
    Sentence{"File of your own roots and stem exceptions",
             "Berkas kata dasar dan pengecualian Anda sendiri"},
    Sentence{
        "TOML file with the options' long names as keys: limit = 20; '' for none",
        "Berkas TOML dengan nama panjang opsi sebagai kunci: limit = 20; '' untuk tanpa berkas"},
};

/// CLI11's own words.
constexpr std::array kLabels = {
    Sentence{"Usage", "Pemakaian"},     Sentence{"OPTIONS", "OPSI"},
    Sentence{"SUBCOMMAND", "PERINTAH"}, Sentence{"SUBCOMMANDS", "PERINTAH"},
    Sentence{"Positionals", "Argumen"}, Sentence{"Env", "Variabel"},
};

std::string translated(const std::string& english, Sentences own) {
  const std::array<Sentences, 2> all = {own, kShared};
  return in_indonesian(english, all).value_or(english);
}

void translate_one(CLI::App& app, Sentences own) {
  app.description(translated(app.get_description(), own));
  for (CLI::Option* option : app.get_options()) {
    option->description(translated(option->get_description(), own));
    if (!option->get_group().empty()) option->group(translated(option->get_group(), own));
  }
}

}  // namespace

void translate_help(CLI::App& app, Sentences own) {
  translate_one(app, own);
  for (CLI::App* command : app.get_subcommands({})) {
    translate_one(*command, own);
    command->group(translated(command->get_group(), own));
  }
  for (const Sentence& label : kLabels)
    app.get_formatter()->label(std::string(label.english), std::string(label.indonesian));
}

}  // namespace telusur::command_line
