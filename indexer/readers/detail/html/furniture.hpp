// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <libxml/tree.h>

#include <string_view>

namespace telusur::indexer::detail {

/// The rule by which the markup of an element says that it is not the article's own text: its tag
/// (`nav`, `aside`), its role, or a word in its class or id (`share`, `iklan`, `baca-juga`), by the
/// tables of furniture.cpp. Empty when nothing says so. Names are for reports: `html-navigation`,
/// `html-share`, `html-related`, `html-advertisement`, `html-promotion`, `html-comments`,
/// `html-caption`, `html-byline`, `html-tags`, `html-notice`, `html-hidden`, `html-form`.
/// Names in class and id are guesses of ours about other people's style sheets, so the caller
/// checks that the element does not hold most of the page.
std::string_view furniture_by_tag(const xmlNode& element);
std::string_view furniture_by_name(const xmlNode& element);

}  // namespace telusur::indexer::detail
