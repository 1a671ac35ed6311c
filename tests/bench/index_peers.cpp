// SPDX-License-Identifier: GPL-2.0-or-later
#include "index_peers.hpp"

#include <fmt/format.h>
#include <lucene++/LuceneHeaders.h>
#include <sqlite3.h>

#include <boost/json.hpp>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

namespace telusur::bench {
namespace {

namespace fs = std::filesystem;

struct Fields {
  std::string id;
  std::string title;
  std::string body;
};

void each_record(const fs::path& ndjson, const std::function<void(const Fields&)>& use) {
  std::ifstream in(ndjson);
  for (std::string line; std::getline(in, line);) {
    const boost::json::value record = boost::json::parse(line);
    const auto field = [&](const char* name) { return std::string(record.at(name).as_string()); };
    use({field("id"), field("title"), field("body")});
  }
}

void check(sqlite3* db, int outcome) {
  if (outcome == SQLITE_OK || outcome == SQLITE_DONE) return;
  throw std::runtime_error(fmt::format("sqlite: {}", sqlite3_errmsg(db)));
}

void execute(sqlite3* db, const char* statement) {
  check(db, sqlite3_exec(db, statement, nullptr, nullptr, nullptr));
}

}  // namespace

void make_sqlite_index(const fs::path& ndjson, const fs::path& out) {
  fs::create_directories(out);
  sqlite3* opened = nullptr;
  const int outcome = sqlite3_open((out / "fts5.db").c_str(), &opened);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> db(opened, sqlite3_close);
  check(opened, outcome);
  execute(opened, "CREATE VIRTUAL TABLE news USING fts5(id UNINDEXED, title, body)");
  execute(opened, "BEGIN");
  sqlite3_stmt* prepared = nullptr;
  check(opened,
        sqlite3_prepare_v2(opened, "INSERT INTO news VALUES (?, ?, ?)", -1, &prepared, nullptr));
  {
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> insert(prepared, sqlite3_finalize);
    const auto bind = [&](int place, const std::string& text) {
      check(opened, sqlite3_bind_text64(prepared, place, text.data(), text.size(), SQLITE_TRANSIENT,
                                        SQLITE_UTF8));
    };
    each_record(ndjson, [&](const Fields& fields) {
      bind(1, fields.id);
      bind(2, fields.title);
      bind(3, fields.body);
      check(opened, sqlite3_step(prepared));
      check(opened, sqlite3_reset(prepared));
    });
  }
  execute(opened, "COMMIT");
  execute(opened, "INSERT INTO news(news) VALUES ('optimize')");
  execute(opened, "VACUUM");
}

void make_lucene_index(const fs::path& ndjson, const fs::path& out) {
  using namespace Lucene;
  const IndexWriterPtr writer =
      newLucene<IndexWriter>(FSDirectory::open(StringUtils::toUnicode(out.string())),
                             newLucene<StandardAnalyzer>(LuceneVersion::LUCENE_CURRENT), true,
                             IndexWriter::MaxFieldLengthUNLIMITED);
  each_record(ndjson, [&](const Fields& fields) {
    const DocumentPtr document = newLucene<Document>();
    const auto add = [&](const wchar_t* name, const std::string& text, AbstractField::Index index) {
      document->add(
          newLucene<Field>(name, StringUtils::toUnicode(text), AbstractField::STORE_YES, index));
    };
    add(L"id", fields.id, AbstractField::INDEX_NOT_ANALYZED);
    add(L"title", fields.title, AbstractField::INDEX_ANALYZED);
    add(L"body", fields.body, AbstractField::INDEX_ANALYZED);
    writer->addDocument(document);
  });
  writer->optimize();
  writer->close();
}

}  // namespace telusur::bench
