// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/connections.hpp"

#include <doctest/doctest.h>

using telusur::http::Admission;
using telusur::http::Connections;

TEST_CASE("one connection too many closes the one idle for longest") {
  Connections connections(2, 0);
  int first_asked = 0;
  int second_asked = 0;
  REQUIRE(connections.add("") == Admission::granted);
  const auto first = connections.enter_idle([&] { ++first_asked; });
  REQUIRE(connections.add("") == Admission::granted);
  const auto second = connections.enter_idle([&] { ++second_asked; });
  CHECK(connections.add("") == Admission::granted);
  CHECK(first_asked == 1);
  CHECK(second_asked == 0);
  connections.leave_idle(first);
  connections.remove("");
  connections.leave_idle(second);
  CHECK(connections.add("") == Admission::full);  // none is idle: the newcomer goes
  connections.remove("");
  CHECK(connections.open() == 2);
}

TEST_CASE("a drain asks the idle to close, those that become idle too, and tells of the last") {
  Connections connections(10, 0);
  int asked = 0;
  bool drained = false;
  connections.add("");
  const auto idle = connections.enter_idle([&] { ++asked; });
  connections.add("");
  connections.drain([&] { drained = true; });
  CHECK(asked == 1);
  CHECK(connections.draining());
  connections.leave_idle(idle);
  connections.remove("");
  CHECK_FALSE(drained);
  connections.leave_idle(connections.enter_idle([&] { ++asked; }));
  CHECK(asked == 2);
  connections.remove("");
  CHECK(drained);
}

TEST_CASE("a drain without connections is done at once") {
  Connections connections(1, 0);
  bool drained = false;
  connections.drain([&] { drained = true; });
  CHECK(drained);
}

TEST_CASE("one network has only its share, and gets it back") {
  Connections connections(10, 2);
  CHECK(connections.add("192.0.2.1") == Admission::granted);
  CHECK(connections.add("192.0.2.1") == Admission::granted);
  CHECK(connections.add("192.0.2.1") == Admission::full_for_network);
  CHECK(connections.add("192.0.2.2") == Admission::granted);
  CHECK(connections.add("") == Admission::granted);  // a proxy: not counted by network
  CHECK(connections.add("") == Admission::granted);
  CHECK(connections.add("") == Admission::granted);
  connections.remove("192.0.2.1");  // the one refused
  CHECK(connections.add("192.0.2.1") == Admission::full_for_network);
  connections.remove("192.0.2.1");
  connections.remove("192.0.2.1");
  CHECK(connections.add("192.0.2.1") == Admission::granted);
}
