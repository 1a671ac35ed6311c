// SPDX-License-Identifier: GPL-2.0-or-later
// The description of the API against the daemon: every operation is called, and every status that
// it documents is reached, but for those that only load brings about.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <map>

#include "analysis/analyzers.hpp"
#include "api_service.hpp"
#include "json_schema.hpp"
#include "small_index.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace json = boost::json;

namespace {

constexpr const char* kStory =
    "Perahu listrik pertama di danau itu mengangkut delapan siswa ke sekolah setiap pagi.";

/// Articles that fill every part of an answer: copies, times, authors, one without a title.
void fill(const std::filesystem::path& db) {
  std::vector<article::Article> articles = {make_article("perahu/1", "Perahu listrik", kStory),
                                            make_article("perahu-2", "Perahu di danau", kStory),
                                            make_article("tanpa", "", "Perahu layar tua dijual."),
                                            make_article("hapus", "Akan dihapus", "Tak lama.")};
  articles[0].published = *article::parse_timestamp("2023-07-20T09:00:00+07:00");
  articles[0].updated = *article::parse_timestamp("2023-07-21");
  articles[0].source = "Kabar";
  articles[0].authors = {"Sari"};
  articles[0].tags = {"air"};
  articles[0].url = "https://kabar.example/perahu";
  write_index(db, analysis::make_default_analyzer(), articles);
}

/// A request to one operation.
struct Example {
  std::string method;
  std::string target;
  std::string headers{};
  std::string body{};
};

constexpr const char* kJson = "Content-Type: application/json\r\n";
constexpr const char* kText = "Content-Type: text/plain; charset=utf-8\r\n";
constexpr const char* kRecords = "Content-Type: application/x-ndjson\r\n";

/// Calls of the operations, in two daemons: one open for searching with a state directory, one
/// that is neither.
class Walk {
 public:
  Walk() {
    document = open_.body_of("/openapi.json");
    for (const auto& [path, methods] : document.at("paths").as_object()) {
      for (const auto& [method, operation] : methods.as_object())
        operations[std::string(operation.at("operationId").as_string())] = {
            std::string(path), upper(method), operation.as_object()};
    }
  }

  struct Operation {
    std::string path;
    std::string method;
    json::object description;
  };

  /// A call that succeeds.
  Example good(const std::string& id) const {
    const Operation& operation = operations.at(id);
    Example example{operation.method, with_values(operation), key_for(operation)};
    static const std::map<std::string, std::string> kQueries = {
        {"search", "?q=perahu+lstrik&facets=source,month&timeline=month&explain=true"},
        {"suggest", "?q=pera"},
        {"facets", "?q=perahu"},
        {"timeline", "?q=perahu"},
        {"analyze", "?text=Perahu+e-commerce+5G+Rp+1,5+juta"},
        {"explain", "?q=kapal+-danau+source:warta&id=perahu/1"},
        {"atomFeed", "?q=perahu"},
        {"rssFeed", "?q=perahu"},
        {"queryStatistics", "?kind=popular"}};
    if (const auto query = kQueries.find(id); query != kQueries.end())
      example.target += query->second;
    if (id == "searchByBody") {
      example.headers += kJson;
      example.body = R"({"q":"perahu","limit":2})";
    } else if (id == "recordEvent") {
      example.headers += kJson;
      example.body = R"({"query_id":"abc","id":"perahu/1","position":1})";
    } else if (id == "putArticles") {
      example.headers += kRecords;
      example.body = "{\"id\":\"baru\",\"title\":\"Kapal baru\"}\n";
    } else if (operation.method == "PUT") {
      example.headers += kText + ("If-Match: " + etag(example, open_)) + "\r\n";
      example.body = "# kosong\n";
    }
    return example;
  }

  /// The answer to a call that should have this status.
  Reply reach(const std::string& id, const std::string& status) const {
    const Operation& operation = operations.at(id);
    Example example = good(id);
    if (status == "304") {
      example.headers += "If-None-Match: " + etag(example, open_) + "\r\n";
    } else if (status == "400") {
      spoil(id, example);
    } else if (status == "401") {
      example.headers = without_key(example.headers) + bearer("bukan-kunci");
    } else if (status == "403") {
      // No key has two scopes.
      const bool write = key_for(operation) == bearer(open_.write_key());
      example.headers =
          without_key(example.headers) + bearer(write ? closed_.admin_key() : closed_.write_key());
      return send(example, closed_);
    } else if (status == "404") {
      if (id == "recordEvent" || id == "queryStatistics") return send(for_closed(example), closed_);
      replace(example.target, "perahu%2F1", "tiada");
      replace(example.target, "perahu/1", "tiada");
      replace(example.target, "hapus", "tiada");
    } else if (status == "409") {
      if (operation.method == "PUT") return send(for_closed(example), closed_);
      const auto other = open_writer(open_.db(), analysis::make_default_analyzer());
      return send(example, open_);
    } else if (status == "412") {
      replace(example.headers, "If-Match: \"", "If-Match: \"x");
    } else if (status == "413") {
      Client client = open_.daemon().connect();
      client.send(example.method + " " + example.target + " HTTP/1.1\r\nHost: x\r\n" +
                  example.headers + "Content-Length: 1000000000\r\n\r\n");
      return client.receive().value();
    } else if (status == "415") {
      example.headers =
          without_line(example.headers, "Content-Type") + "Content-Type: image/png\r\n";
    } else if (status == "428") {
      example.headers = without_line(example.headers, "If-Match");
    }
    return send(example, open_);
  }

  Reply send(const Example& example, const ApiService& service) const {
    return service.ask(example.method, example.target, example.headers, example.body);
  }
  Reply send(const Example& example) const { return send(example, open_); }

  json::object document;
  std::map<std::string, Operation> operations;

 private:
  static std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
      c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
  }

  static void replace(std::string& text, std::string_view from, std::string_view to) {
    if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  }

  static std::string with_values(const Operation& operation) {
    std::string path = operation.path;
    replace(path, "{name}", "source");
    replace(path, "{id}", operation.method == "DELETE" ? "hapus" : "perahu%2F1");
    return path;
  }

  std::string key_for(const Operation& operation) const {
    for (const json::value& tag : operation.description.at("tags").as_array()) {
      if (tag == "write") return bearer(open_.write_key());
    }
    const bool admin =
        operation.path.starts_with("/v1/stats") || operation.path.starts_with("/v1/admin");
    return admin ? bearer(open_.admin_key()) : "";
  }

  static std::string without_line(std::string headers, const std::string& name) {
    const auto begin = headers.find(name + ": ");
    if (begin != std::string::npos) headers.erase(begin, headers.find("\r\n", begin) + 2 - begin);
    return headers;
  }
  static std::string without_key(const std::string& headers) {
    return without_line(headers, "Authorization");
  }

  /// The same call with the key of the other daemon.
  Example for_closed(Example example) const {
    const bool write = example.headers.find(open_.write_key()) != std::string::npos;
    const bool admin = example.headers.find(open_.admin_key()) != std::string::npos;
    example.headers = without_key(example.headers) + bearer(write   ? closed_.write_key()
                                                            : admin ? closed_.admin_key()
                                                                    : closed_.search_key());
    return example;
  }

  std::string etag(const Example& example, const ApiService& service) const {
    // Right after a commit an answer is not to be kept: acronyms are those of before.
    std::string etag;
    REQUIRE(eventually([&] {
      etag = service.get(example.target, without_line(example.headers, "If-Match")).header("etag");
      return !etag.empty();
    }));
    return etag;
  }

  static void spoil(const std::string& id, Example& example) {
    if (id == "searchByBody" || id == "recordEvent") {
      example.body = R"({"salah":1})";
    } else if (example.method == "PUT") {
      example.body = "a, b => c => d\n";
      if (id == "putStemExceptions") example.body = "a b c\n";
    } else {
      example.target += example.target.find('?') == std::string::npos ? "?salah=1" : "&salah=1";
    }
  }

  ApiService open_{fill};
  ApiService closed_{fill, {}, {.open_search = false, .state = false}};
};

bool is_problem(const std::string& status) {
  return status.front() == '4' || status.front() == '5';
}

}  // namespace

TEST_CASE("every operation answers as it is described") {
  const Walk walk;
  CHECK(walk.document.at("openapi") == "3.1.0");
  CHECK(walk.operations.size() == 31);
  for (const auto& entry : walk.operations) {
    const std::string& id = entry.first;
    const auto& operation = entry.second;
    CAPTURE(id);
    for (const auto& [status_name, response] : operation.description.at("responses").as_object()) {
      const std::string status(status_name);
      CAPTURE(status);
      // Load brings these about: daemon_lifecycle_test, daemon_access_test.
      if (status == "default" || status == "429" || status == "503") continue;
      const bool success = status.front() == '2';
      const Reply reply = success ? walk.send(walk.good(id)) : walk.reach(id, status);
      CAPTURE(reply.body.substr(0, 2000));
      CHECK(std::to_string(reply.status) == status);
      const json::value* content = response.as_object().if_contains("content");
      if (content == nullptr) {
        CHECK(reply.body.empty());
        continue;
      }
      const std::string type =
          reply.header("content-type").substr(0, reply.header("content-type").find(';'));
      REQUIRE(content->as_object().contains(type));
      if (type.find("json") == std::string::npos) continue;
      const auto faults =
          schema_faults(walk.document, content->at(type).at("schema"), json::parse(reply.body));
      for (const std::string& fault : faults)
        CHECK_MESSAGE(false, fault);
      if (is_problem(status)) CHECK(json::parse(reply.body).at("status") == reply.status);
    }
  }
}

TEST_CASE("examples in the schemas fit the schemas") {
  const Walk walk;
  std::size_t examples = 0;
  for (const auto& entry : walk.document.at("components").at("schemas").as_object()) {
    const std::string name(entry.key());
    const json::value& schema = entry.value();
    const json::value* example = schema.as_object().if_contains("example");
    if (example == nullptr) continue;
    ++examples;
    CAPTURE(name);
    for (const std::string& fault : schema_faults(walk.document, schema, *example))
      CHECK_MESSAGE(false, fault);
  }
  CHECK(examples >= 2);
}

TEST_CASE("every endpoint names the nearest parameter to one it does not know") {
  const Walk walk;
  for (const auto& entry : walk.operations) {
    const std::string& id = entry.first;
    const auto& operation = entry.second;
    const json::value* parameters = operation.description.if_contains("parameters");
    if (parameters == nullptr || operation.method != "GET") continue;
    for (const json::value& parameter : parameters->as_array()) {
      if (parameter.at("in") != "query") continue;
      const std::string name(parameter.at("name").as_string());
      if (name.size() < 4) continue;
      CAPTURE(id);
      CAPTURE(name);
      Example example = walk.good(id);
      example.target += (example.target.find('?') == std::string::npos ? "?" : "&") + name + "x=1";
      const Reply reply = walk.send(example);
      CHECK(reply.status == 400);
      CHECK(json::parse(reply.body).at("errors").at(0).at("nearest") == parameter.at("name"));
    }
  }
}
