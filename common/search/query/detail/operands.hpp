// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "search/query/tree.hpp"

namespace telusur::search::detail {

/// What a rule of the grammar yields: a node or, where only filters or nothing stood, none.
struct Operand {
  std::optional<Node> node;
  bool excluded = false;
};

/// Adds `operand` to a group. The words of an inner group without operators join the outer one,
/// unless that is a DAN group, whose operands are required and must stay apart.
void append(All& group, Operand operand);
void append(Any& group, Operand operand);

/// The group as an operand: nothing when it is empty, its operand when there is just one.
Operand collapsed(All group);
Operand collapsed(Any group);

/// The root of a tree, which may be an empty group.
Node unwrapped(All root);

/// True when `operand` has places in a text: words, phrases and alternatives of them.
bool has_places(const Operand& operand);

}  // namespace telusur::search::detail
