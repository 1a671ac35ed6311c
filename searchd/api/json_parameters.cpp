// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "api/parameters.hpp"

namespace telusur::searchd {
namespace {

using http::Problem;
using http::ProblemKind;

/// The strings of an array, each as one more value of the parameter; false when it holds others.
bool read_strings(const std::string& name, const boost::json::array& array,
                  std::vector<http::Parameter>& out) {
  for (const boost::json::value& value : array) {
    if (!value.is_string()) return false;
    out.push_back({name, std::string(value.get_string())});
  }
  return true;
}

Problem wrong_type(const std::string& name, bool list) {
  return {ProblemKind::invalid_body,
          list ? http::Bilingual{name + " harus teks atau larik teks",
                                 name + " must be a string or an array of strings"}
               : http::Bilingual{name + " harus teks, bilangan bulat, true atau false",
                                 name + " must be a string, a whole number, true or false"},
          {{{"parameter", name}, {"code", "wrong_type"}}},
          std::nullopt};
}

}  // namespace

std::optional<Problem> read_json_parameters(std::span<const ParameterSpec> specs,
                                            std::string_view body,
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
    const std::string name(key);
    const auto spec = std::ranges::find(specs, name, &ParameterSpec::name);
    const bool list = spec != specs.end() && spec->is_list();
    if (member.is_string()) {
      out.push_back({name, std::string(member.get_string())});
    } else if (member.is_int64() || member.is_uint64() || member.is_bool()) {
      out.push_back({name, boost::json::serialize(member)});
    } else if (!list || !member.is_array() || !read_strings(name, member.get_array(), out)) {
      return wrong_type(name, list);
    }
  }
  return std::nullopt;
}

}  // namespace telusur::searchd
