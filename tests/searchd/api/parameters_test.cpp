// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/parameters.hpp"

#include <doctest/doctest.h>

#include <array>
#include <boost/json.hpp>

using namespace telusur;
using namespace telusur::searchd;
using http::ProblemKind;

namespace {

constexpr std::array<std::string_view, 2> kSorts = {"relevance", "newest"};

constexpr std::array<std::string_view, 3> kFields = {"a", "b", "c"};

constexpr std::array kSpecs = {
    ParameterSpec{.name = "q", .required = true, .max = 8, .description = ""},
    ParameterSpec{.name = "limit",
                  .kind = ParameterSpec::Kind::number,
                  .min = 1,
                  .max = 100,
                  .default_value = 10,
                  .description = ""},
    ParameterSpec{
        .name = "sort", .kind = ParameterSpec::Kind::choice, .description = "", .choices = kSorts},
    ParameterSpec{
        .name = "group", .kind = ParameterSpec::Kind::flag, .default_value = 1, .description = ""},
    ParameterSpec{.name = "tag", .kind = ParameterSpec::Kind::list, .max = 5, .description = ""},
    ParameterSpec{.name = "fields",
                  .kind = ParameterSpec::Kind::names,
                  .description = "",
                  .choices = kFields},
    ParameterSpec{.name = "since", .kind = ParameterSpec::Kind::date, .max = 20, .description = ""},
};

std::optional<http::Problem> fault(std::vector<http::Parameter> parameters) {
  Arguments arguments;
  return read_arguments(kSpecs, parameters, arguments);
}

}  // namespace

TEST_CASE("parameters are read, with defaults, and campaign tags ignored") {
  Arguments arguments;
  const std::vector<http::Parameter> given{{"q", "umkm"}, {"utm_source", "x"}};
  REQUIRE_FALSE(read_arguments(kSpecs, given, arguments));
  CHECK(arguments.text("q") == "umkm");
  CHECK(arguments.number("limit") == 10);
  CHECK(arguments.text("sort") == "relevance");
  CHECK_THROWS_AS((void)arguments.text("offset"), std::logic_error);
}

TEST_CASE("a flag is true or false") {
  for (const auto& [text, value] : {std::pair{"true", true}, std::pair{"false", false},
                                    std::pair{"1", true}, std::pair{"0", false}}) {
    Arguments arguments;
    const std::vector<http::Parameter> given{{"q", "a"}, {"group", text}};
    REQUIRE_FALSE(read_arguments(kSpecs, given, arguments));
    CHECK(arguments.flag("group") == value);
  }
  Arguments arguments;
  REQUIRE_FALSE(read_arguments(kSpecs, std::vector<http::Parameter>{{"q", "a"}}, arguments));
  CHECK(arguments.flag("group"));
}

TEST_CASE("lists are repeated, names also separated by commas, each once") {
  using Texts = std::vector<std::string>;
  Arguments arguments;
  const std::vector<http::Parameter> given{{"tag", "x,y"}, {"q", "a"},         {"tag", "-z"},
                                           {"tag", ""},    {"fields", "b,,a"}, {"fields", "b"}};
  REQUIRE_FALSE(read_arguments(kSpecs, given, arguments));
  CHECK(arguments.list("tag") == Texts{"x,y", "-z"});
  CHECK(arguments.list("fields") == Texts{"b", "a"});
  Arguments none;
  REQUIRE_FALSE(read_arguments(kSpecs, std::vector<http::Parameter>{{"q", "a"}}, none));
  CHECK(none.list("tag").empty());
}

TEST_CASE("dates are checked and kept as written") {
  for (const char* date : {"2023-07-20", "2023-07", "7d", "kemarin", ""}) {
    Arguments arguments;
    const std::vector<http::Parameter> given{{"q", "a"}, {"since", date}};
    REQUIRE_FALSE(read_arguments(kSpecs, given, arguments));
    CHECK(arguments.text("since") == date);
  }
}

TEST_CASE("what is wrong with parameters is named") {
  struct Row {
    std::vector<http::Parameter> given;
    ProblemKind kind;
    const char* code;
    const char* parameter;
  };
  for (const Row& row : {
           Row{{}, ProblemKind::invalid_parameter, "missing", "q"},
           Row{{{"q", "123456789"}}, ProblemKind::invalid_parameter, "too_long", "q"},
           Row{{{"q", "a"}, {"q", "b"}}, ProblemKind::invalid_parameter, "repeated", "q"},
           Row{{{"q", "a"}, {"sort", "terbaru"}},
               ProblemKind::invalid_parameter,
               "not_a_choice",
               "sort"},
           Row{{{"q", "a"}, {"limit", "0"}},
               ProblemKind::invalid_parameter,
               "out_of_range",
               "limit"},
           Row{{{"q", "a"}, {"limit", "99999999999"}},
               ProblemKind::invalid_parameter,
               "out_of_range",
               "limit"},
           Row{{{"q", "a"}, {"limit", "-1"}},
               ProblemKind::invalid_parameter,
               "not_a_number",
               "limit"},
           Row{{{"q", "a"}, {"limit", ""}},
               ProblemKind::invalid_parameter,
               "not_a_number",
               "limit"},
           Row{{{"q", "a"}, {"limit", "1 "}},
               ProblemKind::invalid_parameter,
               "not_a_number",
               "limit"},
           Row{{{"q", "a"}, {"group", "ja"}},
               ProblemKind::invalid_parameter,
               "not_a_flag",
               "group"},
           Row{{{"q", "a"}, {"tag", "x"}, {"tag", "123456"}},
               ProblemKind::invalid_parameter,
               "too_long",
               "tag"},
           Row{{{"q", "a"}, {"fields", "a,d"}},
               ProblemKind::invalid_parameter,
               "not_a_choice",
               "fields"},
           Row{{{"q", "a"}, {"since", "dahulu"}},
               ProblemKind::invalid_parameter,
               "not_a_date",
               "since"},
           Row{std::vector<http::Parameter>(kMaxListValues + 1, {"tag", "x"}),
               ProblemKind::invalid_parameter, "too_many", "tag"},
           Row{{{"q", "a"}, {"Q", "b"}}, ProblemKind::unknown_parameter, "unknown", "Q"},
       }) {
    const auto& [given, kind, code, parameter] = row;
    CAPTURE(row.code);
    const auto problem = fault(given);
    REQUIRE(problem);
    CHECK(problem->kind == kind);
    CHECK(problem->errors.back().at("code") == code);
    CHECK(problem->errors.back().at("parameter") == parameter);
  }
}

TEST_CASE("an unknown parameter is answered with the nearest known one") {
  const auto near = fault({{"q", "a"}, {"limt", "3"}});
  REQUIRE(near);
  CHECK(near->errors.at(0).at("nearest") == "limit");
  CHECK(near->detail.english == "limt is not a parameter here; is limit meant?");
  const auto far = fault({{"q", "a"}, {"halaman", "3"}});
  REQUIRE(far);
  CHECK_FALSE(far->errors.at(0).contains("nearest"));
}

TEST_CASE("all faults come at once") {
  const auto problem = fault({{"limit", "x"}, {"y", "1"}});
  REQUIRE(problem);
  CHECK(problem->errors.size() == 3);
}

TEST_CASE("a JSON body gives parameters") {
  std::vector<http::Parameter> parameters;
  CHECK_FALSE(read_json_parameters(kSpecs, R"({"q":"project s","limit":3})", parameters));
  CHECK(parameters == std::vector<http::Parameter>{{"q", "project s"}, {"limit", "3"}});
  parameters.clear();
  CHECK_FALSE(read_json_parameters(kSpecs, R"({"group":false})", parameters));
  CHECK(parameters == std::vector<http::Parameter>{{"group", "false"}});
  parameters.clear();
  CHECK_FALSE(read_json_parameters(kSpecs, R"({"tag":["a","b"],"fields":"a,b"})", parameters));
  CHECK(parameters == std::vector<http::Parameter>{{"tag", "a"}, {"tag", "b"}, {"fields", "a,b"}});
  for (const char* body : {"", "[]", R"({"tag":[1]})", R"({"tag":{}})", "{", "\"q\"",
                           R"({"q":1.5})", R"({"q":null})", R"({"q":["a"]})", "{\"q\":\"\xFF\"}"}) {
    CAPTURE(body);
    const auto problem = read_json_parameters(kSpecs, body, parameters);
    REQUIRE(problem);
    CHECK(problem->kind == ProblemKind::invalid_body);
  }
}
