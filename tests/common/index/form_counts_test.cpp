// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/form_counts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "temporary_folder.hpp"

using namespace telusur::index;
using namespace telusur::testing;

namespace {

using Forms = std::vector<std::string>;
using Counts = std::vector<FormCount>;

/// One shard.
class Shard {
 public:
  Shard() : db_(folder_.path().string(), Xapian::DB_CREATE_OR_OPEN), ledger_(db_) {}

  void add(const Forms& forms) { ledger_.add(forms); }
  void remove(const Forms& forms) { ledger_.remove(forms); }
  ListSource read() {
    ledger_.flush();
    db_.commit();
    return {Xapian::Database(folder_.path().string())};
  }

 private:
  TemporaryFolder folder_;
  Xapian::WritableDatabase db_;
  FormLedger ledger_;
};

}  // namespace

TEST_CASE("articles are counted by form, and taken back") {
  Shard shard;
  shard.add({"berita", "beritanya", "di"});
  shard.add({"berita", "berat"});
  std::vector<ListSource> shards = {shard.read()};
  CHECK(articles_with_form(shards, "berita") == 2);
  CHECK(articles_with_form(shards, "berat") == 1);
  CHECK(articles_with_form(shards, "di") == 1);
  for (const char* none : {"", "b", "ber", "beri", "dia"}) {
    CAPTURE(none);
    CHECK(articles_with_form(shards, none) == 0);
  }
  shard.remove({"berita", "beritanya", "di"});
  shards = {shard.read()};
  CHECK(forms_beginning(shards, "") == Counts{{"berat", 1}, {"berita", 1}});
  shard.remove({"berita", "berat"});
  shards = {shard.read()};
  CHECK(forms_beginning(shards, "").empty());
  CHECK(shards[0].db.metadata_keys_begin("F") == shards[0].db.metadata_keys_end("F"));
}

TEST_CASE("forms by what they begin with, in the order of their bytes") {
  Shard shard;
  shard.add({"5g", "be", "beri", "berita", "bersama", "besar", "\u00E9lan"});
  const std::vector<ListSource> shards = {shard.read()};
  struct Row {
    std::string prefix;
    Forms forms;
  };
  for (const Row& row : {
           Row{"", {"5g", "be", "beri", "berita", "bersama", "besar", "\u00E9lan"}},
           Row{"b", {"be", "beri", "berita", "bersama", "besar"}},
           Row{"be", {"be", "beri", "berita", "bersama", "besar"}},
           Row{"ber", {"beri", "berita", "bersama"}},
           Row{"beri", {"beri", "berita"}},
           Row{"berikut", {}},
           Row{"\u00E9", {"\u00E9lan"}},
           Row{"x", {}},
       }) {
    CAPTURE(row.prefix);
    Forms found;
    for (const FormCount& count : forms_beginning(shards, row.prefix))
      found.push_back(count.form);
    CHECK(found == row.forms);
  }
}

TEST_CASE("shards add up") {
  Shard one;
  Shard other;
  one.add({"berita", "besar"});
  other.add({"berita", "berat"});
  const std::vector<ListSource> shards = {one.read(), other.read()};
  CHECK(articles_with_form(shards, "berita") == 2);
  CHECK(forms_beginning(shards, "ber") == Counts{{"berat", 1}, {"berita", 2}});
}

TEST_CASE("whatever comes and goes, what is left is what a new count gives") {
  std::mt19937 random(7);
  const auto some_forms = [&] {
    std::map<std::string, int> forms;
    for (int i = 0; i < 8; ++i)
      forms[fmt::format("{}{}", random() % 2 == 0 ? "ber" : "me", random() % 40)] = 1;
    Forms names;
    for (const auto& [form, unused] : forms)
      names.push_back(form);
    return names;
  };
  Shard changed;
  std::vector<Forms> articles;
  for (int i = 0; i < 200; ++i) {
    if (!articles.empty() && random() % 3 == 0) {
      changed.remove(articles.back());
      articles.pop_back();
    } else {
      articles.push_back(some_forms());
      changed.add(articles.back());
    }
    if (random() % 10 == 0) changed.read();  // a commit
  }
  Shard fresh;
  for (const Forms& forms : articles)
    fresh.add(forms);
  const std::vector<ListSource> a = {changed.read()};
  const std::vector<ListSource> b = {fresh.read()};
  CHECK(forms_beginning(a, "") == forms_beginning(b, ""));
  CHECK(forms_beginning(a, "").size() > 20);
}
