// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/prefix_words.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "index/form_counts.hpp"

namespace telusur::search {
namespace {

class Finder {
 public:
  Finder(const analysis::Analyzer& analyzer, std::span<const index::ListSource> shards,
         NoticeList& notices)
      : analyzer_(analyzer), shards_(shards), notices_(notices) {}

  void run(Node& node) {
    std::visit([this](auto& value) { run(value); }, node.as);
  }

 private:
  void run(All& all) {
    run(all.operands);
    run(all.excluded);
  }
  void run(Any& any) { run(any.operands); }
  void run(Near& near) { run(near.operands); }
  void run(Word& /*word*/) {}
  void run(Phrase& /*phrase*/) {}
  void run(std::vector<Node>& nodes) {
    for (Node& node : nodes)
      run(node);
  }

  void run(Prefix& prefix) {
    auto forms = index::forms_beginning(shards_, prefix.surface);
    const std::size_t kept = std::min(kMaxPrefixWords, forms.size());
    std::ranges::partial_sort(forms, forms.begin() + static_cast<std::ptrdiff_t>(kept), {},
                              [](const index::FormCount& count) {
                                return std::tuple(-std::int64_t{count.articles}, count.form);
                              });
    if (kept < forms.size()) {
      notices_.add(NoticeCode::many_prefix_words, prefix.range, std::to_string(kept));
    }
    forms.resize(kept);
    prefix.words.clear();
    prefix.articles = 0;
    for (index::FormCount& count : forms) {
      prefix.articles += count.articles;
      std::string stem(analyzer_.stemmer().stem(count.form, scratch_));
      prefix.words.push_back({std::move(count.form), std::move(stem), false});
    }
  }

  const analysis::Analyzer& analyzer_;
  std::span<const index::ListSource> shards_;
  NoticeList& notices_;
  std::string scratch_;
};

}  // namespace

void find_prefix_words(Query& query, const analysis::Analyzer& analyzer,
                       std::span<const index::ListSource> shards) {
  NoticeList notices(query.text);
  Finder(analyzer, shards, notices).run(query.root);
  std::ranges::move(notices.take(), std::back_inserter(query.notices));
  std::ranges::stable_sort(query.notices, {}, [](const Notice& one) { return one.range.begin; });
  if (query.notices.size() > kMaxNotices) query.notices.resize(kMaxNotices);
}

}  // namespace telusur::search
