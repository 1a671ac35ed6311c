// SPDX-License-Identifier: GPL-2.0-or-later
#include "temporary_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace telusur::testing {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "telusur-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path TemporaryFolder::write(const fs::path& name, std::string_view content) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file;
}

fs::path shared_data() {
  const char* folder = std::getenv("TELUSUR_SHARED");
  return folder == nullptr || *folder == '\0' ? fs::path() : fs::path(folder) / "data";
}

}  // namespace telusur::testing
