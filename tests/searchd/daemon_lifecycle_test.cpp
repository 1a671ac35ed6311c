// SPDX-License-Identifier: GPL-2.0-or-later
// Starting, stopping, and an index that changes under way.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sched.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <boost/json.hpp>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <thread>

#include "process.hpp"
#include "running_daemon.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

struct Service {
  explicit Service(const std::vector<std::string>& options = {}) {
    index_titles(db, {"Project S mengancam UMKM"});
    daemon = std::make_unique<Daemon>(db, folder.path() / "log", options);
  }
  [[nodiscard]] std::int64_t articles() const {
    const Reply reply = daemon->connect().get("/v1/search?q=umkm").value();
    return boost::json::parse(reply.body).at("total").at("value").as_int64();
  }

  TemporaryFolder folder;
  std::filesystem::path db = folder.path() / "db";
  std::unique_ptr<Daemon> daemon;
};

bool refused(std::uint16_t port) {
  try {
    Client client(port);
    return !client.get("/healthz");
  } catch (const std::exception&) {
    return true;
  }
}

}  // namespace

TEST_CASE("SIGTERM finishes running requests, closes idle connections and leaves with 0") {
  for (const int number : {SIGTERM, SIGINT}) {
    const Service service;
    Client idle = service.daemon->connect();
    CHECK(idle.get("/healthz").value().status == 200);
    Client running = service.daemon->connect();
    running.send(
        "POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Expect: 100-continue\r\nContent-Length: 12\r\n\r\n");
    CHECK(running.receive().value().status == 100);
    service.daemon->signal(number);
    CHECK(idle.closed());
    CHECK(eventually([&] { return refused(service.daemon->port()); }));
    running.send(R"({"q":"umkm"})");
    const Reply reply = running.receive().value();
    CHECK(reply.status == 200);
    CHECK(reply.header("connection") == "close");
    CHECK(service.daemon->wait() == 0);
  }
}

TEST_CASE("a drain ends at its time limit, and at once on a second signal") {
  const std::string half =
      "POST /v1/search HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
      "Content-Length: 12\r\n\r\n";
  {
    const Service limited({"--drain-seconds", "1"});
    Client running = limited.daemon->connect();
    running.send(half);
    CHECK(running.receive().value().status == 100);
    limited.daemon->signal(SIGTERM);
    CHECK(limited.daemon->wait() == 0);
  }
  const Service patient({"--drain-seconds", "600", "--body-timeout-ms", "600000"});
  Client running = patient.daemon->connect();
  running.send(half);
  CHECK(running.receive().value().status == 100);
  Client idle = patient.daemon->connect();
  CHECK(idle.get("/healthz").value().status == 200);
  patient.daemon->signal(SIGTERM);
  CHECK(idle.closed());  // the first signal has arrived
  patient.daemon->signal(SIGTERM);
  CHECK(patient.daemon->wait() == 0);
}

TEST_CASE("new articles are found without a restart, by themselves or on SIGHUP") {
  const Service watching({"--refresh-ms", "1"});
  index_titles(watching.db, {"Kabar baru UMKM"});
  CHECK(eventually([&] { return watching.articles() == 2; }));

  const Service told({"--refresh-ms", "86400000"});
  CHECK(told.articles() == 1);
  index_titles(told.db, {"Kabar baru UMKM"});
  CHECK(told.articles() == 1);
  told.daemon->signal(SIGHUP);
  CHECK(eventually([&] { return told.articles() == 2; }));
}

namespace {

/// Asks for one thing after the other, over and over, on connections of its own.
class Load {
 public:
  Load(const Daemon& daemon, std::vector<std::string> targets, std::size_t connections = 3)
      : targets_(std::move(targets)) {
    for (std::size_t i = 0; i < connections; ++i)
      threads_.emplace_back([this, &daemon, i] { ask(daemon.connect(), i); });
  }
  ~Load() { stop(); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  void stop() {
    stop_ = true;
    for (std::thread& thread : threads_)
      thread.join();
    threads_.clear();
  }

  /// Until every target has been asked for once more; false when nothing is answered any more.
  [[nodiscard]] bool goes_on() const {
    const std::size_t enough = answered_ + threads_.size() * targets_.size();
    return eventually([&] { return answered_ >= enough; });
  }

  [[nodiscard]] std::size_t failed() const { return failed_; }

 private:
  void ask(Client client, std::size_t first) {
    for (std::size_t i = first; !stop_; ++i) {
      const auto reply = client.get(targets_[i % targets_.size()]);
      const bool right = reply && reply->status == 200;
      ++(right ? answered_ : failed_);
      if (!reply) return;
    }
  }

  const std::vector<std::string> targets_;
  std::atomic<bool> stop_ = false;
  std::atomic<std::size_t> answered_ = 0;
  std::atomic<std::size_t> failed_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace

TEST_CASE("20 reindexings under load fail no request, whole or incremental") {
  for (const bool full : {true, false}) {
    CAPTURE(full);
    // No cache, so that every request reads the index.
    const Service service({"--refresh-ms", "1", "--cache-bytes", "0"});
    const std::string article = "/v1/articles/Project-S-mengancam-UMKM";
    Load load(*service.daemon, {"/v1/search?q=umkm", "/v1/search?q=umkm&sort=newest&facets=source",
                                "/v1/suggest?q=umk", "/v1/timeline?q=umkm", article,
                                article + "/related", "/search?q=umkm", "/feed.atom?q=umkm"});
    std::vector<std::string> titles{"Project S mengancam UMKM"};
    for (int i = 0; i < 20; ++i) {
      titles.push_back("UMKM nomor " + std::to_string(i));
      index_titles(service.db, titles, full);
      CHECK(load.goes_on());
    }
    CHECK(eventually([&] { return service.articles() == 21; }));
    load.stop();
    CHECK(load.failed() == 0);
  }
}

TEST_CASE("a queue that does not empty is cut short, until the crowd has gone") {
  const Service service({"--refresh-ms", "1", "--workers", "1", "--cache-bytes", "0"});
  // Enough for a page to take the worker longer than it takes a client to ask for it.
  constexpr int kArticles = 500;
  std::vector<std::string> titles;
  titles.reserve(kArticles);
  for (int i = 0; i < kArticles; ++i)
    titles.push_back("UMKM nomor " + std::to_string(i));
  index_titles(service.db, titles, true);
  REQUIRE(eventually([&] { return service.articles() == kArticles; }));
  const auto wait_limit = [&] {
    const std::string text = service.daemon->connect().get("/metrics").value().body;
    constexpr std::string_view kName = "\ntelusur_search_wait_limit_seconds ";
    const std::size_t at = text.find(kName);
    REQUIRE(at != std::string::npos);
    return std::stod(text.substr(at + kName.size()));
  };
  CHECK(wait_limit() == 0);
  Load crowd(*service.daemon, {"/v1/search?q=umkm&limit=100", "/v1/search?q=nomor&limit=100"}, 32);
  CHECK(eventually([&] {
    const double limit = wait_limit();
    return limit > 0 && limit < 0.5;  // a burst may wait for a second
  }));
  CHECK(eventually([&] { return crowd.failed() > 0; }));
  crowd.stop();
  CHECK(eventually(
      [&] { return service.daemon->connect().get("/v1/search?q=umkm").value().status == 200; }));
}

TEST_CASE("when the index breaks, what is open answers on and /readyz says no") {
  const Service service({"--refresh-ms", "1"});
  service.folder.write("db/XAPIANDB", "nonsense\n");
  CHECK(eventually([&] { return service.daemon->connect().get("/readyz")->status == 503; }));
  CHECK(service.daemon->connect().get("/healthz")->status == 200);
  CHECK(service.articles() == 1);
}

TEST_CASE("what cannot work is said at the start, with status 2, in Indonesian or English") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "db").string();
  const std::string none = (folder.path() / "tiada").string();
  const std::string config = folder.write("c.toml", "max-conections = 3\n").string();
  index_titles(db, {"Project S mengancam UMKM"});
  struct Row {
    std::vector<std::string> options;
    std::string indonesian;
    std::string english;
  };
  int runs = 0;
  for (Row row : {
           Row{{},
               "--db: indeks belum disebut (sebutkan folder indeks dengan --db DIR atau "
               "TELUSUR_DB, atau --cluster BERKAS)",
               "--db: no index named (give the folder of the index with --db DIR or TELUSUR_DB, "
               "or --cluster FILE)"},
           Row{{"--db", none},
               none + ": tidak ada indeks di sini (buat dengan: telusur-indexer --db " + none +
                   " BERKAS...)",
               none + ": there is no index here (make one with: telusur-indexer --db " + none +
                   " FILE...)"},
           Row{{"--db", db, "--listen", "contoh"},
               "--listen: contoh: tanpa porta (misalnya 127.0.0.1:7331, [::1]:7331, "
               "https://0.0.0.0:443, atau unix:/run/telusur/searchd.sock)",
               "--listen: contoh: no port (such as 127.0.0.1:7331, [::1]:7331, "
               "https://0.0.0.0:443 or unix:/run/telusur/searchd.sock)"},
           Row{{"--db", db, "--workers", "0"},
               "--workers: 0 di luar 1..256",
               "--workers: 0 is outside 1..256"},
           Row{{"--db", db, "--rate", "cepat"},
               "--rate: \"cepat\" bukan bilangan yang dapat dipakai (antara 0 dan 1000000)",
               "--rate: \"cepat\" is no usable number (between 0 and 1000000)"},
           Row{{"--db", db, "--max-uri-bytes", "20000"},
               "--max-uri-bytes: tidak lebih kecil dari --max-header-bytes, padahal itu menghitung "
               "URI juga",
               "--max-uri-bytes: not smaller than --max-header-bytes, which counts the URI as "
               "well"},
           Row{{"--db", db, "--config", config},
               config + ":1: max-conections: opsi tidak dikenal, atau tidak untuk berkas (mungkin "
                        "maksud Anda max-connections?)",
               config + ":1: max-conections: no such option, or not for files (is "
                        "max-connections meant?)"},
           Row{{"--apa"}, "--apa: opsi tidak dikenal", "--apa: no such option"},
           Row{{"--db", db, "--keys", none},
               none + ": berkas atau folder itu tidak ada",
               none + ": No such file or directory"},
       }) {
    const auto first_line = [&] {  // of a log of its own, for each run is added to the file
      const Run run = run_searchd(row.options, folder.path() / std::to_string(runs++));
      CHECK(run.status == 2);
      return run.error.substr(0, run.error.find('\n'));
    };
    CHECK(first_line() == "telusur-searchd: " + row.indonesian);
    row.options.insert(row.options.end(), {"--lang", "en"});
    CHECK(first_line() == "telusur-searchd: " + row.english);
  }
}

TEST_CASE("a port in use is an error that names it") {
  const Service service;
  const std::string address = "127.0.0.1:" + std::to_string(service.daemon->port());
  const Run run = run_searchd({"--db", service.db.string(), "--listen", address},
                              service.folder.path() / "second.log");
  CHECK(run.status == 2);
  CHECK(run.error.find(address) != std::string::npos);
}

TEST_CASE("a configuration file has the names of the flags, and flags win") {
  const TemporaryFolder folder;
  index_titles(folder.path() / "db", {"Project S mengancam UMKM"});
  const auto config = folder.write("searchd.toml",
                                   "serve-text = true\nmax-connections = 5\n"
                                   "cors-origin = [\"https://a.example\", \"https://b.example\"]\n"
                                   "access-log = \"json\"\n");
  CHECK(run_searchd({"--db", (folder.path() / "db").string(), "--config", config.string(),
                     "--check-config"},
                    folder.path() / "check.log")
            .status == 0);
  const Daemon daemon(folder.path() / "db", folder.path() / "log", {"--config", config.string()});
  const Reply reply =
      daemon.connect()
          .get("/v1/articles/Project-S-mengancam-UMKM", "Origin: https://b.example\r\n")
          .value();
  CHECK(reply.body.find("\"text\"") != std::string::npos);
  CHECK(reply.header("access-control-allow-origin") == "https://b.example");
}

TEST_CASE("the environment wins over the configuration file, and a flag over both") {
  const TemporaryFolder folder;
  index_titles(folder.path() / "db", {"Project S mengancam UMKM"});
  const std::string db = (folder.path() / "db").string();
  const std::string config = folder.write("c.toml", "queue = 0\n").string();
  const auto check = [&](std::vector<std::string> more) {
    more.insert(more.end(), {"--db", db, "--config", config, "--check-config"});
    return run_searchd(more, folder.path() / "log").status;
  };
  CHECK(check({}) == 2);
  CHECK(check({"--queue", "5"}) == 0);
  ::setenv("TELUSUR_SEARCHD_QUEUE", "7", 1);
  CHECK(check({}) == 0);
  CHECK(check({"--queue", "0"}) == 2);
  ::unsetenv("TELUSUR_SEARCHD_QUEUE");
}

TEST_CASE("a state folder that cannot be one is found before it is needed") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "db").string();
  index_titles(db, {"Project S mengancam UMKM"});
  const auto check = [&](const std::filesystem::path& state) {
    return run_searchd({"--db", db, "--state-dir", state.string(), "--check-config"},
                       folder.path() / "log");
  };
  const auto file = folder.write("berkas", "bukan folder");
  CHECK(check(folder.path() / "baru" / "di-dalam").status == 0);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "baru"));
  for (const auto& wrong : {file, file / "di-dalam"}) {
    const Run run = check(wrong);
    CHECK(run.status == 2);
    CHECK(run.error.find("--state-dir: " + file.string()) != std::string::npos);
  }
}

TEST_CASE("the access log has a line per request, without the query when told so") {
  const TemporaryFolder folder;
  index_titles(folder.path() / "db", {"Project S mengancam UMKM"});
  Daemon daemon(folder.path() / "db", folder.path() / "log",
                {"--access-log", "json", "--no-log-queries"});
  daemon.connect().get("/v1/search?q=rahasia", "X-Request-Id: r-1\r\n");
  daemon.signal(SIGTERM);
  CHECK(daemon.wait() == 0);
  const std::string log = run_searchd({"--version"}, folder.path() / "log").error;
  CHECK(log.find("rahasia") == std::string::npos);
  const std::size_t begin = log.find("{\"time\"");
  REQUIRE(begin != std::string::npos);
  const auto line =
      boost::json::parse(log.substr(begin, log.find('\n', begin) - begin)).as_object();
  CHECK(line.at("request_id") == "r-1");
  CHECK(line.at("target") == "/v1/search");
  CHECK(line.at("status") == 200);
  CHECK(line.at("summary") == "hits=0");
}

TEST_CASE("what was posted to be searched for is in the log, unless told otherwise") {
  const std::string request = post_request("/v1/search", R"({"q": "kata \"dua\"\nbaris"})");
  struct Row {
    std::vector<std::string> options;
    const char* logged;  ///< empty: not at all
  };
  const std::string escaped = R"("kata \"dua\"\nbaris")";
  for (const Row& row :
       {Row{{"--access-log", "json"}, "\"query\":"}, Row{{"--access-log", "text"}, " q="},
        Row{{"--access-log", "json", "--no-log-queries"}, ""},
        Row{{"--access-log", "text", "--no-log-queries"}, ""}}) {
    CAPTURE(row.options.at(1));
    const TemporaryFolder folder;
    index_titles(folder.path() / "db", {"Project S mengancam UMKM"});
    Daemon daemon(folder.path() / "db", folder.path() / "log", row.options);
    Client client = daemon.connect();
    client.send(request);
    REQUIRE(client.receive().value().status == 200);
    daemon.signal(SIGTERM);
    CHECK(daemon.wait() == 0);
    const std::string log = run_searchd({"--version"}, folder.path() / "log").error;
    CHECK(log.find("/v1/search") != std::string::npos);
    if (*row.logged == 0) {
      CHECK(log.find("dua") == std::string::npos);
    } else {
      CHECK(log.find(row.logged + escaped) != std::string::npos);
    }
  }
}

TEST_CASE("whoever reads the log may stop reading: nobody waits for it") {
  const TemporaryFolder folder;
  index_titles(folder.path() / "db", {"Project S mengancam UMKM"});
  const std::string socket = (folder.path() / "telusur.sock").string();
  FolderWatch watch(folder.path());
  // Its pipes are read only while it is waited for.
  Process daemon(std::getenv("TELUSUR_SEARCHD"),
                 {"--db", (folder.path() / "db").string(), "--listen", "unix:" + socket});
  REQUIRE(watch.wait_for("telusur.sock"));
  const bool ready = eventually([&] {
    try {
      return Client::to_unix(socket).get("/readyz").value().status == 200;
    } catch (const std::runtime_error&) {
      return false;
    }
  });
  REQUIRE(ready);
  // Several times what a pipe holds.
  const std::string target = "/v1/search?q=" + std::string(2'000, 'a');
  Client client = Client::to_unix(socket);
  for (int i = 0; i < 200; ++i)
    REQUIRE(client.get(target).value().status == 200);
  const std::string metrics = Client::to_unix(socket).get("/metrics").value().body;
  CHECK(metrics.find("telusur_log_lines_dropped_total") != std::string::npos);
  daemon.signal(SIGTERM);
  const Finished finished = daemon.wait();
  CHECK(finished.status == 0);
  CHECK(finished.err.find("GET /v1/search?q=aaa") != std::string::npos);
}

namespace {

/// The socket a unit's daemon reports to.
class NotifySocket {
 public:
  explicit NotifySocket(const std::filesystem::path& path)
      : path_(path), fd_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    REQUIRE(path_.size() < sizeof address.sun_path);
    std::memcpy(address.sun_path, path_.c_str(), path_.size());
    REQUIRE(::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    const timeval patience{20, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~NotifySocket() { ::close(fd_); }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

  /// The next message; empty after 20 s without one.
  [[nodiscard]] std::string told() const {
    std::array<char, 128> state{};
    const ssize_t length = ::recv(fd_, state.data(), state.size(), 0);
    return {state.data(), length > 0 ? static_cast<std::size_t>(length) : 0};
  }

 private:
  std::string path_;
  int fd_;
};

}  // namespace

TEST_CASE("I/O threads do not interrupt the threads that search") {
  const Service service({"--io-threads", "2", "--workers", "3"});
  CHECK(service.daemon->connect().get("/healthz").value().status == 200);  // all threads run
  const std::filesystem::path threads = fmt::format("/proc/{}/task", service.daemon->pid());
  int batch = 0;
  int normal = 0;
  for (const auto& thread : std::filesystem::directory_iterator(threads)) {
    const int policy = ::sched_getscheduler(std::stoi(thread.path().filename().string()));
    batch += policy == SCHED_BATCH ? 1 : 0;
    normal += policy == SCHED_OTHER ? 1 : 0;
  }
  CHECK(batch == 2);
  CHECK(normal >= 3);
}

TEST_CASE("systemd is told when the daemon listens, reloads and stops") {
  const TemporaryFolder folder;
  index_titles(folder.path() / "db", {"Project S mengancam UMKM"});
  const NotifySocket systemd(folder.path() / "notify");
  ::setenv("NOTIFY_SOCKET", systemd.path().c_str(), 1);
  Daemon daemon(folder.path() / "db", folder.path() / "log");
  ::unsetenv("NOTIFY_SOCKET");
  CHECK(systemd.told() == "READY=1");
  daemon.signal(SIGHUP);
  CHECK(systemd.told().starts_with("RELOADING=1\nMONOTONIC_USEC="));
  CHECK(systemd.told() == "READY=1");
  daemon.signal(SIGTERM);
  CHECK(systemd.told() == "STOPPING=1");
  CHECK(daemon.wait() == 0);
}

TEST_CASE("the watchdog of systemd is fed for as long as the daemon runs") {
  const TemporaryFolder folder;
  index_titles(folder.path() / "db", {"Project S mengancam UMKM"});
  const NotifySocket systemd(folder.path() / "notify");
  ::setenv("NOTIFY_SOCKET", systemd.path().c_str(), 1);
  ::setenv("WATCHDOG_USEC", "100000", 1);
  const Daemon daemon(folder.path() / "db", folder.path() / "log");
  ::unsetenv("NOTIFY_SOCKET");
  ::unsetenv("WATCHDOG_USEC");
  int fed = 0;
  for (std::string state = systemd.told(); fed < 5 && !state.empty(); state = systemd.told())
    fed += state == "WATCHDOG=1" ? 1 : 0;
  CHECK(fed == 5);
}
