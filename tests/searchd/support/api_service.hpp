// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "running_daemon.hpp"
#include "temporary_folder.hpp"

namespace telusur::testing {

/// How a daemon is set up, besides its options.
struct ApiSetup {
  bool open_search = true;  ///< false: searching needs a key
  bool state = true;        ///< has a state directory
};

/// A daemon with keys of every scope and the articles that the test wrote.
class ApiService {
 public:
  /// `fill` writes the index at the path it gets.
  template <class Fill>
  explicit ApiService(Fill fill, std::vector<std::string> options = {}, ApiSetup setup = {})
      : setup_(setup) {
    fill(db());
    write_keys();
    start(std::move(options));
  }

  /// Starts it (again).
  void start(std::vector<std::string> options = {});

  [[nodiscard]] std::filesystem::path db() const { return folder_.path() / "db"; }
  [[nodiscard]] std::filesystem::path state() const { return folder_.path() / "state"; }
  [[nodiscard]] Daemon& daemon() const { return *daemon_; }
  [[nodiscard]] const std::string& search_key() const { return search_key_; }
  [[nodiscard]] const std::string& write_key() const { return write_key_; }
  [[nodiscard]] const std::string& admin_key() const { return admin_key_; }

  /// `headers`: lines, each with CRLF.
  [[nodiscard]] Reply ask(std::string_view method, std::string_view target,
                          std::string_view headers = "", std::string_view body = "") const {
    Client client = daemon_->connect();
    std::string request(method);
    request.append(" ").append(target).append(" HTTP/1.1\r\nHost: telusur.example\r\n");
    request += headers;
    if (!body.empty() || method == "POST" || method == "PUT") {
      request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    request.append("\r\n").append(body);
    client.send(request);
    auto reply = client.receive(method == "HEAD");
    REQUIRE(reply);
    return std::move(*reply);
  }
  [[nodiscard]] Reply get(std::string_view target, std::string_view headers = "") const {
    return ask("GET", target, headers);
  }
  boost::json::object body_of(std::string_view target, std::string_view headers = "") const {
    const Reply reply = get(target, headers);
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    return boost::json::parse(reply.body).as_object();
  }

 private:
  void write_keys();

  TemporaryFolder folder_;
  ApiSetup setup_;
  std::string search_key_;
  std::string write_key_;
  std::string admin_key_;
  std::unique_ptr<Daemon> daemon_;
};

/// `Authorization: Bearer KEY` as a header line.
inline std::string bearer(const std::string& key) {
  return "Authorization: Bearer " + key + "\r\n";
}

/// The ids of the hits of an answer, in order.
inline std::vector<std::string> hit_ids(const boost::json::object& body) {
  std::vector<std::string> ids;
  for (const boost::json::value& hit : body.at("hits").as_array())
    ids.emplace_back(hit.at("id").as_string());
  return ids;
}

}  // namespace telusur::testing
