// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/field_names.hpp"

#include <doctest/doctest.h>

using namespace telusur;
using article::field_names_of;
using Names = article::FieldNames::Names;

TEST_CASE("fields get other names, the rest keep theirs") {
  const auto fields = field_names_of({"title=judul,kepala", "id=_id"});
  REQUIRE(fields);
  CHECK(fields->title == Names{"judul", "kepala"});
  CHECK(fields->id == Names{"_id"});
  CHECK(fields->body == article::standard_field_names().body);
  CHECK(*field_names_of({}) == article::standard_field_names());
}

TEST_CASE("an assignment that is none says what is right") {
  for (const char* wrong : {"judul=title", "title", "title=", "=x", "title=,"}) {
    CAPTURE(wrong);
    const auto fields = field_names_of({wrong});
    REQUIRE_FALSE(fields);
    CHECK(fields.error().code == ErrorCode::invalid_parameter);
    CHECK(fields.error().where == wrong);
    CHECK(fields.error().hint.find("fields: id, title, body") != std::string::npos);
  }
  CHECK_FALSE(field_names_of({"title=a", "title=b"}));
}
