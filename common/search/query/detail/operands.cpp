// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/detail/operands.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>
#include <vector>

namespace telusur::search::detail {
namespace {

void move_into(std::vector<Node>& to, std::vector<Node>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

bool node_has_places(const Node& node) {
  if (const auto* const any = std::get_if<Any>(&node.as))
    return std::ranges::all_of(any->operands, node_has_places);
  return !std::holds_alternative<All>(node.as) && !std::holds_alternative<Near>(node.as);
}

}  // namespace

void append(All& group, Operand operand) {
  if (!operand.node) return;
  if (operand.excluded) {
    group.excluded.push_back(std::move(*operand.node));
    return;
  }
  auto* const inner = std::get_if<All>(&operand.node->as);
  const bool joins =
      inner != nullptr && !inner->required && (!group.required || inner->operands.empty());
  if (!joins) {
    group.operands.push_back(std::move(*operand.node));
    return;
  }
  move_into(group.operands, inner->operands);
  move_into(group.excluded, inner->excluded);
}

void append(Any& group, Operand operand) {
  if (!operand.node) return;
  if (auto* const inner = std::get_if<Any>(&operand.node->as)) {
    move_into(group.operands, inner->operands);
  } else {
    group.operands.push_back(std::move(*operand.node));
  }
}

Operand collapsed(All group) {
  if (group.operands.size() + group.excluded.size() == 1) {
    const bool excluded = group.operands.empty();
    std::vector<Node>& only = excluded ? group.excluded : group.operands;
    return Operand{std::move(only.front()), excluded};
  }
  if (group.operands.empty() && group.excluded.empty()) return {};
  return Operand{Node{std::move(group)}, false};
}

Operand collapsed(Any group) {
  if (group.operands.empty()) return {};
  if (group.operands.size() == 1) return Operand{std::move(group.operands.front()), false};
  return Operand{Node{std::move(group)}, false};
}

Node unwrapped(All root) {
  if (root.operands.size() == 1 && root.excluded.empty()) return std::move(root.operands.front());
  return Node{std::move(root)};
}

bool has_places(const Operand& operand) {
  return !operand.excluded && operand.node && node_has_places(*operand.node);
}

}  // namespace telusur::search::detail
