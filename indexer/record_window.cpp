// SPDX-License-Identifier: GPL-2.0-or-later
#include "record_window.hpp"

#include <utility>

namespace telusur::indexer {
namespace {

std::size_t text_bytes(const Record& record) {
  return record.article ? record.article->body.size() : 0;
}

}  // namespace

bool RecordWindow::push(Record record, const Deliver& deliver) {
  cleaning::ArticleLines lines;
  if (record.article) lines = lines_.count(record.article->source, record.article->body);
  held_bytes_ += text_bytes(record);
  held_.push_back({std::move(record), std::move(lines)});
  while (held_.size() > kMostRecords || held_bytes_ > most_bytes_) {
    if (!release(deliver)) return false;
  }
  return true;
}

bool RecordWindow::flush(const Deliver& deliver) {
  while (!held_.empty()) {
    if (!release(deliver)) return false;
  }
  return true;
}

bool RecordWindow::release(const Deliver& deliver) {
  auto [record, counted] = std::move(held_.front());
  held_.pop_front();
  held_bytes_ -= text_bytes(record);
  if (record.article) {
    std::string& body = record.article->body;
    const auto spans = lines_.find(record.article->source, body);
    for (const cleaning::Span& span : spans)
      record.removed.push_back({"recurring-line", body.substr(span.begin, span.end - span.begin)});
    if (!spans.empty()) body = cleaning::without(body, spans);
  }
  return deliver(std::move(record), std::move(counted));
}

}  // namespace telusur::indexer
