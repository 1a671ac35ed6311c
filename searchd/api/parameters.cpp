// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <numeric>
#include <stdexcept>

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

/// Levenshtein distance, for names of a few characters.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, changed});
    }
  }
  return row.back();
}

void add_unknown(std::span<const ParameterSpec> specs, std::string_view name, Faults& faults) {
  constexpr std::size_t kMaxShown = 64;
  constexpr std::size_t kMaxTypos = 3;
  const std::string shown(name.substr(0, kMaxShown));
  boost::json::object error{{"parameter", shown}, {"code", "unknown"}};
  std::string_view nearest;
  std::size_t best = kMaxTypos + 1;
  for (const ParameterSpec& spec : specs) {
    const std::size_t typos = distance(name.substr(0, kMaxShown), spec.name);
    if (typos < best && typos < spec.name.size()) {
      best = typos;
      nearest = spec.name;
    }
  }
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

void read_choice(const ParameterSpec& spec, const std::string& value, Arguments& out,
                 Faults& faults) {
  if (std::ranges::find(spec.choices, value) != spec.choices.end()) {
    out.set(spec.name, value);
    return;
  }
  const std::string choices = fmt::format("{}", fmt::join(spec.choices, ", "));
  faults.add(ProblemKind::invalid_parameter,
             {{"parameter", spec.name}, {"code", "not_a_choice"}, {"choices", choices}},
             fmt::format("{} harus salah satu dari {}", spec.name, choices),
             fmt::format("{} must be one of {}", spec.name, choices));
}

void read_value(const ParameterSpec& spec, const std::string& value, Arguments& out,
                Faults& faults) {
  if (spec.kind == ParameterSpec::Kind::number) {
    read_number(spec, value, out, faults);
  } else if (spec.kind == ParameterSpec::Kind::choice) {
    read_choice(spec, value, out, faults);
  } else if (value.size() > spec.max) {
    faults.add(ProblemKind::invalid_parameter,
               {{"parameter", spec.name}, {"code", "too_long"}, {"max", spec.max}},
               fmt::format("{} paling panjang {} bita", spec.name, spec.max),
               fmt::format("{} has at most {} bytes", spec.name, spec.max));
  } else {
    out.set(spec.name, value);
  }
}

}  // namespace

const Arguments::Argument& Arguments::find(std::string_view name) const {
  const auto found = std::ranges::find(arguments_, name, &Argument::name);
  if (found == arguments_.end()) throw std::logic_error("no parameter " + std::string(name));
  return *found;
}

const std::string& Arguments::text(std::string_view name) const {
  return std::get<std::string>(find(name).value);
}

std::uint32_t Arguments::number(std::string_view name) const {
  return std::get<std::uint32_t>(find(name).value);
}

void Arguments::set(std::string_view name, std::variant<std::string, std::uint32_t> value) {
  arguments_.push_back({name, std::move(value)});
}

std::optional<Problem> read_arguments(std::span<const ParameterSpec> specs,
                                      std::span<const http::Parameter> parameters, Arguments& out) {
  Faults faults;
  for (const http::Parameter& parameter : parameters) {
    const bool known =
        std::ranges::find(specs, parameter.name, &ParameterSpec::name) != specs.end();
    if (!known && !parameter.name.starts_with("utm_")) add_unknown(specs, parameter.name, faults);
  }
  for (const ParameterSpec& spec : specs) {
    const auto given = std::ranges::find(parameters, spec.name, &http::Parameter::name);
    if (given == parameters.end()) {
      if (spec.required) {
        faults.add(ProblemKind::invalid_parameter, {{"parameter", spec.name}, {"code", "missing"}},
                   fmt::format("{} harus ada", spec.name), fmt::format("{} is missing", spec.name));
      } else if (spec.kind == ParameterSpec::Kind::number) {
        out.set(spec.name, spec.default_value);
      } else if (spec.kind == ParameterSpec::Kind::choice) {
        out.set(spec.name, std::string(spec.choices.front()));
      } else {
        out.set(spec.name, std::string());
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

std::optional<Problem> read_json_parameters(std::string_view body,
                                            std::vector<http::Parameter>& out) {
  boost::system::error_code failure;
  const boost::json::value value =
      boost::json::parse(boost::json::string_view(body.data(), body.size()), failure);
  if (failure || !value.is_object()) {
    return Problem{ProblemKind::invalid_body,
                   {"Isi permintaan harus satu objek JSON", "the body must be one JSON object"},
                   {},
                   std::nullopt};
  }
  for (const auto& [key, member] : value.get_object()) {
    if (member.is_string()) {
      out.push_back({std::string(key), std::string(member.get_string())});
    } else if (member.is_int64() || member.is_uint64()) {
      out.push_back({std::string(key), boost::json::serialize(member)});
    } else {
      return Problem{ProblemKind::invalid_body,
                     {fmt::format("{} harus teks atau bilangan bulat", std::string(key)),
                      fmt::format("{} must be a string or a whole number", std::string(key))},
                     {{{"parameter", key}, {"code", "wrong_type"}}},
                     std::nullopt};
    }
  }
  return std::nullopt;
}

}  // namespace telusur::searchd
