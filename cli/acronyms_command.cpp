// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "analysis/acronym_approvals.hpp"
#include "analysis/acronym_table.hpp"
#include "analysis/analyzers.hpp"
#include "commands.hpp"
#include "index/acronym_store.hpp"
#include "index/index_reader.hpp"
#include "output.hpp"

namespace telusur::cli {
namespace {

using analysis::Acronym;
using analysis::AcronymApprovals;

std::string_view example_of(const Acronym& acronym) {
  return acronym.examples.empty() ? std::string_view() : acronym.examples.front();
}

boost::json::object to_json(const Acronym& acronym) {
  boost::json::object object{{"short", acronym.short_form},
                             {"long", acronym.long_form},
                             {"sightings", acronym.sightings},
                             {"share", acronym.share},
                             {"status", analysis::name(acronym.status)}};
  boost::json::array examples;
  for (const std::string& id : acronym.examples)
    examples.emplace_back(id);
  object["examples"] = std::move(examples);
  return object;
}

std::string formatted(const std::vector<Acronym>& acronyms, const Options& options) {
  if (options.output == Output::json) {
    boost::json::array list;
    for (const Acronym& acronym : acronyms)
      list.push_back(to_json(acronym));
    return boost::json::serialize(boost::json::object{{"acronyms", std::move(list)}}) + "\n";
  }
  std::string out;
  for (const Acronym& acronym : acronyms) {
    out += fmt::format("{}\t{}\t{}\t{:.0f}%\t{}\t{}\n", acronym.short_form, acronym.long_form,
                       acronym.sightings, 100 * acronym.share, analysis::name(acronym.status),
                       example_of(acronym));
  }
  return out;
}

/// What people decided is listed however seldom it was seen.
bool is_wanted(const Acronym& acronym, std::uint32_t min_count) {
  using enum analysis::AcronymStatus;
  return acronym.sightings >= min_count || acronym.status == approved || acronym.status == refused;
}

}  // namespace

int run_acronyms(const Options& options) {
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return report(analyzer.error(), options.language);
  AcronymApprovals approvals;
  if (!options.expander.approvals.empty()) {
    auto loaded = AcronymApprovals::load(options.expander.approvals, *analyzer);
    if (!loaded) return report(loaded.error(), options.language);
    approvals = std::move(*loaded);
  }
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return report(reader.error(), options.language);
  const auto table = reader->read([&](const Xapian::Database& /*db*/) {
    return Result<analysis::AcronymTable>(index::read_acronyms(reader->lists()));
  });
  if (!table) return report(table.error(), options.language);
  std::vector<Acronym> acronyms = judge(*table, approvals);
  std::erase_if(acronyms,
                [&](const Acronym& acronym) { return !is_wanted(acronym, options.min_count); });
  return print(formatted(acronyms, options), acronyms.empty() ? kExitNothingFound : kExitFound,
               options.language);
}

}  // namespace telusur::cli
