// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/man_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <string_view>

#include "command_line/describe.hpp"

namespace telusur::command_line {
namespace {

/// Text that roff shows as it is: `\`, `-` and lines that would be requests (groff_man_style(7)).
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char byte : text) {
    if (line_begins && (byte == '.' || byte == '\'')) out += "\\&";
    if (byte == '\\') {
      out += "\\e";
    } else if (byte == '-') {
      out += "\\-";
    } else {
      out += byte;
    }
    line_begins = byte == '\n';
  }
  return out;
}

std::string value_of(const OptionDescription& option) {
  return option.choices.empty() ? option.value : fmt::format("{}", fmt::join(option.choices, "|"));
}

void append_option(std::string& out, const OptionDescription& option) {
  std::string names;
  for (const std::string& name : option.names)
    names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", roff(name));
  const std::string shown = value_of(option);
  std::string value = shown.empty() ? "" : "\\fI" + roff(shown) + "\\fR";
  const bool after_equals = option.value.empty() && !shown.empty();
  if (after_equals) value = "[=" + value + "]";
  const std::string_view between = names.empty() || value.empty() || after_equals ? "" : " ";
  out += fmt::format(".TP\n{}{}{}\n{}.\n", names, between, value, roff(option.text));
  if (!option.default_value.empty())
    out += fmt::format("Default: {}.\n", roff(option.default_value));
  if (!option.environment.empty())
    out += fmt::format("Environment: \\fB{}\\fR.\n", roff(option.environment));
}

std::string arguments_of(const CLI::App& app) {
  std::string arguments = " [\\fIOPTIONS\\fR]";
  for (const OptionDescription& option : options_of(app)) {
    if (option.names.empty()) arguments += " \\fI" + roff(option.value) + "\\fR...";
  }
  return arguments;
}

}  // namespace

std::string man_page(const CLI::App& app, const std::string& version) {
  const std::string description = app.get_description();
  const std::size_t colon = description.find(": ");
  const std::string name = description.substr(0, colon);
  std::string title = name;
  std::ranges::transform(title, title.begin(), [](unsigned char c) { return std::toupper(c); });
  std::string out = fmt::format(".TH {} 1 \"\" \"telusur {}\" \"Telusur\"\n", title, version);
  out += fmt::format(".SH NAME\n{} \\- {}\n", roff(name), roff(description.substr(colon + 2)));
  out += fmt::format(".SH SYNOPSIS\n\\fB{}\\fR{}\n", roff(name), arguments_of(app));
  for (const CLI::App* command : commands_of(app)) {
    out += fmt::format(".br\n\\fB{} {}\\fR{}\n", roff(name), roff(command->get_name()),
                       arguments_of(*command));
  }
  out += ".SH OPTIONS\n";
  for (const OptionDescription& option : options_of(app))
    append_option(out, option);
  if (!commands_of(app).empty()) out += ".SH COMMANDS\n";
  for (const CLI::App* command : commands_of(app)) {
    out +=
        fmt::format(".SS {}\n{}.\n", roff(command->get_name()), roff(command->get_description()));
    for (const OptionDescription& option : options_of(*command))
      append_option(out, option);
  }
  out += fmt::format(".SH NOTES\n.nf\n{}\n.fi\n", roff(app.get_footer()));
  return out;
}

void add_man_option(CLI::App& app, bool& wanted) {
  app.add_flag("--man", wanted, "Write the manual page")->group("")->configurable(false);
}

}  // namespace telusur::command_line
