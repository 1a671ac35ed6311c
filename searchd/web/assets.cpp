// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/assets.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

/// Written by the build (embed_assets.cmake).
struct EmbeddedAsset {
  const char* name;
  const char* begin;
  const char* end;
};
extern "C" const EmbeddedAsset telusur_assets_begin[];  // NOLINT(modernize-avoid-c-arrays)
extern "C" const EmbeddedAsset telusur_assets_end[];    // NOLINT(modernize-avoid-c-arrays)

namespace telusur::searchd::web {
namespace {

std::string_view media_type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  throw std::logic_error(fmt::format("no media type for {}", name));
}

Asset make_asset(const EmbeddedAsset& embedded) {
  Asset asset;
  asset.name = embedded.name;
  asset.content = {embedded.begin, static_cast<std::size_t>(embedded.end - embedded.begin)};
  asset.media_type = media_type_of(asset.name);
  const std::size_t dot = asset.name.rfind('.');
  asset.hashed_name =
      fmt::format("{}-{:016x}{}", asset.name.substr(0, dot),
                  XXH3_64bits(asset.content.data(), asset.content.size()), asset.name.substr(dot));
  return asset;
}

/// Data of the program, made once.
const std::vector<Asset>& assets() {
  static const std::vector<Asset> kAssets = [] {
    std::vector<Asset> all;
    for (const auto* one = telusur_assets_begin; one != telusur_assets_end; ++one)
      all.push_back(make_asset(*one));
    return all;
  }();
  return kAssets;
}

const Asset* find(std::string_view name, auto member) {
  const auto found = std::ranges::find(assets(), name, member);
  return found == assets().end() ? nullptr : &*found;
}

}  // namespace

const Asset* find_asset(std::string_view name) {
  return find(name, &Asset::name);
}

const Asset* find_asset_by_hash(std::string_view hashed_name) {
  return find(hashed_name, &Asset::hashed_name);
}

Url asset_url(std::string_view name) {
  const Asset* asset = find_asset(name);
  if (asset == nullptr) throw std::logic_error(fmt::format("no asset {}", name));
  return Url::local("/assets/" + asset->hashed_name);
}

}  // namespace telusur::searchd::web
