// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/posting_list.hpp"

#include <algorithm>
#include <cmath>

namespace telusur::search {

PostingList::PostingList(const Xapian::Database& db, const std::string& term,
                         std::span<const double> norms) {
  postings_.reserve(db.get_termfreq(term));
  double most = 0;
  // As a float it must not be less.
  const auto end_window = [&] {
    if (!windows_.empty()) windows_.back().most_share = std::nextafter(float(most), 2.0F);
    most = 0;
  };
  for (auto at = db.postlist_begin(term), end = db.postlist_end(term); at != end; ++at) {
    const Xapian::docid docid = *at;
    const std::uint32_t often = at.get_wdf();
    const std::uint32_t number = docid >> kWindowBits;
    const auto posting = static_cast<std::uint32_t>(postings_.size());
    if (windows_.empty() || windows_.back().number != number) {
      end_window();
      windows_.push_back({number, posting, 0});
    }
    if (often >= kMany) many_.push_back({posting, often});
    postings_.push_back(
        static_cast<Posting>(std::min(often, kMany) << kWindowBits | (docid & (kWindow - 1))));
    most = std::max(most, Bm25::share(often, norms[docid]));
  }
  end_window();
}

PostingList::PostingList(const PostingList& other, const allocator_type& memory)
    : windows_(other.windows_, memory),
      postings_(other.postings_, memory),
      many_(other.many_, memory) {}

std::size_t PostingList::bytes() const {
  return sizeof *this + windows_.size() * sizeof(Window) + postings_.size() * sizeof(Posting) +
         many_.size() * sizeof(Many);
}

std::uint32_t PostingList::many(const Posting& posting) const {
  const auto number = static_cast<std::uint32_t>(&posting - postings_.data());
  return std::ranges::lower_bound(many_, number, {}, &Many::posting)->often;
}

}  // namespace telusur::search
