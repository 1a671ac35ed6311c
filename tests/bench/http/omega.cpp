// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/omega.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>
#include <thread>

#include "http/target.hpp"
#include "xapian_peer.hpp"

namespace telusur::bench {
namespace fs = std::filesystem;

namespace {

constexpr const char* kOmega = "/usr/lib/cgi-bin/omega/omega";
constexpr const char* kLighttpd = "/usr/sbin/lighttpd";

constexpr std::string_view kTemplate =
    "$set{stemmer,indonesian}$httpheader{Content-Type,text/html}<html>$msize\n"
    "$hitlist{<p><a href=\"$html{$field{url}}\">$html{$field{caption}}</a> "
    "$snippet{$field{sample}}</p>\n}</html>\n";

}  // namespace

Omega::Omega(const Workspace& workspace, const fs::path& db) : port_(free_port()) {
  for (const char* program : {kOmega, kLighttpd}) {
    if (!fs::exists(program)) throw std::runtime_error(fmt::format("{} is missing", program));
  }
  const fs::path root = fs::absolute(workspace.file("omega"));
  const fs::path cgi = root / "cgi-bin";
  fs::create_directories(cgi);
  fs::create_directories(root / "data");
  fs::create_directories(root / "templates");
  (void)XapianPeer::make(root / "data" / "default", db,
                         {.stemmed = true, .title = true, .omega_fields = true});
  fs::copy_file(kOmega, cgi / "omega", fs::copy_options::overwrite_existing);
  std::ofstream(root / "templates" / "query") << kTemplate;
  // Omega looks for its configuration where it is started, which is where it is.
  std::ofstream(cgi / "omega.conf") << fmt::format(
      "database_dir {0}/data\ntemplate_dir {0}/templates\nlog_dir {0}\ncdb_dir {0}\n",
      root.string());
  const fs::path config = root / "lighttpd.conf";
  std::ofstream(config) << fmt::format(
      "server.document-root = \"{}\"\nserver.bind = \"127.0.0.1\"\nserver.port = {}\n"
      "server.modules = (\"mod_cgi\")\ncgi.assign = (\"omega\" => \"\")\n"
      "server.max-connections = 1024\nserver.max-fds = 4096\n",
      cgi.string(), port_);
  lighttpd_ = std::make_unique<Child>(
      std::vector<std::string>{kLighttpd, "-D", "-f", config.string()}, root / "lighttpd.log");
  lighttpd_->wait_for_port(port_);
}

void Omega::settle() const {
  const std::string children = fmt::format("/proc/{0}/task/{0}/children", lighttpd_->id());
  for (std::string first = "?"; !first.empty();) {
    first.clear();
    std::ifstream(children) >> first;
    std::this_thread::yield();
  }
}

std::string Omega::target_of(const std::string& query) {
  return "/omega?DB=default&FMT=query&DEFAULTOP=or&HITSPERPAGE=10&P=" +
         http::percent_encoded(query);
}

}  // namespace telusur::bench
