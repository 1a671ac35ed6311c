// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_writer.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "index/form_counts.hpp"
#include "index/index_directory.hpp"
#include "index/index_reader.hpp"
#include "small_index.hpp"
#include "table_stemmer.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::index;
using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = table_analyzer({});
  return kAnalyzer;
}

/// Everything an index answers with: articles by id, all terms and forms with their frequencies.
struct Content {
  std::map<std::string, std::string> bodies;
  std::map<std::string, Xapian::doccount> terms;
  std::map<std::string, std::uint32_t> forms;
  std::size_t streams = 0;

  bool operator==(const Content&) const = default;
};

Content content_of(const fs::path& directory) {
  Content content;
  auto reader = IndexReader::open(directory, analyzer());
  REQUIRE(reader.has_value());
  const auto read = reader->read([&](const Xapian::Database& db) -> Result<void> {
    for (auto document = db.postlist_begin(""); document != db.postlist_end(""); ++document) {
      const auto article = read_article(db, reader->decoder(), *document);
      if (!article) return article.error();
      content.bodies[article->id] = article->body;
      TokenStream stream;
      REQUIRE(read_tokens(db, *document, stream));
      ++content.streams;
    }
    for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term)
      content.terms[*term] = term.get_termfreq();
    for (const FormCount& count : forms_beginning(reader->lists(), ""))
      content.forms[count.form] = count.articles;
    return {};
  });
  REQUIRE(read.has_value());
  return content;
}

std::vector<std::string> generations_in(const fs::path& directory) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (entry.is_directory()) names.insert(entry.path().filename().string());
  }
  return {names.begin(), names.end()};
}

std::vector<article::Article> two_articles() {
  return {make_article("a", "Satu", "isi pertama"), make_article("b", "Dua", "isi kedua")};
}

}  // namespace

TEST_CASE("what is added can be read") {
  const TemporaryFolder folder;
  const fs::path directory = folder.path() / "index";
  write_index(directory, analyzer(), two_articles());
  const Content content = content_of(directory);
  CHECK(content.bodies ==
        std::map<std::string, std::string>{{"a", "isi pertama"}, {"b", "isi kedua"}});
  CHECK(content.forms.at("isi") == 2);
  CHECK(content.forms.at("pertama") == 1);
  CHECK(content.streams == 2);
}

TEST_CASE("the folder itself opens with Xapian's own tools") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), two_articles());
  CHECK(Xapian::Database(folder.path().string()).get_doccount() == 2);
}

TEST_CASE("an article with a known id takes the place of the old one; an equal one stays") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), two_articles());
  {
    const auto writer = open_writer(folder.path(), analyzer());
    CHECK(put(*writer, analyzer(), make_article("a", "Satu", "isi pertama")) == Outcome::unchanged);
    CHECK(put(*writer, analyzer(), make_article("b", "Dua", "isi baru")) == Outcome::updated);
    CHECK(put(*writer, analyzer(), make_article("c", "Tiga", "isi ketiga")) == Outcome::added);
    CHECK(writer->articles() == 3);
    REQUIRE(writer->finish().has_value());
  }
  const Content content = content_of(folder.path());
  CHECK(content.bodies.at("b") == "isi baru");
  CHECK(content.bodies.size() == 3);
  CHECK(!content.forms.contains("kedua"));
  CHECK(content.streams == 3);
}

TEST_CASE("an id given twice within a run: the last one counts") {
  for (const bool existing : {false, true}) {
    CAPTURE(existing);
    const TemporaryFolder folder;
    if (existing) write_index(folder.path(), analyzer(), {make_article("z", "", "ada")});
    {
      const auto writer = open_writer(folder.path(), analyzer());
      CHECK(put(*writer, analyzer(), make_article("a", "", "satu")) == Outcome::added);
      CHECK(put(*writer, analyzer(), make_article("a", "", "satu")) == Outcome::unchanged);
      CHECK(put(*writer, analyzer(), make_article("a", "", "dua")) == Outcome::updated);
      REQUIRE(writer->finish().has_value());
    }
    const Content content = content_of(folder.path());
    CHECK(content.bodies.at("a") == "dua");
    CHECK(!content.forms.contains("satu"));
  }
}

TEST_CASE("an article can be removed, and come back in the same run") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), two_articles());
  {
    const auto writer = open_writer(folder.path(), analyzer());
    CHECK(*writer->remove("a") == true);
    CHECK(*writer->remove("a") == false);
    CHECK(*writer->remove("tidak-ada") == false);
    CHECK(*writer->remove("b") == true);
    CHECK(put(*writer, analyzer(), make_article("b", "Dua", "isi kedua")) == Outcome::added);
    REQUIRE(writer->finish().has_value());
  }
  const Content content = content_of(folder.path());
  CHECK(content.bodies == std::map<std::string, std::string>{{"b", "isi kedua"}});
  CHECK(!content.forms.contains("pertama"));
  CHECK(content.streams == 1);
}

TEST_CASE("a writer that does not finish leaves the index as it was") {
  for (const bool rebuild : {false, true}) {
    for (const std::uint64_t buffer_bytes : {std::uint64_t{1}, std::uint64_t{1} << 28U}) {
      CAPTURE(rebuild);
      CAPTURE(buffer_bytes);
      const TemporaryFolder folder;
      write_index(folder.path(), analyzer(), two_articles());
      const Content before = content_of(folder.path());
      {
        const auto writer = open_writer(folder.path(), analyzer(),
                                        {.rebuild = rebuild, .buffer_bytes = buffer_bytes});
        for (int i = 0; i < 50; ++i)
          put(*writer, analyzer(), make_article(fmt::format("n{}", i), "Baru", "isi baru"));
        REQUIRE(writer->remove("a").has_value());
      }
      CHECK(content_of(folder.path()) == before);
      CHECK(generations_in(folder.path()).size() == 1);
    }
  }
}

TEST_CASE("a first run that does not finish leaves no index") {
  const TemporaryFolder folder;
  {
    const auto writer = open_writer(folder.path(), analyzer());
    put(*writer, analyzer(), make_article("a", "", "isi"));
  }
  const auto reader = IndexReader::open(folder.path(), analyzer());
  REQUIRE(!reader);
  CHECK(reader.error().code == ErrorCode::index_missing);
  CHECK(generations_in(folder.path()).empty());
}

TEST_CASE("a rebuild starts from nothing, switches, and removes the old generation") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), two_articles());
  const auto old_generations = generations_in(folder.path());
  {
    const auto writer = open_writer(folder.path(), analyzer(), {.rebuild = true});
    CHECK(put(*writer, analyzer(), make_article("a", "Satu", "isi pertama")) == Outcome::added);
    CHECK(content_of(folder.path()).bodies.size() == 2);  // until it finishes
    REQUIRE(writer->finish().has_value());
  }
  CHECK(content_of(folder.path()).bodies.size() == 1);
  REQUIRE(generations_in(folder.path()).size() == 1);
  CHECK(generations_in(folder.path()) != old_generations);
}

TEST_CASE("a small buffer gives the same index") {
  const TemporaryFolder folder;
  std::vector<article::Article> articles;
  for (int i = 0; i < 200; ++i) {
    articles.push_back(make_article(fmt::format("id{}", i), fmt::format("Judul {}", i),
                                    fmt::format("kata{} sama kata{}", i, i % 7)));
  }
  articles.push_back(make_article("id7", "Judul", "kata baru"));
  write_index(folder.path() / "large", analyzer(), articles);
  write_index(folder.path() / "small", analyzer(), articles, {.buffer_bytes = 1});
  CHECK(content_of(folder.path() / "large") == content_of(folder.path() / "small"));
  // and when there is an index already
  write_index(folder.path() / "small", analyzer(), two_articles(), {.buffer_bytes = 1});
  write_index(folder.path() / "large", analyzer(), two_articles());
  CHECK(content_of(folder.path() / "large") == content_of(folder.path() / "small"));
}

TEST_CASE("an index made in many parts is the one made in one") {
  const auto content = [](std::uint64_t buffer_bytes) {
    const TemporaryFolder folder;
    const auto writer = open_writer(folder.path(), analyzer(), {.buffer_bytes = buffer_bytes});
    const auto put_again = [&](int number, const std::string& body) {
      return put(*writer, analyzer(),
                 make_article(fmt::format("id-{}", number), fmt::format("Judul {}", number), body));
    };
    for (int i = 0; i < 120; ++i)
      CHECK(put_again(i, fmt::format("isi umum dan kata{}", i % 7)) == Outcome::added);
    // The first part, two in the middle, the last, back and forth.
    for (const int number : {0, 60, 119, 30, 1, 61})
      CHECK(put_again(number, fmt::format("isi baru {}", number)) == Outcome::updated);
    CHECK(put_again(60, "isi baru 60") == Outcome::unchanged);
    for (const char* id : {"id-2", "id-62", "id-118"})
      CHECK(writer->remove(id).value());
    CHECK(!writer->remove("id-62").value());
    CHECK(put_again(62, "kembali") == Outcome::added);
    CHECK(writer->articles() == 118);
    REQUIRE(writer->finish());
    CHECK(generations_in(folder.path()).size() == 1);
    return content_of(folder.path());
  };
  CHECK(content(1) == content(std::uint64_t{1} << 30U));
}

TEST_CASE("a second writer is refused while the first lives") {
  const TemporaryFolder folder;
  const auto first = open_writer(folder.path(), analyzer());
  const auto second = IndexWriter::open(folder.path(), analyzer(), {});
  REQUIRE(!second);
  CHECK(second.error().code == ErrorCode::index_busy);
}

TEST_CASE("an index of another analyzer is refused, with the command that rebuilds it") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), two_articles());
  const auto other = table_analyzer({}, "table-2");
  const auto refused = IndexWriter::open(folder.path(), other, {});
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::index_incompatible);
  CHECK(refused.error().hint.find("telusur-indexer --full --db " + folder.path().string()) !=
        std::string::npos);
  CHECK(content_of(folder.path()).bodies.size() == 2);
  // which works:
  write_index(folder.path(), other, {make_article("a", "", "isi")}, {.rebuild = true});
  CHECK(IndexReader::open(folder.path(), other)->articles() == 1);
  CHECK(IndexReader::open(folder.path(), analyzer()).error().code == ErrorCode::index_incompatible);
}

TEST_CASE("a dry run tells what would happen and writes nothing") {
  const TemporaryFolder folder;
  const fs::path directory = folder.path() / "index";
  {
    const auto writer = open_writer(directory, analyzer(), {.dry_run = true});
    CHECK(put(*writer, analyzer(), make_article("a", "", "isi")) == Outcome::added);
    CHECK(put(*writer, analyzer(), make_article("a", "", "isi")) == Outcome::unchanged);
    CHECK(writer->articles() == 1);
    CHECK(writer->finish().has_value());
  }
  CHECK(!fs::exists(directory));
  write_index(directory, analyzer(), two_articles());
  const Content before = content_of(directory);
  {
    const auto writer = open_writer(directory, analyzer(), {.dry_run = true});
    CHECK(put(*writer, analyzer(), make_article("a", "Satu", "isi pertama")) == Outcome::unchanged);
    CHECK(put(*writer, analyzer(), make_article("b", "Dua", "lain")) == Outcome::updated);
    CHECK(put(*writer, analyzer(), make_article("c", "Tiga", "lain")) == Outcome::added);
    CHECK(*writer->remove("a") == true);
    CHECK(*writer->remove("a") == false);
    CHECK(writer->articles() == 2);
    CHECK(writer->finish().has_value());
  }
  CHECK(content_of(directory) == before);
  {
    const auto writer = open_writer(directory, analyzer(), {.rebuild = true, .dry_run = true});
    CHECK(put(*writer, analyzer(), make_article("a", "Satu", "isi pertama")) == Outcome::added);
    CHECK(writer->articles() == 1);
  }
  CHECK(content_of(directory) == before);
}

TEST_CASE("what a killed writer left behind is removed by the next") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), two_articles());
  folder.write("gen-000009/iamglass", "half written");
  write_index(folder.path(), analyzer(), {make_article("c", "", "isi")});
  CHECK(generations_in(folder.path()).size() == 1);
  CHECK(content_of(folder.path()).bodies.size() == 3);
}

TEST_CASE("a damaged stub: an update is refused, a rebuild mends it") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), two_articles());
  folder.write("XAPIANDB", "\0\0\0 rubbish");
  const auto refused = IndexWriter::open(folder.path(), analyzer(), {});
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::index_damaged);
  CHECK(generations_in(folder.path()).size() == 1);  // still there for who can repair the stub
  CHECK(IndexReader::open(folder.path(), analyzer()).error().code == ErrorCode::index_damaged);
  write_index(folder.path(), analyzer(), two_articles(), {.rebuild = true});
  CHECK(content_of(folder.path()).bodies.size() == 2);
}

TEST_CASE("a generation that is no database is damaged, not missing") {
  const TemporaryFolder folder;
  folder.write("XAPIANDB", "glass gen-000001\n");
  folder.write("gen-000001/iamglass", "rubbish");
  CHECK(IndexReader::open(folder.path(), analyzer()).error().code == ErrorCode::index_damaged);
  CHECK(IndexWriter::open(folder.path(), analyzer(), {}).error().code == ErrorCode::index_damaged);
}

TEST_CASE("some other Xapian database is not ours") {
  const TemporaryFolder folder;
  folder.write("XAPIANDB", "glass gen-000001\n");
  Xapian::WritableDatabase((folder.path() / "gen-000001").string(), Xapian::DB_CREATE).commit();
  const auto refused = IndexReader::open(folder.path(), analyzer());
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::index_incompatible);
  CHECK(refused.error().what.find("not one of Telusur's") != std::string::npos);
}

TEST_CASE("an index learns a dictionary as soon as it has the articles for it") {
  const auto some = [](int first, int last) {
    std::vector<article::Article> articles;
    for (int i = first; i < last; ++i) {
      const std::string id = fmt::format("berita-{}", i);
      articles.push_back(make_article(id, "Judul " + id,
                                      fmt::format("Pengguna diminta mengganti kata sandi ke-{}. "
                                                  "Kementerian belum memberi tanggapan soal {}.",
                                                  i * 37 % 1'000, i * 91 % 777)));
    }
    return articles;
  };
  const auto has_dictionary = [](const fs::path& directory) {
    return IndexReader::open(directory, analyzer())->decoder().has_dictionary();
  };
  const TemporaryFolder folder;
  const int enough = static_cast<int>(kTrainingArticles);
  SUBCASE("within a run") {
    write_index(folder.path(), analyzer(), some(0, enough + 50));
    CHECK(has_dictionary(folder.path()));
  }
  SUBCASE("within one of several runs, from what earlier ones wrote as well") {
    write_index(folder.path(), analyzer(), some(0, enough / 2));
    auto reader = IndexReader::open(folder.path(), analyzer());
    write_index(folder.path(), analyzer(), some(enough / 2, enough - 1));
    CHECK(!has_dictionary(folder.path()));
    write_index(folder.path(), analyzer(), some(enough - 1, enough));
    CHECK(has_dictionary(folder.path()));
    write_index(folder.path(), analyzer(), some(enough, enough + 50));
    CHECK(has_dictionary(folder.path()));
    REQUIRE(reader->refresh());
    const auto read = reader->read([&](const Xapian::Database& db) {
      return read_article(db, reader->decoder(), find_article(db, "berita-1001"));
    });
    CHECK(read.has_value());
  }
  const auto first = IndexReader::open(folder.path(), analyzer())
                         ->read([](const Xapian::Database& db) -> Result<std::string> {
                           return db.get_document(find_article(db, "berita-0")).get_data();
                         });
  REQUIRE(first.has_value());
  CHECK(!ArticleDecoder().decode(*first));  // those from before it have it, too
  CHECK(content_of(folder.path()).bodies.size() == kTrainingArticles + 50);
}
