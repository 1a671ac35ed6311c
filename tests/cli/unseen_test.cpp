// SPDX-License-Identifier: GPL-2.0-or-later
// --unseen and --saved: queries that are asked again and again.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

struct Desk {
  TemporaryFolder folder;
  std::string db = (folder.path() / "indeks").string();
  std::string seen = (folder.path() / "seen").string();

  void publish(const std::string& id, const std::string& day) const {
    const Finished indexed =
        run_indexer({"--db", db, "-"},
                    {.input = R"({"id":")" + id + R"(","title":"Pulsa naik","body":"Harga pulsa )" +
                              id + R"( naik lagi.","published":")" + day + "T09:00:00+07:00\"}\n"});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
  }
  [[nodiscard]] Finished search(std::vector<std::string> arguments) const {
    return run_telusur(arguments, {.environment = {{"TELUSUR_DB", db}}});
  }
  [[nodiscard]] Finished news(const std::string& format) const {
    return search({"--unseen", seen, "--format", format, "--no-group", "pulsa"});
  }
  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
    const auto path = folder.path() / name;
    std::ofstream(path) << content;
    return path.string();
  }
};

}  // namespace

TEST_CASE("--unseen shows an article once, the newest first") {
  const Desk desk;
  desk.publish("satu", "2023-07-01");
  desk.publish("dua", "2023-07-02");
  CHECK(desk.news("ids").out == "dua\nsatu\n");
  const Finished nothing = desk.news("ids");
  CHECK(nothing.status == 1);
  CHECK(nothing.out.empty());
  desk.publish("tiga", "2023-06-30");
  const Finished late = desk.news("json");
  CHECK(late.status == 0);
  CHECK(late.out.find("\"total\":{\"value\":1,\"relation\":\"eq\"}") != std::string::npos);
  CHECK(late.out.find("\"id\":\"tiga\"") != std::string::npos);
  CHECK(late.out.find("\"id\":\"satu\"") == std::string::npos);
  CHECK(desk.news("count").out == "0\n");
}

TEST_CASE("--unseen says that more may be new than it looked at") {
  const Desk desk;
  desk.publish("satu", "2023-07-01");
  desk.publish("dua", "2023-07-02");
  const Finished first =
      desk.search({"--unseen", desk.seen, "-n", "1", "--no-group", "--json", "pulsa"});
  CHECK(first.out.find("\"total\":{\"value\":1,\"relation\":\"gte\"}") != std::string::npos);
  CHECK(desk.news("ids").out == "satu\n");
}

TEST_CASE("ids of any characters are told apart") {
  const Desk desk;
  desk.publish("a\\\"b\\\\", "2023-07-01");  // a"b and a backslash, in JSON
  desk.publish("a", "2023-07-02");
  CHECK(desk.news("count").out == "2\n");
  CHECK(desk.news("count").out == "0\n");
}

TEST_CASE("a file that is none of --unseen's is refused and kept") {
  const Desk desk;
  desk.publish("satu", "2023-07-01");
  const std::string notes = desk.file("catatan", "\"satu\"\nbelanja\n");
  const Finished refused = desk.search({"--unseen", notes, "pulsa"});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("catatan:2") != std::string::npos);
  CHECK(std::filesystem::file_size(notes) == 15);
  const Finished nowhere =
      desk.search({"--unseen", (desk.folder.path() / "tiada" / "x").string(), "pulsa"});
  CHECK(nowhere.status == 2);
  CHECK(nowhere.err.find("tiada") != std::string::npos);
}

TEST_CASE("--saved gives queries names") {
  const Desk desk;
  desk.publish("satu", "2023-07-01");
  desk.publish("dua", "2023-07-02");
  const std::string saved = desk.file(
      "simpanan.toml", "naik = 'pulsa naik'\njuli1 = 'simpanan:naik tanggal:2023-07-01'\n");
  CHECK(desk.search({"--saved", saved, "--ids", "simpanan:juli1"}).out == "satu\n");
  CHECK(desk.search({"--saved", saved, "--ids", "--", "pulsa", "-simpanan:naik"}).status == 1);
  const Finished unknown = desk.search({"--saved", saved, "simpanan:turun"});
  CHECK(unknown.out.find("Tidak ada pencarian tersimpan bernama turun") != std::string::npos);
  const Finished faulty = desk.search({"--saved", desk.file("x.toml", "a = 1\n"), "pulsa"});
  CHECK(faulty.status == 2);
  CHECK(faulty.err.find("x.toml:1: a: bukan teks") != std::string::npos);
}
