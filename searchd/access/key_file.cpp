// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "access/keys.hpp"
#include "support/file.hpp"

namespace telusur::access {
namespace {

/// Thrown within this file only, to leave the nesting of tables at once.
struct Fault {
  toml::source_position at;
  std::string what;
  std::string hint;
};

[[noreturn]] void fail(const toml::node& node, std::string what, std::string hint = "") {
  throw Fault{node.source().begin, std::move(what), std::move(hint)};
}

void check_names(const toml::table& table, std::initializer_list<std::string_view> known) {
  for (const auto& [name, node] : table) {
    if (std::ranges::find(known, name.str()) == known.end()) {
      fail(node, fmt::format("`{}` is not known here", name.str()),
           fmt::format("{}", fmt::join(known, ", ")));
    }
  }
}

std::string text_of(const toml::table& table, std::string_view name) {
  const toml::node* node = table.get(name);
  if (node == nullptr) fail(table, fmt::format("a key needs `{}`", name));
  const auto value = node->value<std::string>();
  if (!value || value->empty()) fail(*node, fmt::format("`{}` is a text", name));
  return *value;
}

Digest read_hash(const toml::table& table) {
  constexpr std::string_view kPrefix = "sha256:";
  const std::string text = text_of(table, "hash");
  Digest digest{};
  const bool whole = text.starts_with(kPrefix) && text.size() == kPrefix.size() + 2 * digest.size();
  const bool hexadecimal = whole && text.find_first_not_of("0123456789abcdefABCDEF",
                                                           kPrefix.size()) == std::string::npos;
  if (!hexadecimal) {
    fail(*table.get("hash"), "not `sha256:` and 64 hexadecimal digits",
         "telusur-searchd --new-key SCOPES prints a key and this line");
  }
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] =
        static_cast<unsigned char>(std::stoul(text.substr(kPrefix.size() + 2 * i, 2), nullptr, 16));
  }
  return digest;
}

Scopes read_scopes(const toml::table& table) {
  const toml::node* node = table.get("scopes");
  if (node == nullptr) fail(table, "a key needs `scopes`");
  const toml::array* array = node->as_array();
  if (array == nullptr || array->empty()) fail(*node, "`scopes` is a list", "[\"search\"]");
  Scopes scopes;
  for (const toml::node& element : *array) {
    const auto read = parse_scopes(element.value_or(std::string()));
    if (!read) fail(element, read.error().what, read.error().hint);
    for (const Scope scope : kScopes) {
      if (read->has(scope)) scopes.add(scope);
    }
  }
  return scopes;
}

std::chrono::system_clock::time_point read_expiry(const toml::node& node) {
  using namespace std::chrono;
  const auto days_of = [](const toml::date& date) {
    return sys_days(year(date.year) / month(date.month) / day(date.day));
  };
  if (const auto* date = node.as_date()) return days_of(date->get()) + days(1);
  if (const auto* time = node.as_date_time(); time != nullptr && time->get().offset) {
    const toml::date_time& moment = time->get();
    return days_of(moment.date) + hours(moment.time.hour) + minutes(moment.time.minute) +
           seconds(moment.time.second) - minutes(moment.offset->minutes);
  }
  fail(node, "`expires` is neither a date nor a time with its zone",
       "expires = 2027-12-31, the last day, or 2027-12-31T17:00:00+07:00");
}

std::optional<Rate> read_rate(const toml::table& table) {
  const toml::node* rate = table.get("rate");
  const toml::node* burst = table.get("burst");
  if (rate == nullptr) {
    if (burst != nullptr) fail(*burst, "`burst` without `rate`");
    return std::nullopt;
  }
  const auto per_second = rate->value<double>();
  if (!per_second || !(*per_second >= 0 && *per_second <= 1e6)) {
    fail(*rate, "`rate` is requests per second, 0 to 1000000; 0 for any number");
  }
  Rate read{*per_second, usual_burst(*per_second)};
  if (burst == nullptr) return read;
  const auto count = burst->value<std::int64_t>();
  if (!count || *count < 1 || *count > 1'000'000) fail(*burst, "`burst` is 1 to 1000000");
  read.burst = static_cast<std::uint32_t>(*count);
  return read;
}

Key read_key(const toml::table& table) {
  check_names(table, {"name", "hash", "scopes", "expires", "rate", "burst"});
  Key key{.name = text_of(table, "name"),
          .digest = read_hash(table),
          .scopes = read_scopes(table),
          .expires = std::nullopt,
          .rate = read_rate(table)};
  if (const toml::node* expires = table.get("expires")) key.expires = read_expiry(*expires);
  return key;
}

KeyRing read_ring(const toml::table& file) {
  check_names(file, {"open-search", "key"});
  bool open_search = false;
  if (const toml::node* open = file.get("open-search")) {
    const auto value = open->value_exact<bool>();
    if (!value) fail(*open, "`open-search` is true or false");
    open_search = *value;
  }
  std::vector<Key> keys;
  std::set<std::string> names;
  if (const toml::node* list = file.get("key")) {
    if (!list->is_array_of_tables()) fail(*list, "keys are `[[key]]` tables");
    for (const toml::node& element : *list->as_array()) {
      keys.push_back(read_key(*element.as_table()));
      if (!names.insert(keys.back().name).second) {
        fail(element, fmt::format("two keys are called `{}`", keys.back().name));
      }
    }
  }
  return {std::move(keys), open_search};
}

}  // namespace

Result<KeyRing> read_key_file(const std::string& path) {
  const auto content = read_file(path);
  if (!content) return content.error();
  try {
    return read_ring(toml::parse(*content, path));
  } catch (const toml::parse_error& error) {
    return Error{ErrorCode::invalid_parameter,
                 fmt::format("{}:{}", path, error.source().begin.line),
                 std::string(error.description()), ""};
  } catch (const Fault& fault) {
    return Error{ErrorCode::invalid_parameter, fmt::format("{}:{}", path, fault.at.line),
                 fault.what, fault.hint};
  }
}

}  // namespace telusur::access
