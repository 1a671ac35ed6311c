// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/completions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <set>
#include <string_view>
#include <vector>

#include "command_line/describe.hpp"

namespace telusur::command_line {
namespace {

/// In single quotes, for any of the three shells.
std::string in_quotes(std::string_view text, bool fish = false) {
  std::string out = "'";
  for (const char byte : text) {
    if (byte == '\'') {
      out += fish ? "\\'" : "'\\''";
    } else if (fish && byte == '\\') {
      out += "\\\\";
    } else {
      out += byte;
    }
  }
  return out + "'";
}

std::vector<std::string> names_of(const std::vector<const CLI::App*>& commands) {
  std::vector<std::string> names;
  names.reserve(commands.size());
  for (const CLI::App* command : commands)
    names.push_back(command->get_name());
  return names;
}

// bash: one `case` of COMMAND/OPTION, or COMMAND/OPTION= where the value follows that sign in the
// same word, then the options of the command.

std::string bash_values(const OptionDescription& option) {
  if (!option.choices.empty()) {
    const std::string choices = fmt::format("{}", fmt::join(option.choices, " "));
    if (!option.list) {
      return fmt::format("COMPREPLY=($(compgen -P \"$start\" -W '{}' -- \"$cur\"))", choices);
    }
    return fmt::format(
        "COMPREPLY=($(compgen -P \"$start${{cur%\"${{cur##*,}}\"}}\" -W '{}' -- \"${{cur##*,}}\"))",
        choices);
  }
  if (option.value == "FILE") {
    return "compopt -o filenames; COMPREPLY=($(compgen -P \"$start\" -f -- \"$cur\"))";
  }
  if (option.value == "DIR") {
    return "compopt -o filenames; COMPREPLY=($(compgen -P \"$start\" -d -- \"$cur\"))";
  }
  return "COMPREPLY=()";
}

void append_bash(std::string& out, const CLI::App& app, const std::string& command) {
  for (const OptionDescription& option : options_of(app)) {
    if (option.names.empty() || (option.value.empty() && option.choices.empty())) continue;
    std::vector<std::string> patterns;
    for (const std::string& name : option.names) {
      if (!option.value.empty()) patterns.push_back(fmt::format("{}/{}", command, name));
      if (name.starts_with("--")) patterns.push_back(fmt::format("{}/{}=", command, name));
    }
    out += fmt::format("    {}) {}; return ;;\n", fmt::join(patterns, " | "), bash_values(option));
  }
}

std::string bash_words(const CLI::App& app) {
  std::vector<std::string> words = names_of(commands_of(app));
  for (const OptionDescription& option : options_of(app))
    words.insert(words.end(), option.names.begin(), option.names.end());
  return fmt::format("{}", fmt::join(words, " "));
}

/// The options, of the program or any command, whose value is the next word: a pattern of `case`.
std::string bash_with_value(const CLI::App& app) {
  std::set<std::string> names;
  const auto add = [&names](const CLI::App& one) {
    for (const OptionDescription& option : options_of(one)) {
      if (!option.value.empty()) names.insert(option.names.begin(), option.names.end());
    }
  };
  add(app);
  for (const CLI::App* command : commands_of(app))
    add(*command);
  return names.empty() ? "''" : fmt::format("{}", fmt::join(names, " | "));
}

std::string bash(const CLI::App& app, const std::string& name) {
  const auto commands = commands_of(app);
  // `=` splits words unless COMP_WORDBREAKS is without it. A command is the first word that is no
  // option.
  std::string out = fmt::format(
      "# bash completion for {0}\n_{0}() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}}\n"
      "  local command= word start= skip=\n"
      "  case $cur in\n"
      "    =) cur= prev+== ;;\n"
      "    --*=*) prev=${{cur%%=*}}= start=$prev cur=${{cur#*=}} ;;\n"
      "    *) [[ $prev == = ]] && prev=${{COMP_WORDS[COMP_CWORD-2]}}= ;;\n"
      "  esac\n"
      "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
      "    [[ $word == = ]] && {{ skip=1; continue; }}\n"
      "    [[ $skip ]] && {{ skip=; continue; }}\n"
      "    case $word in\n"
      "      {2}) skip=1 ;;\n"
      "      -?*) ;;\n"
      "      {1}) command=$word; break ;;\n"
      "      *) break ;;\n"
      "    esac\n  done\n"
      "  case $command/$prev in\n",
      name, commands.empty() ? "''" : fmt::format("{}", fmt::join(names_of(commands), " | ")),
      bash_with_value(app));
  append_bash(out, app, "");
  for (const CLI::App* command : commands)
    append_bash(out, *command, command->get_name());
  out += "  esac\n  case $command in\n";
  for (const CLI::App* command : commands)
    out += fmt::format("    {}) word='{}' ;;\n", command->get_name(), bash_words(*command));
  out += fmt::format(
      "    *) word='{1}' ;;\n  esac\n"
      "  COMPREPLY=($(compgen -W \"$word\" -- \"$cur\"))\n"
      "}}\ncomplete -o default -F _{0} {0}\n",
      name, bash_words(app));
  return out;
}

// zsh: _arguments, with `->command` where a command may stand (zshcompsys(1)).

std::string zsh_action(const OptionDescription& option) {
  if (!option.choices.empty()) {
    const std::string choices = fmt::format("{}", fmt::join(option.choices, " "));
    return option.list ? "_values -s , value " + choices : "(" + choices + ")";
  }
  if (option.value == "FILE") return "_files";
  if (option.value == "DIR") return "_files -/";
  return " ";
}

/// Brackets end an explanation, colons a message.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '[' || byte == ']' || byte == ':' || byte == '\\') out += '\\';
    out += byte;
  }
  return out;
}

std::string zsh_specs(const CLI::App& app) {
  std::string out;
  for (const OptionDescription& option : options_of(app)) {
    for (const std::string& name : option.names) {
      const bool after_equals = option.value.empty() && !option.choices.empty();
      std::string spec =
          fmt::format("*{}{}[{}]", name, after_equals ? "=-" : "", zsh_text(option.text));
      if (after_equals) {
        spec += "::value:" + zsh_action(option);
      } else if (!option.value.empty()) {
        spec += fmt::format(":{}:{}", zsh_text(option.value), zsh_action(option));
      }
      out += " \\\n    " + in_quotes(spec);
    }
    if (option.names.empty()) {
      out += " \\\n    " +
             in_quotes("*:" + option.value + ":" + (option.value == "QUERY" ? " " : "_files"));
    }
  }
  return out;
}

std::string zsh(const CLI::App& app, const std::string& name) {
  std::string out = fmt::format("#compdef {0}\n_{0}() {{\n  case ${{words[2]}} in\n", name);
  for (const CLI::App* command : commands_of(app)) {
    out += fmt::format("  {}) shift words; (( CURRENT-- ))\n  _arguments -s{}\n  return ;;\n",
                       command->get_name(), zsh_specs(*command));
  }
  out += fmt::format("  esac\n  (( CURRENT == 2 )) && compadd -- {}\n  _arguments -s{}\n}}\n",
                     fmt::join(names_of(commands_of(app)), " "), zsh_specs(app));
  return out + fmt::format(
                   "if [ \"$funcstack[1]\" = _{0} ]; then _{0} \"$@\"; else compdef _{0} "
                   "{0}; fi\n",
                   name);
}

// fish: one `complete` per option.

/// A flag takes its choice after `=` alone, which is what fish makes of an argument that is not
/// required.
std::string fish_choices(const OptionDescription& option) {
  if (option.list) {
    return fmt::format(" -xa '(__fish_complete_list , \"string split , {}\")'",
                       fmt::join(option.choices, ","));
  }
  return fmt::format(" -{}a '{}'", option.value.empty() ? "f" : "x",
                     fmt::join(option.choices, " "));
}

void append_fish(std::string& out, const CLI::App& app, const std::string& program,
                 const std::string& condition) {
  for (const OptionDescription& option : options_of(app)) {
    if (option.names.empty()) continue;
    out += fmt::format("complete -c {} -n {}", program, in_quotes(condition, true));
    for (const std::string& name : option.names) {
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (!option.choices.empty()) {
      out += fish_choices(option);
    } else if (option.value == "FILE" || option.value == "DIR") {
      out += " -rF";
    } else if (!option.value.empty()) {
      out += " -x";
    }
    out += fmt::format(" -d {}\n", in_quotes(option.text, true));
  }
}

std::string fish(const CLI::App& app, const std::string& name) {
  std::string out = fmt::format("# fish completion for {0}\ncomplete -c {0} -f\n", name);
  const std::string commands = fmt::format("{}", fmt::join(names_of(commands_of(app)), " "));
  append_fish(out, app, name, "not __fish_seen_subcommand_from " + commands);
  for (const CLI::App* command : commands_of(app)) {
    const std::string seen = "__fish_seen_subcommand_from " + command->get_name();
    out += fmt::format("complete -c {} -n __fish_use_subcommand -a {} -d {}\n", name,
                       command->get_name(), in_quotes(command->get_description(), true));
    append_fish(out, *command, name, seen);
    for (const OptionDescription& option : options_of(*command)) {
      if (option.names.empty()) out += fmt::format("complete -c {} -n '{}' -F\n", name, seen);
    }
  }
  return out;
}

}  // namespace

std::string completions(const CLI::App& app, const std::string& name, std::string_view shell) {
  if (shell == "bash") return bash(app, name);
  if (shell == "zsh") return zsh(app, name);
  return shell == "fish" ? fish(app, name) : std::string();
}

}  // namespace telusur::command_line
