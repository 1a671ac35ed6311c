// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <iostream>
#include <span>
#include <thread>

#include "access/keys.hpp"
#include "command_line/config_file.hpp"
#include "command_line/language_choice.hpp"
#include "command_line/man_page.hpp"
#include "command_line/translated_help.hpp"
#include "command_line/usage_error.hpp"
#include "report.hpp"
#include "search/ranking_file.hpp"
#include "sentences.hpp"

namespace telusur::searchd {
namespace {

/// Where CLI11 puts values before they are checked.
struct Raw {
  std::vector<std::string> listen;
  std::string socket_mode;
  std::string proxy_header = "x-forwarded-for";
  std::uint32_t burst = 0;
  std::string access_log = "text";
  std::string ranking;
  std::string saved;
  bool man = false;
  std::string new_key;
};

constexpr const char* kConfigVariable = "TELUSUR_SEARCHD_CONFIG";

/// `--max-connections` is TELUSUR_SEARCHD_MAX_CONNECTIONS in the environment.
std::string environment_name(std::string_view option) {
  std::string name = "TELUSUR_SEARCHD_";
  for (const char c : option.substr(2)) {
    name += c == '-' ? '_' : static_cast<char>(c & ~0x20);
  }
  return name;
}

template <class T>
CLI::Option* add(CLI::App& app, const std::string& name, T& value, const std::string& help) {
  return app.add_option(name, value, help)->envname(environment_name(name))->capture_default_str();
}

/// An option that counts a unit of time.
template <class Duration>
void add_time(CLI::App& app, const std::string& name, Duration& value, const std::string& help,
              long least = 1) {
  app.add_option_function<long>(
         name, [&value](const long& count) { value = Duration(count); }, help)
      ->envname(environment_name(name))
      ->default_str(std::to_string(value.count()))
      ->check(CLI::Range(least, 86'400'000L));
}

void add_serving_options(CLI::App& app, Options& options, Raw& raw) {
  app.add_option("--db", options.db, "Folder of the index")->envname("TELUSUR_DB");
  app.add_option("--cluster", options.cluster, "File that lists the shards of the index, instead")
      ->envname("TELUSUR_CLUSTER");
  add(app, "--words", options.analyzer.words, "File of your own roots and stem exceptions");
  add(app, "--synonyms", options.expander.synonyms, "File of your own synonyms");
  add(app, "--approvals", options.expander.approvals, "File of decisions on acronyms");
  add(app, "--ranking", raw.ranking, "TOML file of constants of ranking");
  add(app, "--saved", raw.saved, "TOML file of queries for simpanan:NAME");
  add(app, "--listen", raw.listen,
      "HOST:PORT, https://HOST:PORT or unix:/PATH to listen on; repeat for more; port 0: any")
      ->default_str("127.0.0.1:7331");
  add(app, "--socket-mode", raw.socket_mode,
      "Who may use the Unix sockets, in octal such as 660; as the umask says unless given")
      ->check([](const std::string& text) {
        const bool octal = text.size() >= 3 && text.size() <= 4 &&
                           text.find_first_not_of("01234567") == std::string::npos;
        return octal ? std::string() : text + " is no mode; write it in octal, such as 660";
      });
  add(app, "--tls-certificate", options.tls_certificate,
      "PEM file of the certificate, its chain after it, for https:// addresses");
  add(app, "--tls-key", options.tls_key, "PEM file of the certificate's key");
  add(app, "--trusted-proxy", options.trusted_proxies,
      "Network of proxies, such as 10.0.0.0/8 or unix, that tell the client's address; repeat");
  add(app, "--proxy-header", raw.proxy_header, "The header these proxies write it in")
      ->check(CLI::IsMember({"x-forwarded-for", "forwarded"}));
  add(app, "--io-threads", options.io_threads, "Threads that read and write sockets")
      ->check(CLI::Range(1U, 64U));
  add(app, "--workers", options.workers.threads, "Threads that search")
      ->check(CLI::Range(1U, 256U));
  add(app, "--queue", options.workers.queue, "Searches that may wait; the next gets a 503")
      ->check(CLI::Range(1U, 1'000'000U));
  add_time(app, "--queue-wait-ms", options.workers.wait.burst,
           "Longest such wait, foreseen or real");
  add_time(app, "--overload-wait-ms", options.workers.wait.overload,
           "The same while a queue stands that does not empty; 0: half of what a slow search takes",
           0);
  add_time(app, "--query-budget-ms", options.query_budget,
           "Time for a search, which then gives what it has found so far");
  add_time(app, "--refresh-ms", options.refresh_interval, "How often to look for a new index");
  add_time(app, "--drain-seconds", options.drain_timeout, "Time to finish requests on SIGTERM");
  app.add_flag("--serve-text", options.serve_text, "Give the text in /v1/articles/{id}, too")
      ->envname("TELUSUR_SEARCHD_SERVE_TEXT");
  add(app, "--cors-origin", options.cors_origins,
      "Origin of pages that may ask from the browser; repeat; * for any");
}

void add_access_options(CLI::App& app, Options& options, Raw& raw) {
  add(app, "--rate", options.rate.per_second,
      "Requests per second of one key or address, on average; 0: any number")
      ->check(CLI::Range(0.0, 1e6));
  add(app, "--burst", raw.burst, "Requests it may make at once; 0: those of two seconds")
      ->check(CLI::Range(0U, 1'000'000U));
  add(app, "--keys", options.keys, "File of API keys; without it searching is open, the rest off");
  app.add_option("--new-key", raw.new_key,
                 "Make a key for SCOPES (search,write,admin), print it with its lines for the key "
                 "file, and leave")
      ->type_name("SCOPES")
      ->configurable(false);
}

/// Prints the key once; only its hash is kept anywhere. Gives the status to exit with.
int print_new_key(const std::string& scopes, Language language) {
  const auto parsed = access::parse_scopes(scopes);
  if (!parsed) {
    Error error = parsed.error();
    error.where = "--new-key";
    return report(error, language);
  }
  const access::NewKey made = access::make_key(*parsed, "baru");
  std::cout << made.secret << "\n\n" << made.table;
  return kExitOk;
}

void add_limit_options(CLI::App& app, http::Limits& limits) {
  add(app, "--max-connections", limits.connections, "Open connections")
      ->check(CLI::Range(1U, 1'000'000U));
  add(app, "--max-connections-per-address", limits.connections_per_address,
      "Open connections of one address, or /64 of IPv6, that is no proxy; 0: any number")
      ->check(CLI::Range(0U, 1'000'000U));
  add(app, "--max-header-bytes", limits.header_bytes, "Request line and headers")
      ->check(CLI::Range(1024U, 1U << 20U));
  add(app, "--max-uri-bytes", limits.uri_bytes, "The URI")->check(CLI::Range(256U, 1U << 20U));
  add(app, "--max-body-bytes", limits.body_bytes, "A request's body")
      ->check(CLI::Range(1024U, 64U << 20U));
  add_time(app, "--header-timeout-ms", limits.header_timeout, "For a whole request header");
  add_time(app, "--body-timeout-ms", limits.body_timeout, "For a whole request body");
  add_time(app, "--idle-timeout-ms", limits.idle_timeout, "Between requests");
  add_time(app, "--write-timeout-ms", limits.write_timeout, "For a whole answer");
}

void add_state_options(CLI::App& app, Options& options) {
  add(app, "--state-dir", options.state_dir,
      "Folder for what changes while serving: dictionaries, query log");
  add(app, "--public-url", options.public_url,
      "Where people reach this server, for links in feeds; such as https://cari.example");
  add(app, "--max-batch-bytes", options.batch_bytes, "The body of POST /v1/articles")
      ->check(CLI::Range(1024U, 1U << 30U));
  add(app, "--cache-bytes", options.cache_bytes, "For answers given again; 0 keeps none")
      ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 40U));
  app.add_flag("--query-log,!--no-query-log", options.query_log,
               "Whether searches and clicks are counted in --state-dir")
      ->envname("TELUSUR_SEARCHD_QUERY_LOG")
      ->default_str("true");
  add(app, "--query-log-bytes", options.query_log_options.max_bytes,
      "Size of the query log; the oldest searches go first")
      ->check(CLI::Range(std::uint64_t{1} << 20U, std::uint64_t{1} << 40U));
  app.add_option_function<int>(
         "--query-log-days",
         [&options](const int& days) { options.query_log_options.keep = std::chrono::days(days); },
         "How long searches stay in it")
      ->envname("TELUSUR_SEARCHD_QUERY_LOG_DAYS")
      ->default_str(std::to_string(options.query_log_options.keep.count()))
      ->check(CLI::Range(1, 3650));
}

void add_log_options(CLI::App& app, Options& options, Raw& raw) {
  add(app, "--access-log", raw.access_log, "A line per request on standard error: off, text, json")
      ->check(CLI::IsMember({"off", "text", "json"}));
  app.add_flag("--log-queries,!--no-log-queries", options.log_queries,
               "Whether the access log has query strings")
      ->envname("TELUSUR_SEARCHD_LOG_QUERIES")
      ->default_str("true");
}

void add_config_options(CLI::App& app, Raw& raw, bool& check_config) {
  app.add_flag("--check-config", check_config,
               "Check the configuration and every file it names, and leave")
      ->configurable(false);
  command_line::add_language_option(app)->envname("TELUSUR_LANG");
  command_line::add_man_option(app, raw.man);
  command_line::add_config_option(app, kConfigVariable, "");
}

std::map<std::string, std::string> values_of(const CLI::App& app) {
  std::map<std::string, std::string> values;
  for (const CLI::Option* option : app.get_options()) {
    std::string text;
    for (const std::string& value : option->results())
      text += (text.empty() ? "" : " ") + value;
    values[option->get_name()] = option->empty() ? option->get_default_str() : text;
  }
  return values;
}

/// `https://cari.example/berita`: what may stand before a path, in any document.
bool is_web_address(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    const std::string_view rest = text.substr(scheme.size());
    return !rest.empty() && std::ranges::all_of(rest, [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
             std::string_view("-._~:/[]%").find(c) != std::string_view::npos;
    });
  }
  return false;
}

/// Turns what was given into options. Errors: invalid_parameter.
Result<void> finish(const Raw& raw, Options& options) {
  if (options.db.empty() && options.cluster.empty()) {
    return Error{ErrorCode::invalid_parameter, "--db", "no index named",
                 "give the folder of the index with --db DIR or TELUSUR_DB, or --cluster FILE"};
  }
  if (!options.db.empty() && !options.cluster.empty()) {
    return Error{ErrorCode::invalid_parameter, "--cluster", "given together with --db",
                 "give one of them"};
  }
  auto ranking = search::read_ranking(raw.ranking);
  if (!ranking) return ranking.error();
  options.workers.ranking = *ranking;
  auto saved = search::SavedQueries::read(raw.saved);
  if (!saved) return saved.error();
  options.workers.saved = std::make_shared<const search::SavedQueries>(std::move(*saved));
  for (const std::string& text : raw.listen) {
    auto address = http::parse_address(text);
    if (!address) {
      Error error = address.error();
      error.where = "--listen: " + error.where;
      return error;
    }
    if (address->is_unix() && !raw.socket_mode.empty()) {
      constexpr int kOctal = 8;
      address->mode = static_cast<unsigned>(std::stoul(raw.socket_mode, nullptr, kOctal));
    }
    options.listen.push_back(std::move(*address));
  }
  options.proxy_header = raw.proxy_header == "forwarded"
                             ? http::TrustedProxies::HeaderName::forwarded
                             : http::TrustedProxies::HeaderName::x_forwarded_for;
  options.rate.burst = raw.burst > 0 ? raw.burst : access::usual_burst(options.rate.per_second);
  if (options.tls_certificate.empty() != options.tls_key.empty()) {
    return Error{ErrorCode::invalid_parameter, "--tls-certificate",
                 "certificate and key go together", "give both or none"};
  }
  if (options.limits.uri_bytes >= options.limits.header_bytes) {
    return Error{ErrorCode::invalid_parameter, "--max-uri-bytes",
                 "not smaller than --max-header-bytes, which counts the URI as well", ""};
  }
  if (options.public_url.ends_with('/')) options.public_url.pop_back();
  if (!options.public_url.empty() && !is_web_address(options.public_url)) {
    return Error{ErrorCode::invalid_parameter, "--public-url",
                 "\"" + options.public_url + "\" is no address",
                 "write http:// or https://, a host, and a path if there is one"};
  }
  options.access_log = raw.access_log == "off"    ? AccessLogFormat::off
                       : raw.access_log == "json" ? AccessLogFormat::json
                                                  : AccessLogFormat::text;
  return {};
}

std::string footer(Language language) {
  return std::string(
      in(language,
         "Sinyal: TERM dan INT menyelesaikan permintaan yang berjalan lalu berhenti, HUP membaca "
         "ulang kunci, sertifikat,\nkamus, batas laju, dan setelan catatan, lalu mencari indeks "
         "baru.\nSetiap opsi juga dapat ditulis sebagai TELUSUR_SEARCHD_<NAMA> di lingkungan.",
         "Signals: TERM and INT finish running requests and leave, HUP reads keys, certificate, "
         "dictionaries, rates and log settings again\nand looks for a new index.\n"
         "Every option is TELUSUR_SEARCHD_<NAME> in the environment as well."));
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
  const std::span<const char* const> arguments(argv, static_cast<std::size_t>(argc));
  const Language language = command_line::language_of(arguments, kConfigVariable, "");
  Parsed parsed;
  parsed.options.language = language;
  Raw raw;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  parsed.options.workers.threads = cores;
  parsed.options.io_threads = std::max(1U, cores / 4);
  CLI::App app{"telusur-searchd: answer searches over HTTP"};
  app.footer(footer(Language::english));
  app.set_help_flag("-h,--help", "Show this help");
  app.set_version_flag("-V,--version", "telusur-searchd " TELUSUR_VERSION, "Show the version");
  add_serving_options(app, parsed.options, raw);
  add_access_options(app, parsed.options, raw);
  add_limit_options(app, parsed.options.limits);
  add_state_options(app, parsed.options);
  add_log_options(app, parsed.options, raw);
  add_config_options(app, raw, parsed.check_config);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    if (language == Language::indonesian) {
      command_line::translate_help(app, help_sentences());
      app.footer(footer(language));
    }
    parsed.exit_status = app.exit(success);
    return parsed;
  } catch (const CLI::ParseError& error) {
    parsed.exit_status = report(command_line::usage_error(app, error), language);
    std::cerr << in(language, "Lihat", "Try") << " `telusur-searchd --help`.\n";
    return parsed;
  }
  if (raw.man) {
    std::cout << command_line::man_page(app, TELUSUR_VERSION);
    parsed.exit_status = kExitOk;
    return parsed;
  }
  if (!raw.new_key.empty()) {
    parsed.exit_status = print_new_key(raw.new_key, language);
    return parsed;
  }
  if (auto finished = finish(raw, parsed.options); !finished) {
    parsed.exit_status = report(finished.error(), language);
  }
  parsed.given = values_of(app);
  return parsed;
}

}  // namespace telusur::searchd
