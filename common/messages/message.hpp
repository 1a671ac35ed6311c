// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "messages/translation.hpp"
#include "support/error.hpp"
#include "support/language.hpp"

namespace telusur {

/// `where: what (hint)`, one line, for people. In Indonesian, `what` and `hint` are looked up in
/// `own`, the program's sentences, and in those of common/; a `what` that nobody translated, such
/// as a library's reason, stays as it is after the kind of the error: `x.toml:3: isinya tidak dapat
/// dipahami: Error while parsing ...`. In English it is to_string(error).
std::string message(const Error& error, Language language, Sentences own = {});

/// The same, its parts apart: the error with `what` and `hint` in that language.
Error translated(const Error& error, Language language, Sentences own = {});

}  // namespace telusur
