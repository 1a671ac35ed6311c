// SPDX-License-Identifier: GPL-2.0-or-later
#include "api_service.hpp"

#include <fstream>

#include "access/keys.hpp"

namespace telusur::testing {

void ApiService::start(std::vector<std::string> options) {
  daemon_.reset();
  const auto add = [&](const char* option, const std::string& value) {
    options.emplace_back(option);
    options.push_back(value);
  };
  add("--keys", (folder_.path() / "keys.toml").string());
  add("--refresh-ms", "1");
  if (setup_.state) add("--state-dir", state().string());
  daemon_ = std::make_unique<Daemon>(db(), folder_.path() / "log", options);
}

void ApiService::write_keys() {
  std::ofstream file(folder_.path() / "keys.toml");
  file << "open-search = " << (setup_.open_search ? "true" : "false") << '\n';
  const auto make = [&file](access::Scope scope) {
    const access::NewKey key = access::make_key({scope}, name(scope));
    file << key.table;
    return key.secret;
  };
  search_key_ = make(access::Scope::search);
  write_key_ = make(access::Scope::write);
  admin_key_ = make(access::Scope::admin);
}

}  // namespace telusur::testing
