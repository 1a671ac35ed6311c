// SPDX-License-Identifier: GPL-2.0-or-later
#include "sentences.hpp"

#include <array>

namespace telusur::searchd {
namespace {

constexpr std::array kErrors = {
    // Options.
    Sentence{"no index named", "indeks belum disebut"},
    Sentence{"give the folder of the index with --db DIR or TELUSUR_DB, or --cluster FILE",
             "sebutkan folder indeks dengan --db DIR atau TELUSUR_DB, atau --cluster BERKAS"},
    Sentence{"given together with --db", "disebut bersama --db"},
    Sentence{"give one of them", "sebutkan salah satu"},
    Sentence{"{} is no mode; write it in octal, such as 660",
             "{} bukan izin berkas; tulis dalam oktal, misalnya 660"},
    Sentence{"certificate and key go together", "sertifikat dan kuncinya harus bersama"},
    Sentence{"give both or none", "sebutkan keduanya atau tidak sama sekali"},
    Sentence{"not smaller than --max-header-bytes, which counts the URI as well",
             "tidak lebih kecil dari --max-header-bytes, padahal itu menghitung URI juga"},
    Sentence{"\"{}\" is no address", "\"{}\" bukan alamat"},
    Sentence{"write http:// or https://, a host, and a path if there is one",
             "tulis http:// atau https://, host, dan jalurnya bila ada"},
    Sentence{"{} is no folder to write in", "{} bukan folder yang dapat ditulis"},
    Sentence{"a folder of the user that the daemon runs as",
             "seharusnya folder milik pengguna yang menjalankan daemon"},
    // Addresses.
    Sentence{"no port", "tanpa porta"},
    Sentence{"the port is not a number in 0..65535", "portanya bukan bilangan 0..65535"},
    Sentence{"the host is not an IP address", "hostnya bukan alamat IP"},
    Sentence{"an IPv6 address, and only that, is put in brackets",
             "alamat IPv6, dan hanya itu, ditulis dalam kurung siku"},
    Sentence{"the path of a Unix socket begins with /", "jalur soket Unix diawali /"},
    Sentence{"the path of a Unix socket has at most {} bytes",
             "jalur soket Unix paling panjang {} bita"},
    Sentence{"such as 127.0.0.1:7331, [::1]:7331, https://0.0.0.0:443 or "
             "unix:/run/telusur/searchd.sock",
             "misalnya 127.0.0.1:7331, [::1]:7331, https://0.0.0.0:443, atau "
             "unix:/run/telusur/searchd.sock"},
    Sentence{"https:// without a certificate", "https:// tanpa sertifikat"},
    Sentence{"is another program listening there? port 0 takes any free one",
             "apakah program lain mendengarkan di sana? porta 0 memakai yang mana saja yang bebas"},
    Sentence{"not a stream socket that listens", "bukan soket aliran yang mendengarkan"},
    Sentence{"ListenStream= in the socket unit", "tulis ListenStream= di unit soket"},
    Sentence{"`{}` is no network", "`{}` bukan jaringan"},
    Sentence{"such as 10.0.0.0/8, 192.0.2.1, fd00::/8 or unix",
             "misalnya 10.0.0.0/8, 192.0.2.1, fd00::/8, atau unix"},
    Sentence{"PEM: the certificate with its chain, and its key",
             "PEM: sertifikat beserta rantainya, dan kuncinya"},
    Sentence{"not the certificate's key", "bukan kunci sertifikat itu"},
    // Keys.
    Sentence{"`{}` is no scope", "`{}` bukan lingkup"},
    Sentence{"search, write, admin, or several with commas between",
             "search, write, admin, atau beberapa dengan koma di antaranya"},
    Sentence{"`{}` is not known here", "`{}` tidak dikenal di sini"},
    Sentence{"a key needs `{}`", "sebuah kunci perlu `{}`"},
    Sentence{"`{}` is a text", "`{}` berupa teks"},
    Sentence{"not `sha256:` and 64 hexadecimal digits",
             "bukan `sha256:` dan 64 angka heksadesimal"},
    Sentence{"telusur-searchd --new-key SCOPES prints a key and this line",
             "telusur-searchd --new-key SCOPES mencetak kunci beserta baris ini"},
    Sentence{"a key needs `scopes`", "sebuah kunci perlu `scopes`"},
    Sentence{"`scopes` is a list", "`scopes` berupa daftar"},
    Sentence{"`expires` is neither a date nor a time with its zone",
             "`expires` bukan tanggal dan bukan waktu beserta zonanya"},
    Sentence{"expires = 2027-12-31, the last day, or 2027-12-31T17:00:00+07:00",
             "expires = 2027-12-31, hari terakhirnya, atau 2027-12-31T17:00:00+07:00"},
    Sentence{"`burst` without `rate`", "`burst` tanpa `rate`"},
    Sentence{"`rate` is requests per second, 0 to 1000000; 0 for any number",
             "`rate` ialah permintaan per detik, 0 sampai 1000000; 0 berarti tidak dibatasi"},
    Sentence{"`burst` is 1 to 1000000", "`burst` antara 1 dan 1000000"},
    Sentence{"`open-search` is true or false", "`open-search` berupa true atau false"},
    Sentence{"keys are `[[key]]` tables", "kunci ditulis sebagai tabel `[[key]]`"},
    Sentence{"two keys are called `{}`", "dua kunci bernama `{}`"},
    // Pins.
    Sentence{"\"{}\" is no id", "\"{}\" bukan id"},
    Sentence{"no ids after =>", "tidak ada id setelah =>"},
    Sentence{"more than {} ids for one query", "lebih dari {} id untuk satu kueri"},
    Sentence{"an id is both put first and taken out", "sebuah id didahulukan sekaligus dibuang"},
    Sentence{"write `query => id id -id`", "tulis `kueri => id id -id`"},
    Sentence{"no =>", "tidak ada =>"},
    Sentence{"no query before =>", "tidak ada kueri sebelum =>"},
    Sentence{"more than {} queries", "lebih dari {} kueri"},
    // The query log.
    Sentence{"name another --state-dir, or switch the log off with --no-query-log",
             "sebutkan --state-dir lain, atau matikan catatan ini dengan --no-query-log"},
};

constexpr std::array kHelp = {
    Sentence{"telusur-searchd: answer searches over HTTP",
             "telusur-searchd: menjawab pencarian lewat HTTP"},
    // Serving.
    Sentence{"Folder of the index", "Folder indeks"},
    Sentence{"File that lists the shards of the index, instead",
             "Berkas daftar bagian indeks, sebagai gantinya"},
    Sentence{"File of your own synonyms", "Berkas sinonim Anda sendiri"},
    Sentence{"File of decisions on acronyms", "Berkas keputusan tentang singkatan"},
    Sentence{"TOML file of constants of ranking", "Berkas TOML tetapan pemeringkatan"},
    Sentence{"TOML file of queries for simpanan:NAME", "Berkas TOML kueri untuk simpanan:NAMA"},
    Sentence{
        "HOST:PORT, https://HOST:PORT or unix:/PATH to listen on; repeat for more; port 0: any",
        "HOST:PORT, https://HOST:PORT, atau unix:/PATH tempat mendengarkan; boleh berulang; "
        "porta 0: yang mana saja"},
    Sentence{"Who may use the Unix sockets, in octal such as 660; as the umask says unless given",
             "Izin soket Unix, dalam oktal seperti 660; tanpa ini menurut umask"},
    Sentence{"PEM file of the certificate, its chain after it, for https:// addresses",
             "Berkas PEM sertifikat, disusul rantainya, untuk alamat https://"},
    Sentence{"PEM file of the certificate's key", "Berkas PEM kunci sertifikat"},
    Sentence{
        "Network of proxies, such as 10.0.0.0/8 or unix, that tell the client's address; repeat",
        "Jaringan proksi, seperti 10.0.0.0/8 atau unix, yang menyebut alamat klien; boleh "
        "berulang"},
    Sentence{"The header these proxies write it in", "Kepala tempat proksi itu menuliskannya"},
    Sentence{"Threads that read and write sockets", "Utas yang membaca dan menulis soket"},
    Sentence{"Threads that search", "Utas yang mencari"},
    Sentence{"Searches that may wait; the next gets a 503",
             "Pencarian yang boleh menunggu; berikutnya dijawab 503"},
    Sentence{"Longest such wait, foreseen or real", "Waktu tunggu terlama, perkiraan atau nyata"},
    Sentence{
        "The same while a queue stands that does not empty; 0: half of what a slow search takes",
        "Sama, selama antrean tidak pernah kosong; 0: separuh waktu pencarian yang lambat"},
    Sentence{"Time for a search, which then gives what it has found so far",
             "Waktu untuk satu pencarian, yang lalu memberi hasil sejauh itu"},
    Sentence{"How often to look for a new index", "Seberapa sering mencari indeks baru"},
    Sentence{"Time to finish requests on SIGTERM", "Waktu menyelesaikan permintaan saat SIGTERM"},
    Sentence{"Give the text in /v1/articles/{}, too", "Sertakan teks di /v1/articles/{}"},
    Sentence{"Origin of pages that may ask from the browser; repeat; * for any",
             "Asal halaman yang boleh bertanya dari peramban; boleh berulang; * untuk semua"},
    // Access.
    Sentence{"Requests per second of one key or address, on average; 0: any number",
             "Rata-rata permintaan per detik dari satu kunci atau alamat; 0: tidak dibatasi"},
    Sentence{"Requests it may make at once; 0: those of two seconds",
             "Permintaan yang boleh datang sekaligus; 0: jatah dua detik"},
    Sentence{"File of API keys; without it searching is open, the rest off",
             "Berkas kunci API; tanpa ini pencarian terbuka dan selebihnya tertutup"},
    Sentence{
        "Make a key for SCOPES (search,write,admin), print it with its lines for the key file, "
        "and leave",
        "Buat kunci untuk SCOPES (search,write,admin), cetak beserta barisnya untuk berkas "
        "kunci, lalu selesai"},
    // Limits.
    Sentence{"Open connections", "Koneksi terbuka"},
    Sentence{
        "Open connections of one address, or /64 of IPv6, that is no proxy; 0: any number",
        "Koneksi terbuka dari satu alamat, atau /64 IPv6, yang bukan proksi; 0: tidak dibatasi"},
    Sentence{"Request line and headers", "Baris permintaan dan kepala"},
    Sentence{"The URI", "URI"},
    Sentence{"A request's body", "Isi permintaan"},
    Sentence{"For a whole request header", "Untuk seluruh kepala permintaan"},
    Sentence{"For a whole request body", "Untuk seluruh isi permintaan"},
    Sentence{"Between requests", "Di antara permintaan"},
    Sentence{"For a whole answer", "Untuk seluruh jawaban"},
    // State.
    Sentence{"Folder for what changes while serving: dictionaries, query log",
             "Folder untuk yang berubah selama melayani: kamus, catatan kueri"},
    Sentence{"Where people reach this server, for links in feeds; such as https://cari.example",
             "Alamat server ini bagi orang, untuk tautan di umpan; misalnya https://cari.example"},
    Sentence{"The body of POST /v1/articles", "Isi POST /v1/articles"},
    Sentence{"For answers given again; 0 keeps none",
             "Untuk jawaban yang diberikan lagi; 0: tidak disimpan"},
    Sentence{"Whether searches and clicks are counted in --state-dir",
             "Apakah pencarian dan klik dihitung di --state-dir"},
    Sentence{"Size of the query log; the oldest searches go first",
             "Ukuran catatan kueri; pencarian terlama dibuang dulu"},
    Sentence{"How long searches stay in it", "Berapa hari pencarian tersimpan di situ"},
    // Logs.
    Sentence{"A line per request on standard error: off, text, json",
             "Satu baris per permintaan di keluaran galat standar: off, text, json"},
    Sentence{"Whether the access log has query strings", "Apakah catatan akses memuat isi kueri"},
    Sentence{"Check the configuration and every file it names, and leave",
             "Periksa konfigurasi dan setiap berkas yang disebutnya, lalu selesai"},
};

}  // namespace

Sentences error_sentences() {
  return kErrors;
}

Sentences help_sentences() {
  return kHelp;
}

}  // namespace telusur::searchd
