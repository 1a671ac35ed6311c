// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/interpretation.hpp"

#include <doctest/doctest.h>

#include "query_text.hpp"

namespace telusur::search::testing {

TEST_CASE("an interpretation lists what is searched, in the order of the text") {
  const Interpretation result = interpret(
      parsed("Project S -\"judi online\" judul:Peretasan blok* sumber:-a tag:x sejak:2023-07"));
  REQUIRE(result.terms.size() == 5);
  CHECK(result.terms[0].text == "project");
  CHECK(result.terms[0].joined == std::vector<std::string>{"project_s"});
  CHECK(result.terms[0].range == ByteRange{0, 7});
  CHECK(result.terms[2].as == "phrase");
  CHECK(result.terms[2].text == "judi online");
  CHECK(result.terms[2].excluded);
  CHECK(result.terms[3].field == "title");
  CHECK(result.terms[3].stem == "retas");
  CHECK(result.terms[4].as == "prefix");
  REQUIRE(result.filters.size() == 2);
  CHECK(result.filters[0].field == "source");
  CHECK(result.filters[0].excluded);
  CHECK(result.filters[1].value == "x");
  CHECK(result.since == "2023-07-01T00:00:00+07:00");
  CHECK(result.until.empty());
  CHECK(result.tree ==
        "(all project{project_s:2} s title:peretasan/retas blok* (not \"judi online\"))");
}

TEST_CASE("words that may be a date are offered as one, with their moments") {
  const Interpretation offered = interpret(parsed("tiktok Juli 2023"));
  REQUIRE(offered.suggested_dates.size() == 1);
  CHECK(offered.suggested_dates[0].text == "Juli 2023");
  CHECK(offered.suggested_dates[0].since == "2023-07-01T00:00:00+07:00");
  CHECK(offered.suggested_dates[0].until == "2023-08-01T00:00:00+07:00");
  CHECK(offered.since.empty());
  CHECK(interpret(parsed("tiktok kemarin")).suggested_dates.empty());  // is one already
}

}  // namespace telusur::search::testing
