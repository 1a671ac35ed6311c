// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/parameters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <stdexcept>

#include "search/query/dates.hpp"
#include "support/ascii.hpp"
#include "support/nearest.hpp"

namespace telusur::searchd {
namespace {

using http::Problem;
using http::ProblemKind;

/// Collects the faults of one request into one problem.
class Faults {
 public:
  void add(ProblemKind kind, boost::json::object error, const std::string& indonesian,
           const std::string& english) {
    if (!problem_) problem_ = Problem{kind, {}, {}, std::nullopt};
    append(problem_->detail.indonesian, indonesian);
    append(problem_->detail.english, english);
    problem_->errors.push_back(std::move(error));
  }
  std::optional<Problem> take() { return std::move(problem_); }

 private:
  static void append(std::string& sentences, std::string_view sentence) {
    if (!sentences.empty()) sentences += "; ";
    sentences += sentence;
  }
  std::optional<Problem> problem_;
};

void add_unknown(std::span<const ParameterSpec> specs, std::string_view name, Faults& faults) {
  constexpr std::size_t kMaxShown = 64;
  const std::string shown(name.substr(0, kMaxShown));
  boost::json::object error{{"parameter", shown}, {"code", "unknown"}};
  std::vector<std::string_view> names;
  for (const ParameterSpec& spec : specs)
    names.push_back(spec.name);
  std::string lower = shown;
  std::ranges::transform(lower, lower.begin(), ascii::lowered);
  const bool other_case = std::ranges::find(names, lower) != names.end();
  const std::string_view nearest =
      other_case ? std::string_view(lower) : nearest_name(lower, names);
  if (nearest.empty()) {
    faults.add(ProblemKind::unknown_parameter, std::move(error),
               fmt::format("{} bukan parameter di sini", shown),
               fmt::format("{} is not a parameter here", shown));
    return;
  }
  error["nearest"] = nearest;
  faults.add(ProblemKind::unknown_parameter, std::move(error),
             fmt::format("{} bukan parameter di sini; maksudnya {}?", shown, nearest),
             fmt::format("{} is not a parameter here; is {} meant?", shown, nearest));
}

void read_number(const ParameterSpec& spec, std::string_view text, Arguments& out, Faults& faults) {
  std::uint32_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool number = failure != std::errc::invalid_argument && end == text.data() + text.size();
  if (number && failure == std::errc{} && value >= spec.min && value <= spec.max) {
    out.set(spec.name, value);
    return;
  }
  faults.add(ProblemKind::invalid_parameter,
             {{"parameter", spec.name},
              {"code", number ? "out_of_range" : "not_a_number"},
              {"min", spec.min},
              {"max", spec.max}},
             fmt::format("{} harus bilangan bulat antara {} dan {}", spec.name, spec.min, spec.max),
             fmt::format("{} must be a whole number from {} to {}", spec.name, spec.min, spec.max));
}

void read_flag(const ParameterSpec& spec, std::string_view text, Arguments& out, Faults& faults) {
  if (text == "true" || text == "1" || text == "false" || text == "0") {
    out.set(spec.name, text == "true" || text == "1" ? 1U : 0U);
    return;
  }
  faults.add(ProblemKind::invalid_parameter, {{"parameter", spec.name}, {"code", "not_a_flag"}},
             fmt::format("{} harus true atau false", spec.name),
             fmt::format("{} must be true or false", spec.name));
}

bool fits(const ParameterSpec& spec, const std::string& value, Faults& faults) {
  if (value.size() <= spec.max) return true;
  faults.add(ProblemKind::invalid_parameter,
             {{"parameter", spec.name}, {"code", "too_long"}, {"max", spec.max}},
             fmt::format("{} paling panjang {} bita", spec.name, spec.max),
             fmt::format("{} has at most {} bytes", spec.name, spec.max));
  return false;
}

void read_date(const ParameterSpec& spec, const std::string& value, Arguments& out,
               Faults& faults) {
  if (!fits(spec, value, faults)) return;
  if (value.empty()) return out.set(spec.name, value);  // an untouched field of a form
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (search::read_since(value, now)) {
    out.set(spec.name, value);
    return;
  }
  constexpr std::string_view kExamples = "2023-07-20, 2023-07, kemarin, 7d";
  faults.add(ProblemKind::invalid_parameter, {{"parameter", spec.name}, {"code", "not_a_date"}},
             fmt::format("{} harus tanggal, seperti {}", spec.name, kExamples),
             fmt::format("{} must be a date, such as {}", spec.name, kExamples));
}

void read_zone(const ParameterSpec& spec, const std::string& value, Arguments& out,
               Faults& faults) {
  if (!fits(spec, value, faults)) return;
  if (value.empty() || search::read_zone(value)) return out.set(spec.name, value);
  constexpr std::string_view kExamples = "Asia/Jakarta, Asia/Makassar, Asia/Jayapura, UTC, +08:00";
  faults.add(ProblemKind::invalid_parameter, {{"parameter", spec.name}, {"code", "not_a_zone"}},
             fmt::format("{} harus zona waktu: {}", spec.name, kExamples),
             fmt::format("{} must be a time zone: {}", spec.name, kExamples));
}

bool is_choice(const ParameterSpec& spec, const std::string& value, Faults& faults) {
  if (std::ranges::find(spec.choices, value) != spec.choices.end()) return true;
  boost::json::array choices;
  for (const std::string_view choice : spec.choices)
    choices.emplace_back(choice);
  const std::string listed = fmt::format("{}", fmt::join(spec.choices, ", "));
  faults.add(ProblemKind::invalid_parameter,
             {{"parameter", spec.name}, {"code", "not_a_choice"}, {"choices", std::move(choices)}},
             fmt::format("{} harus salah satu dari {}", spec.name, listed),
             fmt::format("{} must be one of {}", spec.name, listed));
  return false;
}

/// The names in `text`, each once.
void split_names(std::string_view text, std::vector<std::string>& names) {
  for (;;) {
    const std::size_t comma = text.find(',');
    const std::string name(text.substr(0, comma));
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
    if (comma == std::string_view::npos) return;
    text.remove_prefix(comma + 1);
  }
}

/// All repetitions of a list. An empty value says nothing.
void read_list(const ParameterSpec& spec, std::span<const http::Parameter> parameters,
               Arguments& out, Faults& faults) {
  std::vector<std::string> values;
  for (const http::Parameter& parameter : parameters) {
    if (parameter.name != spec.name || parameter.value.empty()) continue;
    if (spec.kind == ParameterSpec::Kind::names) {
      split_names(parameter.value, values);
    } else {
      values.push_back(parameter.value);
    }
  }
  if (values.size() > kMaxListValues) {
    faults.add(ProblemKind::invalid_parameter,
               {{"parameter", spec.name}, {"code", "too_many"}, {"max", kMaxListValues}},
               fmt::format("{} paling banyak {} nilai", spec.name, kMaxListValues),
               fmt::format("{} has at most {} values", spec.name, kMaxListValues));
    return;
  }
  for (const std::string& value : values) {
    const bool good = spec.kind == ParameterSpec::Kind::names ? is_choice(spec, value, faults)
                                                              : fits(spec, value, faults);
    if (!good) return;
  }
  out.set(spec.name, std::move(values));
}

void read_value(const ParameterSpec& spec, const std::string& value, Arguments& out,
                Faults& faults) {
  if (spec.kind == ParameterSpec::Kind::number) {
    read_number(spec, value, out, faults);
  } else if (spec.kind == ParameterSpec::Kind::choice) {
    if (is_choice(spec, value, faults)) out.set(spec.name, value);
  } else if (spec.kind == ParameterSpec::Kind::flag) {
    read_flag(spec, value, out, faults);
  } else if (spec.kind == ParameterSpec::Kind::date) {
    read_date(spec, value, out, faults);
  } else if (spec.kind == ParameterSpec::Kind::zone) {
    read_zone(spec, value, out, faults);
  } else if (fits(spec, value, faults)) {
    out.set(spec.name, value);
  }
}

void set_default(const ParameterSpec& spec, Arguments& out) {
  using Kind = ParameterSpec::Kind;
  if (spec.kind == Kind::choice) {
    out.set(spec.name, std::string(spec.choices.front()));
  } else if (spec.kind == Kind::text || spec.kind == Kind::date || spec.kind == Kind::zone) {
    out.set(spec.name, std::string());
  } else {
    out.set(spec.name, spec.default_value);
  }
}

}  // namespace

const Arguments::Value& Arguments::find(std::string_view name) const {
  // Many are of one length: to compare them whole would be many calls.
  const auto found = std::ranges::find_if(names_, [name](std::string_view one) {
    return one.size() == name.size() && one.starts_with(name.front()) && one == name;
  });
  if (found == names_.end()) throw std::logic_error("no parameter " + std::string(name));
  return values_[static_cast<std::size_t>(found - names_.begin())];
}

const std::string& Arguments::text(std::string_view name) const {
  return std::get<std::string>(find(name));
}

std::uint32_t Arguments::number(std::string_view name) const {
  return std::get<std::uint32_t>(find(name));
}

const std::vector<std::string>& Arguments::list(std::string_view name) const {
  return std::get<std::vector<std::string>>(find(name));
}

std::optional<Problem> read_arguments(std::span<const ParameterSpec> specs,
                                      std::span<const http::Parameter> parameters, Arguments& out) {
  Faults faults;
  out.reserve(specs.size());
  for (const http::Parameter& parameter : parameters) {
    const bool known =
        std::ranges::find(specs, parameter.name, &ParameterSpec::name) != specs.end();
    if (!known && !parameter.name.starts_with("utm_")) add_unknown(specs, parameter.name, faults);
  }
  for (const ParameterSpec& spec : specs) {
    if (spec.is_list()) {
      read_list(spec, parameters, out, faults);
      continue;
    }
    const auto given = std::ranges::find(parameters, spec.name, &http::Parameter::name);
    if (given == parameters.end()) {
      if (spec.required) {
        faults.add(ProblemKind::invalid_parameter, {{"parameter", spec.name}, {"code", "missing"}},
                   fmt::format("{} harus ada", spec.name), fmt::format("{} is missing", spec.name));
      } else {
        set_default(spec, out);
      }
      continue;
    }
    const auto again = std::find_if(given + 1, parameters.end(), [&](const auto& parameter) {
      return parameter.name == spec.name;
    });
    if (again != parameters.end()) {
      faults.add(ProblemKind::invalid_parameter, {{"parameter", spec.name}, {"code", "repeated"}},
                 fmt::format("{} hanya boleh satu kali", spec.name),
                 fmt::format("{} may be given once only", spec.name));
      continue;
    }
    read_value(spec, given->value, out, faults);
  }
  return faults.take();
}

}  // namespace telusur::searchd
