// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace telusur::article {

/// What the fields of an article are called in somebody's records: members of JSON objects, columns
/// of a table, keys of front matter. Of several names the first that has a value counts. A name
/// that no member has and that holds dots is a path into objects: `_source.judul`. The defaults are
/// what dumps, APIs and schema.org call them (indexer/readers/README.md lists them).
struct FieldNames {
  using Names = std::vector<std::string>;

  Names id = {"id"};
  Names title = {"title"};
  Names body = {"body", "text", "content"};
  Names lead = {"lead", "description", "summary"};
  Names published = {"published", "published_at", "date", "datePublished"};
  Names updated = {"updated", "updated_at", "modified"};
  Names source = {"source"};
  Names section = {"section", "category"};
  Names authors = {"authors", "author"};
  Names tags = {"tags", "keywords"};
  Names url = {"url", "link"};
  Names language = {"language", "lang"};

  bool operator==(const FieldNames&) const = default;
};

/// The defaults, for calls that have no names of their own.
const FieldNames& standard_field_names();

/// Gives fields other names, in place of their defaults: each of `assignments` is
/// `field=name` or `field=name,name`. Errors: invalid_parameter naming the assignment, for one of
/// another form, a field there is not (with those there are) and a field given twice.
Result<FieldNames> field_names_of(const std::vector<std::string>& assignments);

}  // namespace telusur::article
