// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/number_form.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace telusur::index;

TEST_CASE("what has a digit, and nothing else, has a form of numbers") {
  for (const char* word : {"7", "2005", "1.5", "5g", "v70", "10.30", "iphone16"}) {
    CAPTURE(word);
    CHECK(is_number_form(form_hash(word)));
  }
  std::set<FormHash> forms;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      const std::string word{a, b};
      CAPTURE(word);
      CHECK_FALSE(is_number_form(form_hash(word)));
      forms.insert(form_hash(word));
    }
  }
  CHECK_FALSE(is_number_form(form_hash("")));
  CHECK(forms.size() > 180);  // of 192: words are told apart
  forms.clear();
  for (int number = 0; number < 1000; ++number)
    forms.insert(form_hash(std::to_string(number)));
  CHECK(forms.size() == kNumberForms);
}
