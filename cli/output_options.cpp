// SPDX-License-Identifier: GPL-2.0-or-later
#include "output_options.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <string_view>

#include "command_line/describe.hpp"

namespace telusur::cli {
namespace {

struct Format {
  std::string_view name;
  Output output;
};

constexpr std::array kFormats = {
    Format{"text", Output::text}, Format{"json", Output::json}, Format{"jsonl", Output::jsonl},
    Format{"tsv", Output::tsv},   Format{"csv", Output::csv},   Format{"urls", Output::urls},
    Format{"ids", Output::ids},   Format{"atom", Output::atom}, Format{"count", Output::count},
};

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  names.reserve(kFormats.size());
  for (const Format& format : kFormats)
    names.emplace_back(format.name);
  return names;
}

Output format_named(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return format.output;
  }
  return Output::text;
}

When when(std::string_view text) {
  if (text == "always") return When::always;
  return text == "never" ? When::never : When::automatic;
}

void add_when(CLI::App& app, const std::string& name, std::string& value, const std::string& help) {
  app.add_option(name, value, help)
      ->check(CLI::IsMember(std::vector<std::string>{"auto", "always", "never"}))
      ->capture_default_str();
}

Error excluding(const std::string& one, const std::string& other) {
  return {ErrorCode::invalid_parameter, "", one + " and " + other + " exclude each other", ""};
}

}  // namespace

void add_output_options(CLI::App& app, Options& options, RawOutput& raw) {
  app.add_option("--format", raw.format, "How to print the hits")
      ->check(CLI::IsMember(format_names()))
      ->group("Output")
      ->capture_default_str();
  const auto add_short = [&](const std::string& name, bool& value, const std::string& help) {
    app.add_flag(name, value, help)->group("Output")->configurable(false);
  };
  add_short("--json", raw.json, "One JSON object, as the HTTP API gives it");
  add_short("--jsonl", raw.jsonl, "One JSON object per hit and line");
  add_short("-l,--urls", raw.urls, "Only the URLs (ids where there is none)");
  add_short("--ids", raw.ids, "Only the ids");
  add_short("-c,--count", raw.count, "Only the number of matching articles");
  app.add_flag("-0,--null", options.zero_separated, "End URLs and ids with a zero byte");
  app.add_flag("-q,--quiet", options.quiet, "Print nothing; the exit status tells");
  add_when(app, "--color", raw.color, "Colour");
  add_when(app, "--hyperlinks", raw.hyperlinks, "Titles and URLs that can be clicked (OSC 8)");
  app.add_flag("!--no-pager", raw.pager, "Print at once what is longer than the screen");
}

std::optional<Error> read_output(const CLI::App& app, const RawOutput& raw, Options& options) {
  using command_line::Origin;
  std::string chosen;
  for (const Format& format : kFormats) {
    const CLI::Option* option = app.get_option_no_throw("--" + std::string(format.name));
    if (option == nullptr || option->count() == 0) continue;
    if (!chosen.empty()) return excluding(chosen, option->get_name());
    chosen = option->get_name();
    options.output = format.output;
  }
  const CLI::Option& named = *app.get_option("--format");
  if (chosen.empty()) {
    options.output = format_named(raw.format);
  } else if (command_line::origin_of(app, named) == Origin::flag) {
    return excluding("--format", chosen);
  }
  options.color = when(raw.color);
  options.hyperlinks = when(raw.hyperlinks);
  options.pager = raw.pager;
  return std::nullopt;
}

}  // namespace telusur::cli
