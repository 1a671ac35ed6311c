// SPDX-License-Identifier: GPL-2.0-or-later
#include "certificate.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <memory>
#include <random>

namespace telusur::testing {
namespace {

struct Close {
  void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

}  // namespace

Certificate::Certificate(const std::filesystem::path& folder)
    : certificate(folder / "certificate.pem"), key(folder / "key.pem") {
  renew();
}

void Certificate::renew() const {
  constexpr long kDay = 24 * 60 * 60;
  EVP_PKEY* pair = EVP_EC_gen("P-256");
  X509* made = X509_new();
  ASN1_INTEGER_set(X509_get_serialNumber(made), static_cast<long>(std::random_device{}() >> 1U));
  X509_gmtime_adj(X509_getm_notBefore(made), 0);
  X509_gmtime_adj(X509_getm_notAfter(made), kDay);
  X509_NAME* name = X509_get_subject_name(made);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(made, name);
  X509_set_pubkey(made, pair);
  X509_sign(made, pair, EVP_sha256());
  PEM_write_X509(File(std::fopen(certificate.c_str(), "w")).get(), made);
  PEM_write_PrivateKey(File(std::fopen(key.c_str(), "w")).get(), pair, nullptr, nullptr, 0, nullptr,
                       nullptr);
  X509_free(made);
  EVP_PKEY_free(pair);
}

}  // namespace telusur::testing
